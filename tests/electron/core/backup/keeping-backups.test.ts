import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { listBackups } from '../../../../electron/core/backup/list-backups.ts';
import { removeBackups } from '../../../../electron/core/backup/remove-backups.ts';
import { pruneBackups } from '../../../../electron/core/backup/rotation.ts';
import { newDataKey } from '../../../../electron/core/vault/data-key.ts';
import { codeOf, failureOf, succeeded } from '../../../support/outcomes.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';
import { changed, journalToBackUp, namesIn, noon } from './backup-fixtures.ts';

const dayMs = 86_400_000;

/** A journal with backups of as many days as are named, counted back from noon. */
async function backupsOf(days: readonly number[]) {
  const made = await journalToBackUp();
  const names: string[] = [];
  for (const day of days) names.push((await made.backUp({ now: () => noon - day * dayMs })).name);
  const { vaultId, dataKey, backups } = made;
  const prune = (choice: { dataKey?: Buffer } = {}) =>
    pruneBackups(backups, { vaultId, dataKey, now: noon, zone: 'UTC', ...choice });
  return { ...made, names, prune };
}

const lastBit = (bytes: Buffer) => {
  bytes.writeUInt8(bytes.readUInt8(bytes.length - 1) ^ 1, bytes.length - 1);
  return bytes;
};

test('lists by the instant in the head: a name can lie about its time', async () => {
  const { backups, names, vaultId } = await backupsOf([2, 1]);
  const [older = '', newer = ''] = names;
  renameSync(join(backups, older), join(backups, '20990101T000000Z.casebook'));
  const list = await listBackups(backups, vaultId);
  expect(list.backups.map(({ name }) => name)).toEqual([newer, '20990101T000000Z.casebook']);
  expect(list.backups[1]).toMatchObject({ createdAt: '2026-11-20T12:00:00.000Z', isOfThisJournal: true });
});

test('lists what cannot be read by its name, and nothing that only lies there', async () => {
  const { backups, names, vaultId } = await backupsOf([0]);
  for (const name of [
    '20200101T000000Z.casebook',
    '20210101T000000Z-7.casebook',
    'notes.txt',
    'x.casebook',
  ]) {
    writeFileSync(join(backups, name), 'nothing');
  }
  mkdirSync(join(backups, '20220101T000000Z.casebook'));
  const list = await listBackups(backups, vaultId);
  expect(list.backups.map(({ name }) => name)).toEqual(names);
  expect(list.unreadable).toEqual([
    '20220101T000000Z.casebook',
    '20210101T000000Z-7.casebook',
    '20200101T000000Z.casebook',
  ]);
});

test('lists nothing where there is no folder', async () => {
  const nowhere = join(temporaryFolder(), 'none');
  expect(await listBackups(nowhere, undefined)).toEqual({ backups: [], unreadable: [] });
});

test('journals that share a folder are told apart, and none prunes another’s', async () => {
  const { backups, backUp, vaultId, prune } = await backupsOf([0]);
  const other = await journalToBackUp();
  const others: string[] = [];
  for (const day of [0, 0, 0]) {
    others.push((await other.backUp({ backupFolder: backups, now: () => noon - day * dayMs })).name);
  }
  await backUp({ now: () => noon - 60_000 });
  expect(await prune()).toBe(1);
  const list = await listBackups(backups, vaultId);
  expect(list.backups.filter(({ isOfThisJournal }) => isOfThisJournal)).toHaveLength(1);
  const foreign = list.backups.filter(({ isOfThisJournal }) => !isOfThisJournal);
  expect(foreign.map(({ name }) => name).sort()).toEqual(others.sort());
});

test('prunes what the rotation no longer keeps', async () => {
  const { names, prune, backups } = await backupsOf([0, 0.01, 0.02]);
  expect(await prune()).toBe(2);
  expect(namesIn(backups)).toEqual([names[0]]);
  expect(await prune()).toBe(0);
});

test('leaves a backup alone whose head was changed, and one that cannot be read', async () => {
  const { names, prune, backups } = await backupsOf([0, 0.01, 0.02]);
  const [, second = '', third = ''] = names;
  changed(join(backups, second), join(backups, second), (bytes) =>
    Buffer.from(bytes.toString('latin1').replace('"createdAt":"2026', '"createdAt":"2020'), 'latin1'),
  );
  writeFileSync(join(backups, third), 'CASEBOOK BACKUP 1\n');
  expect(await prune()).toBe(0);
  expect(namesIn(backups)).toHaveLength(3);
});

test('never removes the newest sound one, though a newer one is damaged', async () => {
  const { names, prune, backups } = await backupsOf([0, 0.01, 0.02]);
  const [newest = '', second = ''] = names;
  changed(join(backups, newest), join(backups, newest), lastBit);
  expect(await prune()).toBe(1);
  expect(namesIn(backups)).toEqual([newest, second].sort());
});

test('removes nothing while none is sound', async () => {
  const { names, prune, backups } = await backupsOf([0, 0.01, 0.02]);
  for (const name of names) changed(join(backups, name), join(backups, name), lastBit);
  expect(await prune()).toBe(0);
  expect(namesIn(backups)).toHaveLength(3);
});

test('backups from before the keys were renewed age out like the others', async () => {
  const { prune, backups } = await backupsOf([0, 0.01, 0.02]);
  expect(await prune({ dataKey: newDataKey() })).toBe(2);
  expect(namesIn(backups)).toHaveLength(1);
});

test.skipIf(process.platform === 'win32' || process.getuid?.() === 0)(
  'where the system refuses, what should go stays, and removing by hand says why',
  async () => {
    const { names, prune, backups } = await backupsOf([0, 0.01]);
    chmodSync(backups, 0o500);
    expect(await prune()).toBe(0);
    expect(failureOf(await removeBackups(backups, names))).toMatchObject({ code: 'not-writable' });
    chmodSync(backups, 0o700);
    expect(namesIn(backups)).toHaveLength(2);
  },
);

test('removes the backups that were named, and counts those that were there', async () => {
  const { names, backups } = await backupsOf([0, 1]);
  const [first = ''] = names;
  const asked = [first, first, '20010101T000000Z.casebook'];
  expect(succeeded(await removeBackups(backups, asked))).toEqual({ removed: 1 });
  expect(namesIn(backups)).toEqual([names[1]]);
});

test('removes nothing whose name is not a backup’s', async () => {
  const { backups, folder } = await backupsOf([0]);
  await expect(removeBackups(backups, ['../journal.db'])).rejects.toThrow();
  expect(existsSync(join(folder, 'journal.db'))).toBe(true);
});

test('removing from a folder that is gone removes nothing and says so or counts none', async () => {
  const answer = await removeBackups(join(temporaryFolder(), 'gone'), ['20260101T000000Z.casebook']);
  expect(codeOf(answer)).toBe('not-writable');
});

test('what another kind of program wrote over a backup is not taken for one', async () => {
  const { backups, names, vaultId } = await backupsOf([0]);
  const [name = ''] = names;
  const half = readFileSync(join(backups, name)).subarray(0, 1000);
  writeFileSync(join(backups, name), half);
  expect(await listBackups(backups, vaultId)).toEqual({ backups: [], unreadable: [name] });
});
