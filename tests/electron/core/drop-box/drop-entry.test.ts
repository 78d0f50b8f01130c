import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { v7 } from 'uuid';
import { expect, test } from 'vitest';
import { dropEntry } from '../../../../electron/core/drop-box/drop-entry.ts';
import { journalFiles } from '../../../../electron/core/vault/journal-files.ts';
import { parseKeyring, printKeyring } from '../../../../electron/core/vault/keyring.ts';
import type { CheckedParams } from '../../../../shared/contract/contract.ts';
import type { EntryId } from '../../../../shared/domain/entry/entry.ts';
import { codeFrom, temporaryFolder, valueFrom } from '../vault/vault-fixtures.ts';
import { draftOf } from './drafts.ts';
import { boxedJournal, fileOf, longAgo } from './drop-fixtures.ts';

const newId = () => v7();
const now = () => longAgo;

function drop(journalFolder: string, draft: CheckedParams<'drop.add'> = draftOf('A word.')) {
  return dropEntry({ journalFolder, draft, newId, now });
}

test('there must be a journal', async () => {
  const folder = temporaryFolder();
  expect(codeFrom(await drop(folder))).toBe('absent');
  expect(codeFrom(await drop(join(folder, 'not', 'there')))).toBe('absent');
  expect(readdirSync(folder)).toEqual([]);
});

test('keys that are damaged, missing, unreadable or of a newer version take nothing', async () => {
  const { folder } = await boxedJournal();
  const { keyring, keyringCopy, database } = journalFiles(folder);
  writeFileSync(database, 'the database');
  const write = (text: string) => {
    for (const file of [keyring, keyringCopy]) writeFileSync(file, text);
  };
  write(JSON.stringify({ format: 'casebook keyring', version: 99 }));
  expect(codeFrom(await drop(folder))).toBe('newer-version');
  write('{');
  expect(codeFrom(await drop(folder))).toBe('keys-damaged');
  for (const file of [keyring, keyringCopy]) rmSync(file);
  expect(codeFrom(await drop(folder))).toBe('keys-damaged');
  for (const file of [keyring, keyringCopy]) mkdirSync(file);
  expect(codeFrom(await drop(folder))).toBe('unreadable');
  expect(existsSync(journalFiles(folder).drop)).toBe(false);
});

test('one sound copy of the keys is enough', async () => {
  const { folder } = await boxedJournal();
  writeFileSync(journalFiles(folder).keyring, '{');
  expect((await drop(folder)).ok).toBe(true);
});

test('a public key that is none is refused', async () => {
  const { folder } = await boxedJournal();
  const { keyring, keyringCopy } = journalFiles(folder);
  const stored = valueFrom(parseKeyring(readFileSync(keyring, 'utf8')));
  // All zeros is a point that would give everybody the same secret; its checksum no longer fits either.
  const swapped = { ...stored, dropBox: Buffer.alloc(32).toString('base64url') };
  for (const file of [keyring, keyringCopy]) writeFileSync(file, printKeyring(swapped as typeof stored));
  expect(codeFrom(await drop(folder))).toBe('keys-damaged');
});

test.runIf(process.platform === 'linux')(
  'a folder that cannot be written is told, and nothing is left',
  async () => {
    const { folder } = await boxedJournal();
    writeFileSync(journalFiles(folder).drop, 'a file where the drop box should be');
    const refused = await drop(folder);
    expect(codeFrom(refused)).toBe('not-writable');
    expect(readFileSync(journalFiles(folder).drop, 'utf8')).toBe('a file where the drop box should be');
  },
);

test('the same id twice is told, and the first words stay', async () => {
  const journal = await boxedJournal();
  const id = v7() as EntryId;
  await journal.drop('The first words.', { id });
  const before = readFileSync(fileOf(journal, id));
  expect(codeFrom(await drop(journal.folder, draftOf('Others.', { id })))).toBe('exists');
  expect(readFileSync(fileOf(journal, id))).toEqual(before);
});

test('an editor’s state without a word is refused', async () => {
  const { folder } = await boxedJournal();
  const body = { root: { type: 'root', version: 1, children: [] } } as unknown as NonNullable<
    CheckedParams<'drop.add'>['body']
  >;
  const refused = await drop(folder, { kind: 'win', date: draftOf('').date, body });
  expect(refused).toMatchObject({ ok: false, failure: { message: expect.stringContaining('no text') } });
});

test('what is taken down lies in a file of its own, for its owner alone, unreadable, its size telling little', async () => {
  const journal = await boxedJournal();
  const ids = [
    await journal.drop('Zanzibar.'),
    await journal.drop('Zanzibar, and then some more words about it.'),
    await journal.drop('Zanzibar. '.repeat(2000)),
  ];
  const files = ids.map((id) => fileOf(journal, id));
  expect(readdirSync(journal.box.folder).sort()).toEqual(ids.map((id) => `${id}.drop`));
  for (const file of files) {
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(statSync(file).size % 256).toBe(0);
    const bytes = readFileSync(file);
    for (const encoding of ['utf8', 'utf16le'] as const) {
      expect(bytes.includes(Buffer.from('Zanzibar', encoding))).toBe(false);
    }
  }
  expect(statSync(journal.box.folder).mode & 0o777).toBe(0o700);
  expect(new Set(files.slice(0, 2).map((file) => statSync(file).size)).size).toBe(1);
});

test.runIf(process.getuid?.() !== 0)('a folder one may not write to is told', async () => {
  const { folder } = await boxedJournal();
  chmodSync(folder, 0o500);
  expect(codeFrom(await drop(folder))).toBe('not-writable');
  chmodSync(folder, 0o700);
  expect(dirname(journalFiles(folder).drop)).toBe(folder);
});
