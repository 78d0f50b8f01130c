import type { CheckedParams } from '../../../shared/contract/contract.ts';
import type { EntryPage } from '../../../shared/contract/entry-channels.ts';
import { isCivilDate } from '../../../shared/domain/civil-date/civil-date.ts';
import { fail, ok, type Result } from '../../../shared/domain/result/result.ts';
import { allOf, type Sql, sql } from '../database/sql.ts';
import type { Handlers, ReadableJournal } from '../journal/journal.ts';
import { type EntryRow, withoutBody } from '../store/entry-rows.ts';
import { namesByUse } from '../store/names.ts';
import { summariesOf } from './entry-details.ts';

/** Listing entries, newest first. */
export const listHandlers: Handlers<'entry.list' | 'entry.names' | 'mapping.suggest'> = {
  'entry.list': (journal, asked) => {
    const conditions = conditionsOf(asked);
    const after = readCursor(asked.cursor);
    if (!after.ok) return after;
    if (after.value) conditions.push(after.value);
    const rows = journal.database.all<EntryRow>(sql`
      SELECT ${withoutBody} FROM entry WHERE ${allOf(conditions)}
      ORDER BY date DESC, id DESC LIMIT ${asked.limit + 1}`);
    return ok(pageOf(journal, rows, asked.limit));
  },

  'entry.names': (journal) => ok(namesByUse(journal.database)),

  'mapping.suggest': (journal, { text, kind }) => ok(journal.mapper.map(text, kind)),
};

function conditionsOf(asked: CheckedParams<'entry.list'>): Sql[] {
  const conditions: Sql[] = [asked.isTrash ? sql`deleted_at IS NOT NULL` : sql`deleted_at IS NULL`];
  if (!asked.includeSealed) conditions.push(sql`visibility <> 'sealed'`);
  if (asked.from) conditions.push(sql`date >= ${asked.from}`);
  if (asked.to) conditions.push(sql`date <= ${asked.to}`);
  if (asked.kind) conditions.push(sql`kind = ${asked.kind}`);
  if (asked.visibility) conditions.push(sql`visibility = ${asked.visibility}`);
  if (asked.isUndecided) conditions.push(isUndecided(asked.area));
  else if (asked.area) conditions.push(countsFor(asked.area));
  return conditions;
}

function hasEvidence(condition: Sql): Sql {
  return sql`EXISTS (SELECT 1 FROM evidence WHERE entry_row = entry.row AND ${condition})`;
}

function isUndecided(areaId: string | undefined): Sql {
  return hasEvidence(areaId ? sql`state = 'suggested' AND area_id = ${areaId}` : sql`state = 'suggested'`);
}

/** The condition that an entry counts as evidence for an area. */
export function countsFor(areaId: string): Sql {
  return hasEvidence(sql`area_id = ${areaId} AND state IN ('confirmed', 'added')`);
}

/** A page of at most `limit` entries from rows of which one more than that was asked for. */
export function pageOf(journal: ReadableJournal, rows: readonly EntryRow[], limit: number): EntryPage {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    entries: summariesOf(journal, shown),
    ...(rows.length > limit && last && { next: `${last.date}|${last.id}` }),
  };
}

/** The condition that an entry comes after a cursor, newest first; none without a cursor. */
export function readCursor(cursor: string | undefined): Result<Sql | undefined, 'invalid-cursor'> {
  if (cursor === undefined) return ok(undefined);
  const [date, id] = cursor.split('|');
  if (date === undefined || id === undefined || !isCivilDate(date)) {
    return fail('invalid-cursor', 'This list cannot be continued from here. Start it again.');
  }
  return ok(sql`(date, id) < (${date}, ${id})`);
}
