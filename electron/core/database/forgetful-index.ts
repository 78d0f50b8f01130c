import type { OpenDatabase } from './database.ts';
import { sql } from './sql.ts';

/**
 * Holds the search index to overwriting what it forgets. The setting lies in the database, so it is looked at on every
 * opening and set where it is not there; throws where it does not hold.
 */
export function keepIndexForgetful(database: OpenDatabase): void {
  if (forgets(database)) return;
  database.run(sql`INSERT INTO entry_index (entry_index, rank) VALUES ('secure-delete', 1)`);
  if (!forgets(database)) throw new Error('The setting secure-delete of the index did not hold.');
}

function forgets(database: OpenDatabase): boolean {
  const set = database.get<{ v: number }>(sql`SELECT v FROM entry_index_config WHERE k = 'secure-delete'`);
  return set?.v === 1;
}
