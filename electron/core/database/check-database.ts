import Driver from 'better-sqlite3-multiple-ciphers';
import { fail, ok, type Result } from '../../../shared/domain/result/result.ts';
import type { OpenDatabase } from './database.ts';
import { sql } from './sql.ts';

/** Why a database is not whole. */
export type CheckCode = 'damaged';

/**
 * Reads every page of an open database and holds its tables, its indexes, what rows say of each other and the search
 * index against one another. Changes nothing.
 */
export function checkDatabase(database: OpenDatabase): Result<null, CheckCode> {
  try {
    if (database.pragma('integrity_check') !== 'ok') return damaged();
    if (database.all(sql`PRAGMA foreign_key_check`).length > 0) return damaged();
    // With rank 1 the index is also compared with the texts it stands for.
    database.run(sql`INSERT INTO entry_index (entry_index, rank) VALUES ('integrity-check', 1)`);
    return ok(null);
  } catch (error) {
    // An index whose own tables make no sense is told as a plain error.
    if (error instanceof Driver.SqliteError && /^SQLITE_(CORRUPT|NOTADB|ERROR)/.test(error.code))
      return damaged();
    throw error;
  }
}

function damaged(): Result<never, CheckCode> {
  return fail(
    'damaged',
    'The journal’s database is damaged. Nothing was changed: rescue it, or restore a backup.',
  );
}
