import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { lastWindowGraceMs, watchLastWindow } from '../../../electron/browser/last-window.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function watch() {
  const onGone = vi.fn();
  return { onGone, lastWindow: watchLastWindow(onGone) };
}

describe('the last window', () => {
  it('is not missed before there was one', () => {
    const { onGone } = watch();
    vi.advanceTimersByTime(100 * lastWindowGraceMs);
    expect(onGone).not.toHaveBeenCalled();
  });

  it('is missed thirty seconds after it went, once', () => {
    const { onGone, lastWindow } = watch();
    lastWindow.changed(1);
    lastWindow.changed(0);
    vi.advanceTimersByTime(29_999);
    expect(onGone).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(onGone).toHaveBeenCalledOnce();
    vi.advanceTimersByTime(100 * lastWindowGraceMs);
    expect(onGone).toHaveBeenCalledOnce();
  });

  it('may come back, any number of times', () => {
    const { onGone, lastWindow } = watch();
    for (let reload = 0; reload < 10; reload += 1) {
      lastWindow.changed(1);
      lastWindow.changed(0);
      vi.advanceTimersByTime(lastWindowGraceMs - 1);
    }
    lastWindow.changed(1);
    vi.advanceTimersByTime(100 * lastWindowGraceMs);
    expect(onGone).not.toHaveBeenCalled();
  });

  it('is not missed while another is open', () => {
    const { onGone, lastWindow } = watch();
    for (const open of [1, 2, 1]) lastWindow.changed(open);
    vi.advanceTimersByTime(100 * lastWindowGraceMs);
    expect(onGone).not.toHaveBeenCalled();
  });

  it('is not missed when Casebook is ending already', () => {
    const { onGone, lastWindow } = watch();
    lastWindow.changed(1);
    lastWindow.stop();
    lastWindow.changed(0);
    vi.advanceTimersByTime(100 * lastWindowGraceMs);
    expect(onGone).not.toHaveBeenCalled();
  });
});
