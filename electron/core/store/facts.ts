import type { ReadableDatabase, WritableDatabase } from '../database/database.ts';
import { sql } from '../database/sql.ts';

/** What the journal remembers about itself. */
export type FactKey = 'ladder' | 'recovery-code' | 'rewriting' | 'cases-without-gone-entries';

/** The value of a fact, where one was set. */
export function factOf(database: ReadableDatabase, key: FactKey): string | undefined {
  return database.get<{ value: string }>(sql`SELECT value FROM journal_fact WHERE key = ${key}`)?.value;
}

/** Sets a fact. */
export function setFact(database: WritableDatabase, key: FactKey, value: string): void {
  database.run(sql`INSERT OR REPLACE INTO journal_fact (key, value) VALUES (${key}, ${value})`);
}

/** Forgets a fact. */
export function forgetFact(database: WritableDatabase, key: FactKey): void {
  database.run(sql`DELETE FROM journal_fact WHERE key = ${key}`);
}
