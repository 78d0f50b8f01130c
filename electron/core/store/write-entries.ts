import type {
  Entry,
  EntryId,
  EntryLink,
  EntryPerson,
  UtcInstant,
} from '../../../shared/domain/entry/entry.ts';
import type { WritableDatabase } from '../database/database.ts';
import { type Sql, sql } from '../database/sql.ts';
import { forgetUnusedNames } from './names.ts';

/** Makes an id for a project or a person. */
export type NewId = () => string;

/** Stores a new entry with its people and links, and answers its row. */
export function insertEntry(database: WritableDatabase, entry: Entry, newId: NewId): number {
  database.run(sql`
    INSERT INTO entry (id, kind, date, time, zone, visibility, text, body, project_row, impact_what,
      impact_before, impact_after, role, scope, facets, revision, created_at, updated_at)
    VALUES (${entry.id}, ${entry.kind}, ${entry.date}, ${entry.time ?? null}, ${entry.zone ?? null},
      ${entry.visibility}, ${entry.text}, ${bodyOf(entry)}, ${projectRow(database, entry, newId)},
      ${entry.impact?.what ?? null}, ${entry.impact?.before ?? null}, ${entry.impact?.after ?? null},
      ${entry.role ?? null}, ${entry.scope ?? null}, ${JSON.stringify(entry.facets)}, ${entry.revision},
      ${entry.createdAt}, ${entry.updatedAt})`);
  const row = rowOf(database, entry.id);
  writePeople(database, row, entry.people, newId);
  writeLinks(database, row, entry.links);
  return row;
}

/** Replaces a stored entry by what it has become. */
export function replaceEntry(database: WritableDatabase, row: number, entry: Entry, newId: NewId): void {
  database.run(sql`
    UPDATE entry SET kind = ${entry.kind}, date = ${entry.date}, time = ${entry.time ?? null},
      zone = ${entry.zone ?? null}, visibility = ${entry.visibility}, text = ${entry.text},
      body = ${bodyOf(entry)}, project_row = ${projectRow(database, entry, newId)},
      impact_what = ${entry.impact?.what ?? null}, impact_before = ${entry.impact?.before ?? null},
      impact_after = ${entry.impact?.after ?? null}, role = ${entry.role ?? null},
      scope = ${entry.scope ?? null}, facets = ${JSON.stringify(entry.facets)},
      revision = ${entry.revision}, updated_at = ${entry.updatedAt}
    WHERE row = ${row}`);
  writePeople(database, row, entry.people, newId);
  writeLinks(database, row, entry.links);
}

/** Moves an entry to the trash, or out of it with `null`. */
export function setDeletedAt(database: WritableDatabase, row: number, deletedAt: UtcInstant | null): void {
  database.run(sql`UPDATE entry SET deleted_at = ${deletedAt}, revision = revision + 1 WHERE row = ${row}`);
}

/** Which entries of the trash: those deleted then or before, or all of them without an instant. */
export function inTrash(deletedBy?: UtcInstant): Sql {
  return deletedBy === undefined ? sql`deleted_at IS NOT NULL` : sql`deleted_at <= ${deletedBy}`;
}

/** Deletes these entries for good, leaving tombstones, and the names nothing else refers to. */
export function purgeEntries(database: WritableDatabase, which: Sql, now: UtcInstant): number {
  database.run(sql`
    INSERT OR IGNORE INTO tombstone (entry_id, deleted_at) SELECT id, ${now} FROM entry WHERE ${which}`);
  const purged = database.run(sql`DELETE FROM entry WHERE ${which}`);
  forgetUnusedNames(database);
  return purged;
}

function bodyOf(entry: Entry): string | null {
  return entry.body ? JSON.stringify(entry.body) : null;
}

function rowOf(database: WritableDatabase, id: EntryId): number {
  const found = database.get<{ row: number }>(sql`SELECT row FROM entry WHERE id = ${id}`);
  if (!found) throw new Error('An entry that was just written is not there.');
  return found.row;
}

function projectRow(database: WritableDatabase, entry: Entry, newId: NewId): number | null {
  if (entry.project === undefined) return null;
  database.run(sql`INSERT OR IGNORE INTO project (id, name) VALUES (${newId()}, ${entry.project})`);
  const found = database.get<{ row: number }>(sql`SELECT row FROM project WHERE name = ${entry.project}`);
  return found?.row ?? null;
}

function personRow(database: WritableDatabase, name: string, newId: NewId): number {
  const known = database.get<{ row: number }>(sql`
    SELECT row FROM person WHERE name = ${name}
    UNION ALL SELECT person_row AS row FROM person_alias WHERE alias = ${name} LIMIT 1`);
  if (known) return known.row;
  database.run(sql`INSERT INTO person (id, name) VALUES (${newId()}, ${name})`);
  return personRow(database, name, newId);
}

function writePeople(
  database: WritableDatabase,
  row: number,
  people: readonly EntryPerson[],
  newId: NewId,
): void {
  database.run(sql`DELETE FROM entry_person WHERE entry_row = ${row}`);
  for (const [position, person] of people.entries()) {
    database.run(sql`
      INSERT INTO entry_person (entry_row, position, person_row, role)
      VALUES (${row}, ${position}, ${personRow(database, person.name, newId)}, ${person.role})`);
  }
}

function writeLinks(database: WritableDatabase, row: number, links: readonly EntryLink[]): void {
  database.run(sql`DELETE FROM entry_link WHERE entry_row = ${row}`);
  for (const [position, link] of links.entries()) {
    database.run(sql`
      INSERT INTO entry_link (entry_row, position, url, label)
      VALUES (${row}, ${position}, ${link.url}, ${link.label})`);
  }
}
