import Driver from 'better-sqlite3-multiple-ciphers';
import { expect, test } from 'vitest';
import { newestVersion } from '../../../../electron/core/database/migrate.ts';
import { askForRewriting, rewriteWhereAsked } from '../../../../electron/core/store/rewriting.ts';
import { databaseAtVersion } from '../../../support/plain-database.ts';

/** A database that counts how often it is written anew, and refuses with this error while there is one. */
function watched() {
  const database = databaseAtVersion(newestVersion);
  const watch = { rewritings: 0, refusal: undefined as Error | undefined };
  const execute = (script: string) => {
    if (script === 'VACUUM') {
      if (watch.refusal) throw watch.refusal;
      watch.rewritings += 1;
    }
    database.execute(script);
  };
  return { watch, database: { ...database, execute } };
}

test('a database is written anew once for each time it was asked for', () => {
  const { watch, database } = watched();
  rewriteWhereAsked(database);
  expect(watch.rewritings).toBe(0);
  askForRewriting(database);
  askForRewriting(database);
  rewriteWhereAsked(database);
  rewriteWhereAsked(database);
  expect(watch.rewritings).toBe(1);
});

test('where the disk has no room it stays asked for, and any other failure is not hidden', () => {
  const { watch, database } = watched();
  askForRewriting(database);
  watch.refusal = new Driver.SqliteError('database or disk is full', 'SQLITE_FULL');
  rewriteWhereAsked(database);
  watch.refusal = new Error('a mistake');
  expect(() => rewriteWhereAsked(database)).toThrow('a mistake');
  watch.refusal = undefined;
  rewriteWhereAsked(database);
  expect(watch.rewritings).toBe(1);
});
