import type { OpenDatabase, ReadableDatabase, WritableDatabase } from '../database/database.ts';
import { storageFailure } from '../database/storage-failure.ts';
import { factOf, forgetFact, setFact } from './facts.ts';

/**
 * Notes that bytes of what was just deleted or edited may be left in the database's pages: SQLite overwrites what it
 * frees, yet where it moves rows between pages, copies of them stay in the gaps.
 */
export function askForRewriting(database: WritableDatabase): void {
  if (!isRewritingAsked(database)) setFact(database, 'rewriting', 'asked');
}

/** Whether the database is to be written anew. */
export function isRewritingAsked(database: ReadableDatabase): boolean {
  return factOf(database, 'rewriting') !== undefined;
}

/**
 * Writes the whole database anew where that was asked for, outside any transaction, so that its pages hold nothing
 * but what is in the journal. Where the disk has no room for it, it stays asked for.
 */
export function rewriteWhereAsked(database: OpenDatabase): void {
  if (!isRewritingAsked(database)) return;
  try {
    database.execute('VACUUM');
    database.transaction(() => forgetFact(database, 'rewriting'));
    database.checkpoint();
  } catch (error) {
    if (!storageFailure(error)) throw error;
  }
}
