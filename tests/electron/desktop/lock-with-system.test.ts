import { EventEmitter } from 'node:events';
import type { PowerMonitor } from 'electron';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { lockWithSystem } from '../../../electron/desktop/lock-with-system.ts';

/** The system as the desktop sees it. */
class System extends EventEmitter {
  state: ReturnType<PowerMonitor['getSystemIdleState']> = 'active';
  askedFor: number | undefined;

  getSystemIdleState(idleSeconds: number) {
    this.askedFor = idleSeconds;
    return this.state;
  }
}

function begin() {
  const system = new System();
  const lock = vi.fn();
  const chosen = { minutes: 15 };
  const stop = lockWithSystem(system as unknown as PowerMonitor, () => chosen.minutes, lock);
  return { system, lock, stop, chosen };
}

describe('locking with the system', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('leaves the journal open while somebody is there, or the system cannot tell', () => {
    const { system, lock } = begin();
    vi.advanceTimersByTime(60_000);
    system.state = 'unknown';
    vi.advanceTimersByTime(60_000);
    expect(lock).not.toHaveBeenCalled();
    expect(system.askedFor).toBe(15 * 60);
  });

  it('asks for as many idle minutes as are chosen now', () => {
    const { system, chosen } = begin();
    for (const minutes of [1, 240]) {
      chosen.minutes = minutes;
      vi.advanceTimersByTime(1000);
      expect(system.askedFor).toBe(minutes * 60);
    }
  });

  it('locks within a second of the screen being locked, and not again while it stays so', () => {
    const { system, lock } = begin();
    system.state = 'locked';
    vi.advanceTimersByTime(1000);
    expect(lock).toHaveBeenCalledTimes(1);
    system.state = 'idle';
    vi.advanceTimersByTime(60_000);
    expect(lock).toHaveBeenCalledTimes(1);
  });

  it('locks again after somebody was there', () => {
    const { system, lock } = begin();
    for (const state of ['idle', 'active', 'idle'] as const) {
      system.state = state;
      vi.advanceTimersByTime(1000);
    }
    expect(lock).toHaveBeenCalledTimes(2);
  });

  it.each(['suspend', 'lock-screen'])('locks at once on %s', (event) => {
    const { system, lock } = begin();
    system.emit(event);
    expect(lock).toHaveBeenCalledTimes(1);
  });

  it('asks no more once it is stopped', () => {
    const { system, lock, stop } = begin();
    stop();
    system.state = 'locked';
    vi.advanceTimersByTime(60_000);
    expect(lock).not.toHaveBeenCalled();
  });
});
