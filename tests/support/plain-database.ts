import Driver from 'better-sqlite3-multiple-ciphers';
import { onTestFinished } from 'vitest';
import { type OpenDatabase, wrap } from '../../electron/core/database/database.ts';
import { migrate } from '../../electron/core/database/migrate.ts';

/** A real database in memory, raised to a version; closed when the test ends. */
export function databaseAtVersion(version: number): OpenDatabase {
  const database = wrap(new Driver(':memory:'));
  database.pragma('foreign_keys = ON');
  onTestFinished(() => database.close());
  migrate(database, 0, version);
  return database;
}
