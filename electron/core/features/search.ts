import type { EntrySummary } from '../../../shared/contract/entry-channels.ts';
import type { Span } from '../../../shared/domain/mapping/mapper.ts';
import { ok } from '../../../shared/domain/result/result.ts';
import {
  parseSearch,
  type SearchQuery,
  type SearchTerm,
} from '../../../shared/domain/search/search-query.ts';
import { allOf, type Sql, sql } from '../database/sql.ts';
import type { Handlers, ReadableJournal } from '../journal/journal.ts';
import { type EntryRow, withoutBody } from '../store/entry-rows.ts';
import { countsFor, pageOf, readCursor } from './lists.ts';

const snippetTokens = 24;
// Code points that never are characters: they mark hits inside the index's snippet and leave it before it is shown.
const hitStart = '\uFDD0';
const hitEnd = '\uFDD1';

/** Full-text search with filters, newest first. */
export const searchHandlers: Handlers<'entry.search'> = {
  'entry.search': (journal, asked) => {
    const query = parseSearch(asked.query);
    if (!query.ok) return query;
    const after = readCursor(asked.cursor);
    if (!after.ok) return after;
    const conditions = [sql`deleted_at IS NULL`, ...filtersOf(query.value)];
    if (!asked.includeSealed) conditions.push(sql`visibility <> 'sealed'`);
    if (after.value) conditions.push(after.value);
    const { terms, excluded } = query.value;
    const match = terms.length > 0 ? matchOf(terms) : undefined;
    if (match) conditions.push(isHit(match));
    for (const term of excluded) conditions.push(sql`NOT ${isHit(matchOf([term]))}`);
    const rows = journal.database.all<EntryRow>(sql`
      SELECT ${withoutBody} FROM entry WHERE ${allOf(conditions)}
      ORDER BY date DESC, id DESC LIMIT ${asked.limit + 1}`);
    const page = pageOf(journal, rows, asked.limit);
    return ok(match ? { ...page, entries: withSnippets(journal, page.entries, rows, match) } : page);
  },
};

function isHit(match: string): Sql {
  return sql`(entry.row IN (SELECT rowid FROM entry_index WHERE entry_index MATCH ${match}))`;
}

/** The index's own query: every term quoted, so that nothing a person types is read as an operator. */
function matchOf(terms: readonly SearchTerm[]): string {
  return terms
    .map(({ words, isPrefix }) => `"${words.replaceAll('"', '""')}"${isPrefix ? ' *' : ''}`)
    .join(' AND ');
}

function anyOf(column: Sql, values: readonly string[]): Sql[] {
  if (values.length === 0) return [];
  return [sql`${column} IN (SELECT value FROM json_each(${JSON.stringify(values)}))`];
}

function filtersOf(query: SearchQuery): Sql[] {
  const filters = [...anyOf(sql`kind`, query.kinds), ...anyOf(sql`visibility`, query.visibilities)];
  if (query.from) filters.push(sql`date >= ${query.from}`);
  if (query.to) filters.push(sql`date <= ${query.to}`);
  filters.push(...query.areas.map(countsFor));
  filters.push(...query.people.map(hasPerson));
  for (const project of query.projects) {
    filters.push(sql`project_row = (SELECT row FROM project WHERE name = ${project})`);
  }
  return filters;
}

/** A person by full name, by alias, or by the first name. */
function hasPerson(name: string): Sql {
  return sql`EXISTS (
    SELECT 1 FROM entry_person JOIN person ON person.row = entry_person.person_row
    WHERE entry_person.entry_row = entry.row AND (person.name = ${name}
      OR substr(person.name, 1, length(${name}) + 1) = ${`${name} `} COLLATE NOCASE
      OR person.row IN (SELECT person_row FROM person_alias WHERE alias = ${name})))`;
}

function withSnippets(
  journal: ReadableJournal,
  entries: readonly EntrySummary[],
  rows: readonly EntryRow[],
  match: string,
): EntrySummary[] {
  const rowIds = JSON.stringify(rows.slice(0, entries.length).map(({ row }) => row));
  const found = journal.database.all<{ rowid: number; snippet: string }>(sql`
    SELECT rowid, snippet(entry_index, 0, ${hitStart}, ${hitEnd}, '…', ${snippetTokens}) AS snippet
    FROM entry_index WHERE entry_index MATCH ${match}
      AND rowid IN (SELECT value FROM json_each(${rowIds}))`);
  const byRow = new Map(found.map(({ rowid, snippet }) => [rowid, snippet]));
  return entries.map((entry, index) => {
    const marked = byRow.get(rows[index]?.row ?? -1);
    return marked === undefined ? entry : { ...entry, snippet: readMarks(marked) };
  });
}

function readMarks(marked: string): { text: string; marks: Span[] } {
  const marks: Span[] = [];
  let text = '';
  for (const [index, piece] of marked.split(hitStart).entries()) {
    const [hit, ...rest] = piece.split(hitEnd);
    const endsHere = index > 0 && rest.length > 0 && hit;
    if (endsHere) marks.push([text.length, text.length + hit.length]);
    text += piece.replaceAll(hitEnd, '');
  }
  return { text, marks };
}
