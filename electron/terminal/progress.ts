const clearLine = '\r\u001b[K';
const appearsAfterMs = 1000;
const redrawEveryMs = 100;

/** What shows that something takes a while, on standard error, and only when that is a terminal. */
export interface Progress {
  /** Says how far it is. */
  advance(to: number): void;
  /** Takes the line away, for other output or for good. */
  clear(): void;
}

const silent: Progress = { advance: () => {}, clear: () => {} };

/** Shows a line at once and until it is cleared. */
export function notice(text: string): Progress {
  if (!process.stderr.isTTY) return silent;
  process.stderr.write(text);
  return { advance: () => {}, clear: () => process.stderr.write(clearLine) };
}

/** Shows a count once the work has taken longer than a second. */
export function progress(noun: string): Progress {
  if (!process.stderr.isTTY) return silent;
  const startedAt = performance.now();
  let drawnAt = 0;
  return {
    advance: (to) => {
      const now = performance.now();
      if (now - startedAt < appearsAfterMs || now - drawnAt < redrawEveryMs) return;
      drawnAt = now;
      process.stderr.write(`${clearLine}${to.toLocaleString('en-GB')} ${noun}`);
    },
    clear: () => {
      if (drawnAt > 0) process.stderr.write(clearLine);
      drawnAt = 0;
    },
  };
}
