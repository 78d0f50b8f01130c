import { randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Driver from 'better-sqlite3-multiple-ciphers';
import { expect, onTestFinished, test } from 'vitest';
import { openDatabase } from '../../../../electron/core/database/open-database.ts';
import { sql } from '../../../../electron/core/database/sql.ts';
import { storageFailure } from '../../../../electron/core/database/storage-failure.ts';
import { failureOf, succeeded } from '../../../support/outcomes.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';

const pageBytes = 4096;

test('what is not the disk’s fault is not told as one', () => {
  expect(storageFailure(new TypeError('bug'))).toBeUndefined();
  expect(
    storageFailure(new Driver.SqliteError('UNIQUE constraint failed', 'SQLITE_CONSTRAINT_UNIQUE')),
  ).toBeUndefined();
});

test.each([
  ['SQLITE_FULL', 'storage-failed', 'The disk is full'],
  ['SQLITE_IOERR_WRITE', 'storage-failed', 'The disk refused'],
  ['SQLITE_IOERR_FSYNC', 'storage-failed', 'The disk refused'],
  ['SQLITE_READONLY_DBMOVED', 'storage-failed', 'The disk refused'],
  ['SQLITE_CORRUPT', 'damaged', 'A part of the journal’s database is damaged'],
  ['SQLITE_CORRUPT_VTAB', 'damaged', 'A part of the journal’s database is damaged'],
  ['SQLITE_NOTADB', 'damaged', 'A part of the journal’s database is damaged'],
])('%s is told in a sentence that does not quote the error', (code, expected, beginning) => {
  const result = storageFailure(new Driver.SqliteError('canary', code));
  if (!result) throw new Error('It was not told.');
  const failure = failureOf(result);
  expect(failure.code).toBe(expected);
  expect(failure.message).toMatch(new RegExp(`^${beginning}`));
  expect(failure.message).not.toContain('canary');
});

test('a page that is not what was written is told as damage, and rescue is offered', () => {
  const file = join(temporaryFolder(), 'journal.db');
  const key = randomBytes(32);
  const database = succeeded(openDatabase(file, key, { mayCreate: true }));
  for (let number = 0; number < 200; number += 1) {
    database.run(sql`INSERT INTO journal_fact (key, value) VALUES (${`key ${number}`}, ${'x'.repeat(500)})`);
  }
  database.close();
  const bytes = readFileSync(file);
  for (let page = bytes.length / pageBytes - 20; page < bytes.length / pageBytes; page += 1) {
    const at = page * pageBytes + 100;
    bytes[at] = (bytes[at] ?? 0) ^ 1;
  }
  writeFileSync(file, bytes);

  const damaged = succeeded(openDatabase(file, key, { mayCreate: false }));
  onTestFinished(() => damaged.close());
  let told: ReturnType<typeof storageFailure>;
  try {
    damaged.all(sql`SELECT * FROM journal_fact`);
  } catch (error) {
    told = storageFailure(error);
  }
  if (!told) throw new Error('The damage was read over.');
  expect(failureOf(told)).toEqual({ code: 'damaged', message: expect.stringContaining('rescue') });
});
