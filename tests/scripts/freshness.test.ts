import { mkdirSync, mkdtempSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { isFresh, newestChangeMs, stampAt } from '../../scripts/freshness.ts';

/** A folder of sources that were all last touched long ago, and where its stamp goes. */
function sources() {
  const folder = mkdtempSync(join(tmpdir(), 'casebook-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const [source, deep] = [join(folder, 'source'), join(folder, 'source', 'deep')];
  const file = join(deep, 'page.ts');
  mkdirSync(deep, { recursive: true });
  writeFileSync(file, 'one');
  for (const path of [file, deep, source]) utimesSync(path, 1000, 1000);
  return { source, deep, file, stamp: join(folder, 'made', 'stamp') };
}

describe('what was built', () => {
  it('is stale as long as nothing says otherwise', () => {
    const { source, stamp } = sources();
    expect(isFresh(stamp, [source])).toBe(false);
  });

  it('is stale once a file deep within changed', () => {
    const { source, file, stamp } = sources();
    stampAt(stamp, Date.now());
    expect(isFresh(stamp, [source])).toBe(true);
    const later = new Date(Date.now() + 60_000);
    utimesSync(file, later, later);
    expect(isFresh(stamp, [source])).toBe(false);
  });

  it('is stale once a file within was deleted', () => {
    const { source, file, stamp } = sources();
    stampAt(stamp, 2_000_000);
    expect(isFresh(stamp, [source])).toBe(true);
    rmSync(file);
    expect(isFresh(stamp, [source])).toBe(false);
  });

  it('is stale when a source changed while it was being built', () => {
    const { source, file, stamp } = sources();
    const startedMs = Date.now();
    const during = new Date(startedMs + 10);
    utimesSync(file, during, during);
    stampAt(stamp, startedMs);
    expect(isFresh(stamp, [source])).toBe(false);
  });

  it('is as old as the newest of its sources', () => {
    const { source, deep, file, stamp } = sources();
    utimesSync(file, 5000, 5000);
    expect(newestChangeMs(source)).toBe(5_000_000);
    expect(newestChangeMs(join(source, 'nothing'))).toBe(0);
    stampAt(stamp, statSync(file).mtimeMs);
    expect(isFresh(stamp, [deep, source, file])).toBe(true);
  });
});
