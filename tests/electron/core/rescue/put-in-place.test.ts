import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { finishPutInPlace, putInPlace } from '../../../../electron/core/rescue/put-in-place.ts';
import { codeOf, succeeded } from '../../../support/outcomes.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';

const now = Date.parse('2026-11-22T17:25:01.123Z');
const keptAs = 'journal.damaged-20261122T172501Z.db';

function damagedFolder({ hasLog }: { hasLog: boolean }) {
  const folder = join(temporaryFolder(), 'journal');
  mkdirSync(folder);
  const rescued = join(folder, 'journal.db.rescued');
  writeFileSync(join(folder, 'journal.db'), 'damaged');
  if (hasLog) writeFileSync(join(folder, 'journal.db-wal'), 'damaged log');
  writeFileSync(rescued, 'rescued');
  return { folder, rescued };
}

function filesIn(folder: string): Record<string, string> {
  return Object.fromEntries(
    readdirSync(folder)
      .sort()
      .map((name) => [name, readFileSync(join(folder, name), 'utf8')]),
  );
}

const inPlace = { [keptAs]: 'damaged', [`${keptAs}-wal`]: 'damaged log', 'journal.db': 'rescued' };

describe('where it cannot be done', () => {
  test('without the rescued file everything stays as it is', async () => {
    const { folder, rescued } = damagedFolder({ hasLog: true });
    rmSync(rescued);
    expect(codeOf(await putInPlace({ folder, rescued, now }))).toBe('not-writable');
    expect(filesIn(folder)).toMatchObject({ 'journal.db': 'damaged', 'journal.db-wal': 'damaged log' });
  });

  test('nothing is finished where nothing was decided', async () => {
    const { folder } = damagedFolder({ hasLog: true });
    const before = filesIn(folder);
    expect(await finishPutInPlace(folder)).toBe(false);
    expect(filesIn(folder)).toEqual(before);
  });
});

test('the damaged database and its log are kept under another name, and the rescued one is in its place', async () => {
  const { folder, rescued } = damagedFolder({ hasLog: true });
  expect(succeeded(await putInPlace({ folder, rescued, now }))).toEqual({ keptAs });
  expect(filesIn(folder)).toEqual(inPlace);
});

test('one kept before is never overwritten', async () => {
  const { folder, rescued } = damagedFolder({ hasLog: false });
  writeFileSync(join(folder, keptAs), 'kept before');
  const { keptAs: name } = succeeded(await putInPlace({ folder, rescued, now }));
  expect(name).toBe('journal.damaged-20261122T172501Z-2.db');
  expect(filesIn(folder)).toEqual({ [keptAs]: 'kept before', [name]: 'damaged', 'journal.db': 'rescued' });
});

test.skipIf(process.platform === 'win32').each(['links', 'no-links'])(
  'killed before any of its steps (%s) it leaves the damaged journal or the rescued one, and the damaged one is kept',
  async (choice) => {
    const program = join(import.meta.dirname, 'put-in-place-program.ts');
    let step = 1;
    for (let isDone = false; !isDone; step += 1) {
      const { folder, rescued } = damagedFolder({ hasLog: true });
      const run = spawnSync(process.execPath, [program, folder, rescued, String(step), choice]);
      isDone = run.status === 0;
      if (!isDone) expect(run.signal).toBe('SIGKILL');

      const left = filesIn(folder);
      const isReplaced = left['journal.db'] === 'rescued';
      const isDecided = existsSync(join(folder, 'journal.db.rescued-whole'));
      if (isReplaced || isDecided) {
        expect(left[keptAs]).toBe('damaged');
        expect(left[`${keptAs}-wal`]).toBe('damaged log');
      } else expect(left).toMatchObject({ 'journal.db': 'damaged', 'journal.db-wal': 'damaged log' });
      if (isReplaced) expect(left['journal.db-wal']).toBeUndefined();

      expect(await finishPutInPlace(folder)).toBe(isDecided);
      if (!isDecided && !isReplaced) succeeded(await putInPlace({ folder, rescued, now }));
      expect(filesIn(folder)).toMatchObject({ 'journal.db': 'rescued' });
      expect(existsSync(join(folder, 'journal.db-wal'))).toBe(false);
    }
    expect(step).toBeGreaterThan(8);
  },
  120_000,
);
