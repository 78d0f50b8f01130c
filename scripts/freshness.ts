import { mkdirSync, readdirSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

function modifiedMs(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

/** When anything below a path was last changed, added or taken away: milliseconds since the epoch, 0 where nothing is. */
export function newestChangeMs(path: string): number {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (!stats) return 0;
  if (!stats.isDirectory()) return stats.mtimeMs;
  const within = readdirSync(path).map((name) => newestChangeMs(join(path, name)));
  return Math.max(stats.mtimeMs, ...within);
}

/** Whether what was stamped is as new as all its sources. */
export function isFresh(stamp: string, sources: readonly string[]): boolean {
  return modifiedMs(stamp) >= Math.max(...sources.map(newestChangeMs));
}

/** Notes that something was made from its sources as they were at `startedMs`. */
export function stampAt(stamp: string, startedMs: number): void {
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, '');
  utimesSync(stamp, new Date(startedMs), new Date(startedMs));
}
