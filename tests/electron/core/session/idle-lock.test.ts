import { expect, onTestFinished, test, vi } from 'vitest';
import { createIdleLock } from '../../../../electron/core/session/idle-lock.ts';

const minute = 60_000;

function started(minutes = () => 15) {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  let now = 0;
  const lock = vi.fn();
  const idle = createIdleLock({ minutes, now: () => now, lock });
  onTestFinished(() => idle.stop());
  const pass = (ms: number) => {
    now += ms;
    vi.advanceTimersByTime(2000);
  };
  return { idle, lock, pass };
}

test('locks once nobody was there for the minutes', () => {
  const { lock, pass } = started();
  pass(14 * minute);
  expect(lock).not.toHaveBeenCalled();
  pass(minute);
  expect(lock).toHaveBeenCalledTimes(1);
});

test('begins again whenever somebody is there', () => {
  const { idle, lock, pass } = started();
  pass(14 * minute);
  idle.touch();
  pass(14 * minute);
  expect(lock).not.toHaveBeenCalled();
});

test('locks as soon as the computer wakes after it slept for longer', () => {
  const { lock, pass } = started();
  pass(8 * 60 * minute);
  expect(lock).toHaveBeenCalledTimes(1);
});

test('follows the setting while it runs', () => {
  let minutes = 15;
  const { lock, pass } = started(() => minutes);
  pass(2 * minute);
  minutes = 1;
  pass(0);
  expect(lock).toHaveBeenCalledTimes(1);
});

test('locks no more once it is stopped', () => {
  const { idle, lock, pass } = started();
  idle.stop();
  pass(60 * minute);
  expect(lock).not.toHaveBeenCalled();
});
