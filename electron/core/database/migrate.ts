import type { OpenDatabase } from './database.ts';
import type { Migration } from './migration.ts';
import { entries } from './migrations/0001-entries.ts';
import { search } from './migrations/0002-search.ts';
import { evidence } from './migrations/0003-evidence.ts';
import { cases } from './migrations/0004-cases.ts';

/** Every migration in order: the first makes version 1. */
export const migrations: readonly Migration[] = [entries, search, evidence, cases];

/** The version this program writes. */
export const newestVersion = migrations.length;

/** Raises a database from version `from`, each step in a transaction of its own that ends with its number. */
export function migrate(database: OpenDatabase, from: number, to: number = newestVersion): void {
  for (const [index, migration] of migrations.slice(0, to).entries()) {
    const version = index + 1;
    if (version <= from) continue;
    database.transaction(() => {
      migration.up(database);
      database.pragma(`user_version = ${version}`);
    });
  }
}
