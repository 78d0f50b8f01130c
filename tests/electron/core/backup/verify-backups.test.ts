import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type VerifyOrder, verifyBackups } from '../../../../electron/core/backup/verify-backups.ts';
import { newDataKey } from '../../../../electron/core/vault/data-key.ts';
import { codeOf, succeeded } from '../../../support/outcomes.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';
import { container, journalToBackUp, namesIn, noon, partsOf } from './backup-fixtures.ts';

/** A journal with three backups of three days, newest first, and how all of them are looked at. */
async function threeBackups() {
  const made = await journalToBackUp();
  const names: string[] = [];
  for (const day of [0, 1, 2]) {
    names.push((await made.backUp({ now: () => noon - day * 86_400_000 })).name);
  }
  const { backups, vaultId, dataKey } = made;
  const workFolder = temporaryFolder();
  const verify = (choice: Partial<VerifyOrder> = {}) =>
    verifyBackups({ backupFolder: backups, vaultId, dataKey, workFolder, ...choice });
  return { ...made, names, workFolder, verify };
}

test('tells the damaged from the sound, and leaves other journals’ alone', async () => {
  const { names, backups, verify, workFolder } = await threeBackups();
  const [first = '', second = '', third = ''] = names;
  const bytes = readFileSync(join(backups, second));
  bytes.writeUInt8(bytes.readUInt8(bytes.length - 9) ^ 1, bytes.length - 9);
  writeFileSync(join(backups, second), bytes);
  writeFileSync(join(backups, '20200101T000000Z.casebook'), 'CASEBOOK BACKUP 1\nand then nothing');
  await (await journalToBackUp()).backUp({ backupFolder: backups, now: () => noon + 5000 });
  expect(succeeded(await verify())).toEqual({
    backups: [
      { name: first, state: 'sound', entries: 1 },
      { name: second, state: 'damaged', entries: null },
      { name: third, state: 'sound', entries: 1 },
      { name: '20200101T000000Z.casebook', state: 'damaged', entries: null },
    ],
    problems: [],
  });
  expect(namesIn(workFolder)).toEqual([]);
});

test('what a newer version made is not called damaged', async () => {
  const { names, backups, verify } = await threeBackups();
  const { header, body } = partsOf(readFileSync(join(backups, names[0] ?? '')));
  const newer = container({ ...header, version: 2 }, body);
  writeFileSync(join(backups, '20300101T000000Z.casebook'), newer);
  expect(succeeded(await verify()).backups.map(({ state }) => state)).toEqual(['sound', 'sound', 'sound']);
});

test('those from before the keys were renewed are told as such', async () => {
  const { verify } = await threeBackups();
  const { backups } = succeeded(await verify({ dataKey: newDataKey() }));
  expect(backups.map(({ state }) => state)).toEqual(['other-keys', 'other-keys', 'other-keys']);
});

test('without room to look none is called damaged: that is a problem of its own', async () => {
  const { verify, names } = await threeBackups();
  const report = succeeded(await verify({ workFolder: join(temporaryFolder(), 'gone') }));
  expect(report.backups).toEqual([]);
  expect(report.problems).toHaveLength(3);
  expect(report.problems[0]).toMatch(new RegExp(`^${names[0]}: The backup could not be taken out`));
});

test('stopped in the middle it says so, and calls none damaged', async () => {
  const { verify, workFolder } = await threeBackups();
  const stopping = new AbortController();
  const answer = await verify({ signal: stopping.signal, onProgress: () => stopping.abort() });
  expect(codeOf(answer)).toBe('cancelled');
  expect(namesIn(workFolder)).toEqual([]);
});

test('one that goes away meanwhile is left out', async () => {
  const { verify, backups, names } = await threeBackups();
  const last = join(backups, names[2] ?? '');
  const report = await verify({ onProgress: () => existsSync(last) && rmSync(last) });
  expect(succeeded(report).backups.map(({ name }) => name)).toEqual(names.slice(0, 2));
});

test('tells how far it is, up to the whole', async () => {
  const { verify } = await threeBackups();
  const parts: number[] = [];
  await verify({ onProgress: (done, total) => parts.push(done / total) });
  expect(parts).toEqual([...parts].sort((one, other) => one - other));
  expect(parts.at(-1)).toBe(1);
});
