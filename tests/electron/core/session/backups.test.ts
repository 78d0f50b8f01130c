import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { migrations } from '../../../../electron/core/database/migrate.ts';
import { openDatabase } from '../../../../electron/core/database/open-database.ts';
import { databaseKeyOf, unlockVault } from '../../../../electron/core/vault/vault.ts';
import { passphrase, startTestApplication, startWithJournal } from '../../../support/application.ts';
import { codeOf, failureOf, succeeded } from '../../../support/outcomes.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';

const secret = { type: 'passphrase', passphrase } as const;
const entry = { kind: 'win', date: '2026-11-20', text: 'Worth a backup' } as const;

describe('what is refused', () => {
  test('a folder that is none, or is not named in full, keeps no backups', async () => {
    const { call, value, dataFolder } = await startWithJournal();
    for (const folder of ['backups', join(dataFolder, 'nowhere')]) {
      expect(codeOf(await call('backup.set-folder', { folder }))).toBe('not-a-folder');
    }
    expect((await value('backup.list', {})).isDefaultFolder).toBe(true);
  });

  test('a chosen folder that is gone makes no backup, says so, and the journal goes on', async () => {
    const { call, value } = await startWithJournal();
    const elsewhere = temporaryFolder();
    await value('backup.set-folder', { folder: elsewhere });
    rmSync(elsewhere, { recursive: true });
    const failure = failureOf(await call('backup.make', {}));
    expect(failure.code).toBe('not-writable');
    expect((await value('backup.list', {})).failure).toBe(failure.message);
    await value('entry.create', entry);
    mkdirSync(elsewhere);
    await value('backup.make', {});
    expect((await value('backup.list', {})).failure).toBeNull();
  });

  test('a backup is not brought back with a wrong secret, and nothing is left of the try', async () => {
    const { call, value, dataFolder } = await startWithJournal();
    const { name } = await value('backup.make', {});
    const wrong = { type: 'passphrase', passphrase: 'not this one' } as const;
    const from = { type: 'name', name } as const;
    expect(codeOf(await call('backup.restore', { from, secret: wrong }))).toBe('wrong-passphrase');
    expect(existsSync(join(dataFolder, 'journals')) && readdirSync(join(dataFolder, 'journals'))).toEqual([]);
    expect((await value('journals.list', {})).journals).toHaveLength(1);
  });

  test('a backup that is not there, or is none, is said to be so', async () => {
    const { call, dataFolder } = await startWithJournal();
    const gone = { type: 'name', name: '20200101T000000Z.casebook' } as const;
    expect(codeOf(await call('backup.restore', { from: gone, secret }))).toBe('not-found');
    const file = join(dataFolder, 'letter.casebook');
    writeFileSync(file, 'Dear backup');
    expect(codeOf(await call('backup.restore', { from: { type: 'file', file }, secret }))).toBe(
      'not-a-backup',
    );
  });
});

test('each day the journal is used it is backed up once, when it is opened', async () => {
  let now = Date.parse('2026-11-20T12:00:00Z');
  const { value, journalFolder } = await startWithJournal({ now: () => now });
  const backups = () =>
    existsSync(join(journalFolder, 'backups')) ? readdirSync(join(journalFolder, 'backups')) : [];
  const made = () => backups().filter((name) => name.endsWith('.casebook'));
  const reopen = async () => {
    await value('vault.lock', {});
    await value('vault.unlock', { secret });
  };
  await value('entry.create', entry);
  expect(made()).toEqual([]);
  await reopen();
  await vi.waitFor(() => expect(made()).toEqual(['20261120T120000Z.casebook']), 5000);
  await reopen();
  await value('backup.verify', {});
  expect(made()).toHaveLength(1);
  now += 24 * 3_600_000;
  await reopen();
  await vi.waitFor(() => expect(made()).toHaveLength(2), 5000);
  expect((await value('backup.list', {})).backups.map(({ reason }) => reason)).toEqual(['daily', 'daily']);
});

test('a backup comes back as a journal of its own, which becomes the current one', async () => {
  const { value, journalFolder } = await startWithJournal();
  const { id } = await value('entry.create', entry);
  const { name } = await value('backup.make', {});
  await value('entry.create', { ...entry, text: 'Written after the backup' });
  const before = readFileSync(join(journalFolder, 'journal.keys.json'));
  const restored = await value('backup.restore', { from: { type: 'name', name }, secret });
  expect(restored).toMatchObject({ entries: 1, isCurrent: true });
  const { journals } = await value('journals.list', {});
  expect(journals.map(({ name, isCurrent }) => ({ name, isCurrent }))).toEqual([
    { name: 'My journal', isCurrent: false },
    { name: 'My journal (restored 2026-11-20)', isCurrent: true },
  ]);
  expect((await value('vault.unlock', { secret })).state).toBe('unlocked');
  expect((await value('entry.list', {})).entries.map((each) => each.id)).toEqual([id]);
  await value('journals.select', { id: 'first' });
  await value('vault.unlock', { secret });
  expect((await value('entry.list', {})).entries).toHaveLength(2);
  expect(readFileSync(join(journalFolder, 'journal.keys.json'))).toEqual(before);
});

test('a journal in a folder given for this run is brought back beside it, and stays the current one', async () => {
  const fixedJournalFolder = join(temporaryFolder(), 'mine');
  const { value } = await startWithJournal({ fixedJournalFolder });
  const { name } = await value('backup.make', {});
  const { folder, isCurrent } = await value('backup.restore', { from: { type: 'name', name }, secret });
  expect(isCurrent).toBe(false);
  const other = startTestApplication({ fixedJournalFolder: folder });
  expect((await other.value('vault.unlock', { secret })).state).toBe('unlocked');
});

test('verifying names what is sound, what is damaged and what has other keys', async () => {
  let now = Date.parse('2026-11-20T12:00:00Z');
  const { value, journalFolder } = await startWithJournal({ now: () => now });
  await value('entry.create', entry);
  const old = await value('backup.make', {});
  await value('vault.rotate-keys', { passphrase });
  now += 60_000;
  const broken = await value('backup.make', {});
  now += 60_000;
  const sound = await value('backup.make', {});
  const file = join(journalFolder, 'backups', broken.name);
  const bytes = readFileSync(file);
  bytes.writeUInt8(bytes.readUInt8(bytes.length - 2000) ^ 1, bytes.length - 2000);
  writeFileSync(file, bytes);
  const report = await value('backup.verify', {});
  expect(report).toMatchObject({ entries: 1, problems: [] });
  expect(Object.fromEntries(report.backups.map(({ name, state }) => [name, state]))).toEqual({
    [old.name]: 'other-keys',
    [broken.name]: 'damaged',
    [sound.name]: 'sound',
  });
  expect((await value('backup.remove', { names: [old.name, broken.name] })).removed).toBe(2);
  expect((await value('backup.list', {})).backups.map(({ name }) => name)).toEqual([sound.name]);
});

test('a journal of an older shape is backed up before it is raised, and stays as it is where that fails', async () => {
  const { call, value, journalFolder } = await startWithJournal();
  const { id } = await value('entry.create', entry);
  await value('vault.lock', {});
  const file = join(journalFolder, 'journal.db');
  const { dataKey } = succeeded(await unlockVault(journalFolder, secret));
  const database = succeeded(openDatabase(file, databaseKeyOf(dataKey), { mayCreate: false }));
  database.execute('DROP TABLE promotion_case');
  database.pragma(`user_version = ${migrations.length - 1}`);
  database.close();
  const { size } = statSync(file);

  writeFileSync(join(journalFolder, 'backups'), 'a file where the folder should be');
  const refused = failureOf(await call('vault.unlock', { secret }));
  expect(refused.code).toBe('not-writable');
  expect(refused.message).toContain('only after a backup');
  expect(statSync(file).size).toBe(size);

  rmSync(join(journalFolder, 'backups'));
  await value('vault.unlock', { secret });
  expect((await value('case.list', {})).cases).toEqual([]);
  expect((await value('entry.get', { id })).text).toBe(entry.text);
  const { backups } = await value('backup.list', {});
  expect(backups.map(({ reason }) => reason)).toContain('before-migration');
});

test('the days after the keys were renewed are backed up, too', async () => {
  let now = Date.parse('2026-11-20T12:00:00Z');
  const { value, journalFolder } = await startWithJournal({ now: () => now });
  await value('backup.make', {});
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  onTestFinished(() => void vi.useRealTimers());
  await value('vault.rotate-keys', { passphrase });
  now += 24 * 3_600_000;
  vi.advanceTimersByTime(600_000);
  vi.useRealTimers();
  const made = () =>
    readdirSync(join(journalFolder, 'backups')).filter((name) => name.startsWith('20261121'));
  await vi.waitFor(() => expect(made()).toHaveLength(1), 8000);
  expect((await value('vault.notices', {})).notices).toEqual([]);
});
