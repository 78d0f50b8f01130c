import Driver from 'better-sqlite3-multiple-ciphers';
import { expect, test } from 'vitest';
import { storageFailure } from '../../../../electron/core/database/storage-failure.ts';
import { failureOf } from '../../../support/outcomes.ts';

test('what is not the disk’s fault is not told as one', () => {
  expect(storageFailure(new TypeError('bug'))).toBeUndefined();
  expect(
    storageFailure(new Driver.SqliteError('UNIQUE constraint failed', 'SQLITE_CONSTRAINT_UNIQUE')),
  ).toBeUndefined();
});

test.each([
  ['SQLITE_FULL', 'The disk is full'],
  ['SQLITE_IOERR_WRITE', 'The disk refused'],
  ['SQLITE_IOERR_FSYNC', 'The disk refused'],
  ['SQLITE_READONLY_DBMOVED', 'The disk refused'],
  ['SQLITE_CORRUPT_VTAB', 'A part of the journal is damaged'],
  ['SQLITE_NOTADB', 'A part of the journal is damaged'],
])('%s is told in a sentence that does not quote the error', (code, beginning) => {
  const result = storageFailure(new Driver.SqliteError('canary', code));
  if (!result) throw new Error('It was not told.');
  const failure = failureOf(result);
  expect(failure.code).toBe('storage-failed');
  expect(failure.message).toMatch(new RegExp(`^${beginning}`));
  expect(failure.message).not.toContain('canary');
});
