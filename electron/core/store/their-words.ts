import type { Entry, EntryId } from '../../../shared/domain/entry/entry.ts';
import { saidIn, wordsIn } from '../../../shared/domain/entry/entry-words.ts';
import { tellingWordsIn, tellingWordsInBuilt } from '../../../shared/domain/promotion-case/their-words.ts';
import type { ReadableDatabase } from '../database/database.ts';
import { sql } from '../database/sql.ts';
import { type EntryRow, entryFrom, withoutBody } from './entry-rows.ts';

/** Every word of the entries that are left once these are gone. */
function wordsLeft(database: ReadableDatabase, gone: ReadonlyMap<EntryId, Entry>): ReadonlySet<string> {
  const words = new Set<string>();
  const rows = database.all<EntryRow>(sql`SELECT ${withoutBody} FROM entry`);
  for (const row of rows) {
    if (gone.has(row.id)) continue;
    for (const word of wordsIn(saidIn(entryFrom(row)))) words.add(word);
  }
  return words;
}

/**
 * Tells whether a text has a word that only these entries had; `built` is what was built of them once, whose words
 * count as theirs. The journal is read through only where a text has such a word at all.
 */
export function theirWords(
  database: ReadableDatabase,
  gone: ReadonlyMap<EntryId, Entry>,
): (text: string, built?: string) => boolean {
  const theirs = new Set([...gone.values()].flatMap((entry) => [...tellingWordsIn(saidIn(entry))]));
  let left: ReadonlySet<string> | undefined;
  return (text, built = '') => {
    const inBuilt = new Set(tellingWordsInBuilt(built));
    const candidates = [...tellingWordsIn(text)].filter((word) => theirs.has(word) || inBuilt.has(word));
    if (candidates.length === 0) return false;
    left ??= wordsLeft(database, gone);
    const held = left;
    return candidates.some((word) => !held.has(word));
  };
}
