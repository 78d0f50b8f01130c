import type { CivilDate } from '../../../shared/domain/civil-date/civil-date.ts';
import type { EditorState } from '../../../shared/domain/entry/editor-state.ts';
import {
  type Entry,
  type EntryId,
  type EntryLink,
  type EntryPerson,
  type Facets,
  type PersonRole,
  type Role,
  type Scope,
  titleOf,
  type UtcInstant,
} from '../../../shared/domain/entry/entry.ts';
import type { EntryKind } from '../../../shared/domain/entry/kind.ts';
import type { Visibility } from '../../../shared/domain/entry/visibility.ts';
import type { ReadableDatabase } from '../database/database.ts';
import { type Sql, sql } from '../database/sql.ts';

/** An entry's row with its project's name, its people and links as JSON. */
export interface EntryRow {
  readonly row: number;
  readonly id: EntryId;
  readonly kind: EntryKind;
  readonly date: CivilDate;
  readonly time: string | null;
  readonly zone: string | null;
  readonly visibility: Visibility;
  readonly text: string;
  readonly body: string | null;
  readonly project: string | null;
  readonly impact_what: string | null;
  readonly impact_before: string | null;
  readonly impact_after: string | null;
  readonly role: Role | null;
  readonly scope: Scope | null;
  readonly facets: string;
  readonly revision: number;
  readonly created_at: UtcInstant;
  readonly updated_at: UtcInstant;
  readonly deleted_at: UtcInstant | null;
  readonly people: string;
  readonly links: string;
}

const columns = sql`
  entry.row, entry.id, entry.kind, entry.date, entry.time, entry.zone, entry.visibility, entry.text,
  (SELECT name FROM project WHERE project.row = entry.project_row) AS project,
  entry.impact_what, entry.impact_before, entry.impact_after, entry.role, entry.scope, entry.facets,
  entry.revision, entry.created_at, entry.updated_at, entry.deleted_at,
  (SELECT json_group_array(json_array(person.name, entry_person.role) ORDER BY entry_person.position)
     FROM entry_person JOIN person ON person.row = entry_person.person_row
    WHERE entry_person.entry_row = entry.row) AS people,
  (SELECT json_group_array(json_array(url, label) ORDER BY position)
     FROM entry_link WHERE entry_link.entry_row = entry.row) AS links`;

const withBody: Sql = sql`${columns}, entry.body`;

/** The columns of `EntryRow` for lists, where the editor's state is not needed: `body` is null. */
export const withoutBody: Sql = sql`${columns}, NULL AS body`;

/** The entry a row holds. */
export function entryFrom(row: EntryRow): Entry {
  return {
    id: row.id,
    kind: row.kind,
    date: row.date,
    ...(row.time !== null && { time: row.time }),
    ...(row.zone !== null && { zone: row.zone }),
    visibility: row.visibility,
    title: titleOf(row.text),
    text: row.text,
    ...(row.body !== null && { body: JSON.parse(row.body) as EditorState }),
    ...(row.project !== null && { project: row.project }),
    people: (JSON.parse(row.people) as [string, PersonRole][]).map(
      ([name, role]): EntryPerson => ({ name, role }),
    ),
    ...(row.impact_what !== null && {
      impact: { what: row.impact_what, before: row.impact_before ?? '', after: row.impact_after ?? '' },
    }),
    ...(row.role !== null && { role: row.role }),
    ...(row.scope !== null && { scope: row.scope }),
    links: (JSON.parse(row.links) as [string, string][]).map(([url, label]): EntryLink => ({ url, label })),
    facets: JSON.parse(row.facets) as Facets,
    revision: row.revision,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    ...(row.deleted_at !== null && { deletedAt: row.deleted_at }),
  };
}

/** The row of an entry that is in the journal, or of one that lies in the trash. */
export function findEntry(
  database: ReadableDatabase,
  id: EntryId,
  where: 'journal' | 'trash',
): EntryRow | undefined {
  const place = where === 'trash' ? sql`deleted_at IS NOT NULL` : sql`deleted_at IS NULL`;
  return database.get<EntryRow>(sql`SELECT ${withBody} FROM entry WHERE id = ${id} AND ${place}`);
}

/** Whether the id is taken, by an entry or by what is left of one. */
export function isKnownId(database: ReadableDatabase, id: EntryId): boolean {
  return (
    database.get(sql`
      SELECT 1 FROM entry WHERE id = ${id} UNION ALL SELECT 1 FROM tombstone WHERE entry_id = ${id}`) !==
    undefined
  );
}
