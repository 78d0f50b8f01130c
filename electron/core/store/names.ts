import type { ReadableDatabase } from '../database/database.ts';
import { sql } from '../database/sql.ts';

/** The projects and people of entries that are neither sealed nor in the trash, most used first. */
export function namesByUse(database: ReadableDatabase): { projects: string[]; people: string[] } {
  const shown = sql`entry.deleted_at IS NULL AND entry.visibility <> 'sealed'`;
  const projects = database.all<{ name: string }>(sql`
    SELECT project.name FROM project JOIN entry ON entry.project_row = project.row
    WHERE ${shown} GROUP BY project.row ORDER BY count(*) DESC, project.name`);
  const people = database.all<{ name: string }>(sql`
    SELECT person.name FROM person
    JOIN entry_person ON entry_person.person_row = person.row
    JOIN entry ON entry.row = entry_person.entry_row
    WHERE ${shown} GROUP BY person.row ORDER BY count(*) DESC, person.name`);
  return { projects: projects.map(({ name }) => name), people: people.map(({ name }) => name) };
}
