import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { makeBackup } from '../../../../electron/core/backup/make-backup.ts';
import { verifyBackup } from '../../../../electron/core/backup/verify-backup.ts';
import { journalFiles } from '../../../../electron/core/vault/journal-files.ts';
import { fail, ok } from '../../../../shared/domain/result/result.ts';
import { codeOf, failureOf, succeeded } from '../../../support/outcomes.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';
import { journalToBackUp, namesIn, partsOf } from './backup-fixtures.ts';

const isWindows = process.platform === 'win32';
const leftovers = (folder: string) => namesIn(folder).filter((name) => name.endsWith('.tmp'));

test('says that a chosen folder is not there, and never makes it: its disk may not be plugged in', async () => {
  const { folder, order, backups } = await journalToBackUp();
  const backupFolder = join(temporaryFolder(), 'stick', 'backups');
  const failure = failureOf(await makeBackup(order({ backupFolder })));
  expect(failure.code).toBe('not-writable');
  expect(failure.message).toMatch(/plug its disk in, or choose another folder/);
  expect(namesIn(join(backupFolder, '..'))).toEqual([]);
  expect([namesIn(backups), leftovers(folder)]).toEqual([[], []]);
});

test('says that what was chosen is not a folder', async () => {
  const { order } = await journalToBackUp();
  const backupFolder = join(temporaryFolder(), 'file');
  writeFileSync(backupFolder, 'mine');
  const failure = failureOf(await makeBackup(order({ backupFolder })));
  expect(failure.message).toMatch(/not a folder/);
  expect(readFileSync(backupFolder, 'utf8')).toBe('mine');
});

test.skipIf(isWindows || process.getuid?.() === 0)('says that the folder may not be written', async () => {
  const { order, folder } = await journalToBackUp();
  const backupFolder = temporaryFolder();
  chmodSync(backupFolder, 0o500);
  const failure = failureOf(await makeBackup(order({ backupFolder })));
  expect(failure.message).toMatch(/you may not write there/);
  expect(leftovers(folder)).toEqual([]);
});

test('says that the copy has no room beside the journal, and leaves nothing half-written', async () => {
  const { order, folder, backUp, backups } = await journalToBackUp();
  const before = await backUp();
  const copyTo = async () => fail('storage-failed', 'The disk is full, so this was not saved.');
  const failure = failureOf(await makeBackup(order({ copyTo })));
  expect(failure).toMatchObject({ code: 'not-writable' });
  expect(failure.message).toMatch(/make room/);
  expect(namesIn(backups)).toEqual([before.name]);
  expect(leftovers(folder)).toEqual([]);
});

test('a damaged journal gives no backup, and says so', async () => {
  const { order, backups } = await journalToBackUp();
  const answer = await makeBackup(order({ copyTo: async () => fail('damaged', 'A page is damaged.') }));
  expect(failureOf(answer)).toMatchObject({ code: 'damaged' });
  expect(namesIn(backups)).toEqual([]);
});

test('a copy that is none gives no backup', async () => {
  const { order, backups, folder } = await journalToBackUp();
  const empty = await makeBackup(order({ copyTo: async () => ok(null) }));
  const nonsense = await makeBackup(
    order({
      copyTo: async (file) => {
        writeFileSync(file, Buffer.alloc(8192, 7));
        return ok(null);
      },
    }),
  );
  expect([codeOf(empty), codeOf(nonsense)]).toEqual(['damaged', 'damaged']);
  expect([namesIn(backups), leftovers(folder)]).toEqual([[], []]);
});

test('keys on the disk that are not the open journal’s give no backup that nobody could open', async () => {
  const { order, folder } = await journalToBackUp();
  const other = await journalToBackUp();
  for (const file of ['keyring', 'keyringCopy'] as const) {
    writeFileSync(journalFiles(folder)[file], readFileSync(journalFiles(other.folder)[file]));
  }
  expect(failureOf(await makeBackup(order()))).toMatchObject({ code: 'damaged' });
});

test('takes the keyring’s copy where the first is damaged', async () => {
  const { folder, backUp } = await journalToBackUp();
  writeFileSync(journalFiles(folder).keyring, '{');
  const { file } = await backUp();
  const { keyring } = partsOf(readFileSync(file)).header;
  expect(keyring).toEqual(JSON.parse(readFileSync(journalFiles(folder).keyringCopy, 'utf8')));
});

test('stopped at any time it leaves the folder as it was', async () => {
  const { order, folder, backUp, backups } = await journalToBackUp();
  const before = await backUp();
  const steps = new Set<number>();
  await backUp({ now: () => 0, onProgress: (done) => steps.add(done) });
  rmSync(join(backups, '19700101T000000Z.casebook'));
  expect(steps.size).toBeGreaterThan(3);
  for (const step of [-1, ...steps]) {
    const stopping = new AbortController();
    if (step === -1) stopping.abort();
    const answer = await makeBackup(
      order({ signal: stopping.signal, onProgress: (done) => done === step && stopping.abort() }),
    );
    // The last step is the last look: what is finished by then stays.
    if (answer.ok) rmSync(join(backups, answer.value.name));
    else expect(answer.failure.code).toBe('cancelled');
    expect(namesIn(backups)).toEqual([before.name]);
    expect(leftovers(folder)).toEqual([]);
  }
});

test('two at once: the second is told to wait', async () => {
  const { order, backups } = await journalToBackUp();
  const [first, second] = await Promise.all([makeBackup(order()), makeBackup(order())]);
  expect([codeOf(first), codeOf(second)]).toEqual(['ok', 'busy']);
  expect(namesIn(backups)).toHaveLength(1);
});

test('a name that is taken is never written over, not even by a link to nowhere', async () => {
  const { backUp, backups } = await journalToBackUp();
  mkdirSync(backups);
  writeFileSync(join(backups, '20261122T120000Z.casebook'), 'somebody’s');
  if (!isWindows) symlinkSync('nowhere', join(backups, '20261122T120000Z-1.casebook'));
  const { name } = await backUp();
  expect(name).toBe(isWindows ? '20261122T120000Z-1.casebook' : '20261122T120000Z-2.casebook');
  expect(readFileSync(join(backups, '20261122T120000Z.casebook'), 'utf8')).toBe('somebody’s');
  expect((await backUp()).name).not.toBe(name);
});

test.skipIf(isWindows)('what it writes is the owner’s alone, while it is made and afterwards', async () => {
  const { folder, backUp, backups, journal } = await journalToBackUp();
  const umask = process.umask(0);
  const modes: number[] = [];
  try {
    await backUp({
      copyTo: async (file) => {
        journal.copyTo(file);
        modes.push(statSync(file).mode & 0o777, statSync(join(file, '..')).mode & 0o777);
        return ok(null);
      },
    });
  } finally {
    process.umask(umask);
  }
  const [name = ''] = namesIn(backups);
  expect(modes).toEqual([0o600, 0o700]);
  expect(statSync(backups).mode & 0o777).toBe(0o700);
  expect(statSync(join(backups, name)).mode & 0o777).toBe(0o600);
  expect(leftovers(folder)).toEqual([]);
});

test('holds the keyring of its day, the database, and no word in the clear', async () => {
  const { folder, backUp, write, dataKey } = await journalToBackUp();
  write('Settled the zanzibarquay contract.');
  const { file, ...told } = await backUp({ reason: 'by-hand' });
  const bytes = readFileSync(file);
  const { header, body } = partsOf(bytes);
  expect(told).toEqual({
    name: '20261122T120000Z.casebook',
    createdAt: '2026-11-22T12:00:00.000Z',
    bytes: bytes.length,
    reason: 'by-hand',
    isOfThisJournal: true,
  });
  expect(Object.keys(header)).toEqual([
    'format',
    'version',
    'createdAt',
    'reason',
    'schemaVersion',
    'keyring',
    'databaseBytes',
    'databaseSha256',
    'mac',
  ]);
  expect(header).toMatchObject({ format: 'casebook backup', version: 1, databaseBytes: body.length });
  expect(header.keyring).toEqual(JSON.parse(readFileSync(journalFiles(folder).keyring, 'utf8')));
  expect(bytes.includes('zanzibarquay')).toBe(false);
  expect(bytes.includes(Buffer.from('zanzibarquay', 'utf16le'))).toBe(false);
  expect(bytes.includes('SQLite format 3')).toBe(false);
  expect(succeeded(await verifyBackup(file, { dataKey })).entries).toBe(2);
});

test('tells how far it is, up to the whole', async () => {
  const { backUp } = await journalToBackUp();
  const told: [number, number][] = [];
  await backUp({ onProgress: (done, total) => told.push([done, total]) });
  expect(told[0]).toEqual([0, 0]);
  const parts = told.slice(1).map(([done, total]) => done / total);
  expect(parts).toEqual([...parts].sort((one, other) => one - other));
  expect(parts[0]).toBeGreaterThan(0);
  expect(parts.at(-1)).toBe(1);
});

test('a journal that is written to meanwhile loses nothing by it', async () => {
  const { backUp, write, journal, dataKey } = await journalToBackUp();
  const { file } = await backUp({
    copyTo: async (copy) => {
      journal.copyTo(copy);
      write('Written after the copy.');
      return ok(null);
    },
  });
  expect(succeeded(await verifyBackup(file, { dataKey })).entries).toBe(1);
  expect(journal.check()).toEqual({ problems: [], entries: 2 });
});

test.skipIf(isWindows)('leaves the lock of the open database alone', async () => {
  const { folder, order } = await journalToBackUp();
  const { database } = journalFiles(folder);
  // A lock ends when any descriptor of the file is closed in the process that holds it: only another process can tell.
  const script = `const d = new (require(process.argv[1]))(process.argv[2], { timeout: 0 });
    try { d.exec('BEGIN IMMEDIATE'); } catch (error) { console.log(error.code); }`;
  const library = createRequire(import.meta.url).resolve('better-sqlite3-multiple-ciphers');
  const elsewhere = () =>
    spawnSync(process.execPath, ['-e', script, library, database], { encoding: 'utf8' }).stdout.trim();
  succeeded(await makeBackup(order()));
  expect(elsewhere()).toBe('SQLITE_BUSY');
  readFileSync(database);
  expect(elsewhere()).not.toBe('SQLITE_BUSY');
});
