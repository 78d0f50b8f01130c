import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { progressBar } from '../../../electron/terminal/progress-bar.ts';

const { isTTY } = process.stderr;
let written: string;
beforeEach(() => {
  written = '';
  vi.useFakeTimers();
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    written += String(text);
    return true;
  });
  process.stderr.isTTY = true;
});
afterEach(() => {
  process.stderr.isTTY = isTTY;
  vi.restoreAllMocks();
  vi.useRealTimers();
});

test('a job of less than a second shows nothing', () => {
  const bar = progressBar('Making a backup');
  bar.advance(1, 2);
  vi.advanceTimersByTime(900);
  bar.clear();
  vi.advanceTimersByTime(5000);
  expect(written).toBe('');
});

test('a longer one shows words, then how far it is, and goes away', () => {
  const bar = progressBar('Making a backup');
  bar.advance(0, 0);
  vi.advanceTimersByTime(1000);
  expect(written).toBe('\r\u001b[KMaking a backup…');
  written = '';
  vi.advanceTimersByTime(200);
  bar.advance(1, 4);
  expect(written).toBe(`\r\u001b[KMaking a backup ${'█'.repeat(6)}${'░'.repeat(18)} 25 %`);
  written = '';
  bar.advance(2, 4);
  expect(written).toBe('');
  bar.clear();
  expect(written).toBe('\r\u001b[K');
});

test('nothing is shown where standard error is no terminal', () => {
  process.stderr.isTTY = false;
  const bar = progressBar('Making a backup');
  vi.advanceTimersByTime(2000);
  bar.advance(1, 2);
  bar.clear();
  expect(written).toBe('');
});
