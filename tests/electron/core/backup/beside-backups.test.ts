import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { copyBackup } from '../../../../electron/core/backup/copy-backup.ts';
import { placeReader } from '../../../../electron/core/backup/place-reader.ts';
import { readerText } from '../../../../electron/core/backup/reader-text.ts';
import { removeLeftovers } from '../../../../electron/core/backup/temporary-files.ts';
import { verifyBackup } from '../../../../electron/core/backup/verify-backup.ts';
import { codeOf, failureOf, succeeded } from '../../../support/outcomes.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';
import { journalToBackUp, namesIn } from './backup-fixtures.ts';

const otherDisk = '/dev/shm';
const hasOtherDisk = existsSync(otherDisk) && statSync(otherDisk).dev !== statSync(tmpdir()).dev;

test.skipIf(!hasOtherDisk)(
  'a backups’ folder on another file system takes a backup, and a copy comes from there',
  async () => {
    const backupFolder = mkdtempSync(join(otherDisk, 'casebook-test-'));
    onTestFinished(() => rmSync(backupFolder, { recursive: true, force: true }));
    const { backUp, backups, dataKey } = await journalToBackUp();
    const { file, name } = await backUp({ backupFolder });
    expect(namesIn(backupFolder)).toEqual([name]);
    expect(namesIn(backups)).toEqual([]);
    expect(codeOf(await verifyBackup(file, { dataKey }))).toBe('ok');
    const copy = join(temporaryFolder(), 'copy.casebook');
    succeeded(await copyBackup(file, copy));
    expect(readFileSync(copy)).toEqual(readFileSync(file));
  },
);

test('a copy is never written over a file, and none is made of what is damaged or missing', async () => {
  const { backUp } = await journalToBackUp();
  const { file } = await backUp();
  const folder = temporaryFolder();
  const taken = join(folder, 'taken');
  writeFileSync(taken, 'mine');
  expect(failureOf(await copyBackup(file, taken)).message).toMatch(/name another one/);
  expect(codeOf(await copyBackup(join(folder, 'none'), join(folder, 'copy')))).toBe('not-found');
  expect(codeOf(await copyBackup(file, join(folder, 'gone', 'copy')))).toBe('not-writable');
  expect(codeOf(await copyBackup(file, join(taken, 'copy')))).toBe('not-writable');
  const bytes = readFileSync(file);
  bytes.writeUInt8(bytes.readUInt8(bytes.length - 1) ^ 1, bytes.length - 1);
  writeFileSync(file, bytes);
  expect(codeOf(await copyBackup(file, join(folder, 'copy')))).toBe('backup-damaged');
  expect(namesIn(folder)).toEqual(['taken']);
  expect(readFileSync(taken, 'utf8')).toBe('mine');
});

test('puts the reader and the text on the format beside the backups, and anew when they differ', async () => {
  const folder = temporaryFolder();
  const reader = join(temporaryFolder(), 'open-backup.mjs');
  const program = (version: number) =>
    `// Opens a backup of Casebook without Casebook.\nconsole.log(${version})\n`;
  writeFileSync(reader, program(1));
  expect(await placeReader(folder, reader)).toBe(true);
  expect(namesIn(folder)).toEqual(['README.txt', 'open-backup.mjs']);
  expect(readFileSync(join(folder, 'README.txt'), 'utf8')).toBe(readerText);

  utimesSync(join(folder, 'README.txt'), 1, 1);
  writeFileSync(reader, program(2));
  expect(await placeReader(folder, reader)).toBe(true);
  expect(readFileSync(join(folder, 'open-backup.mjs'), 'utf8')).toBe(program(2));
  // What is right already is not written again: a folder that is kept alike elsewhere would see a change each day.
  expect(statSync(join(folder, 'README.txt')).mtimeMs).toBe(1000);
  writeFileSync(join(folder, 'README.txt'), `${readerText.split('\n')[0]}\n\nof an earlier version`);
  await placeReader(folder, reader);
  expect(readFileSync(join(folder, 'README.txt'), 'utf8')).toBe(readerText);
});

test('leaves somebody else’s program of the reader’s name alone', async () => {
  const folder = temporaryFolder();
  const reader = join(temporaryFolder(), 'open-backup.mjs');
  writeFileSync(reader, '// Opens a backup of Casebook without Casebook.');
  writeFileSync(join(folder, 'open-backup.mjs'), 'console.log("mine")');
  await placeReader(folder, reader);
  expect(readFileSync(join(folder, 'open-backup.mjs'), 'utf8')).toBe('console.log("mine")');
});

test('leaves somebody else’s README alone and uses another name', async () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'README.txt'), 'My stick.\n');
  await placeReader(folder, undefined);
  expect(readFileSync(join(folder, 'README.txt'), 'utf8')).toBe('My stick.\n');
  expect(readFileSync(join(folder, 'README-casebook.txt'), 'utf8')).toBe(readerText);
});

test('a folder that refuses, or a reader that is not built, is no failure', async () => {
  const folder = temporaryFolder();
  expect(await placeReader(join(folder, 'gone'), undefined)).toBe(false);
  expect(await placeReader(folder, join(folder, 'not-built.mjs'))).toBe(false);
  expect(namesIn(folder)).toEqual(['README.txt']);
});

test('removes what dead runs left, and nothing of a run under way or of anybody else', async () => {
  const folder = temporaryFolder();
  const computer = (name: string) => createHash('sha256').update(name).digest('hex').slice(0, 8);
  const dead = spawnSync(process.execPath, ['-e', '']).pid;
  const end = '0123456789abcdef.tmp';
  const mine = computer(hostname());
  const other = computer('another computer');
  const left = [`~casebook-${mine}-${dead}-${end}`, `~casebook-${mine}-${process.pid}-${end}`];
  const kept = [
    `~casebook-${mine}-${process.ppid}-${end}`,
    `~casebook-${other}-${dead}-${end}`,
    `casebook-${mine}-${dead}-${end}`,
    `~casebook-${mine}-${dead}-${end}.casebook`,
    '20261122T120000Z.casebook',
    'journal.db',
  ];
  const old = `~casebook-${other}-${process.ppid}-fedcba9876543210.tmp`;
  for (const name of [...left.slice(0, 1), ...kept, old]) writeFileSync(join(folder, name), 'x');
  mkdirSync(join(folder, left[1] ?? ''));
  writeFileSync(join(folder, left[1] ?? '', 'copy.db'), 'x');
  const twoDaysAgo = Date.now() / 1000 - 2 * 86_400;
  utimesSync(join(folder, old), twoDaysAgo, twoDaysAgo);
  await removeLeftovers(folder);
  expect(namesIn(folder)).toEqual([...kept].sort());
  await removeLeftovers(join(folder, 'gone'));
});
