import { plainLine } from './output.ts';

const clearLine = '\r\u001b[K';
const appearsAfterMs = 1000;
const redrawEveryMs = 100;
const cells = 24;

/** What shows how far a long job is, on standard error, and only when that is a terminal. */
export interface ProgressBar {
  /** Says how much is done of how much; 0 of 0 where that is not known yet. */
  advance(done: number, total: number): void;
  /** Takes the line away, for other output or for good. */
  clear(): void;
}

/** Shows a bar once the work has taken longer than a second; before its first step only the words. */
export function progressBar(words: string): ProgressBar {
  if (!process.stderr.isTTY) return { advance: () => {}, clear: () => {} };
  let part: number | undefined;
  let drawnAt = 0;
  let isShown = false;
  const draw = () => {
    drawnAt = performance.now();
    process.stderr.write(`${clearLine}${plainLine(words)}${part === undefined ? '…' : barOf(part)}`);
  };
  const timer = setTimeout(() => {
    isShown = true;
    draw();
  }, appearsAfterMs);
  return {
    advance: (done, total) => {
      part = total > 0 ? done / total : undefined;
      if (isShown && performance.now() - drawnAt >= redrawEveryMs) draw();
    },
    clear: () => {
      clearTimeout(timer);
      if (isShown) process.stderr.write(clearLine);
      isShown = false;
    },
  };
}

function barOf(part: number): string {
  const full = Math.round(part * cells);
  return ` ${'█'.repeat(full)}${'░'.repeat(cells - full)} ${Math.floor(part * 100)} %`;
}
