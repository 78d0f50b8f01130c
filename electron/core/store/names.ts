import type { Entry } from '../../../shared/domain/entry/entry.ts';
import type { ReadableDatabase, WritableDatabase } from '../database/database.ts';
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

/** Deletes the projects and people that no entry names any more. */
export function forgetUnusedNames(database: WritableDatabase): void {
  database.run(sql`
    DELETE FROM project WHERE row NOT IN (SELECT project_row FROM entry WHERE project_row IS NOT NULL)`);
  database.run(sql`DELETE FROM person WHERE row NOT IN (SELECT person_row FROM entry_person)`);
}

/** Takes over a project or a person that the writer spelt with other capitals where the entry had them before. */
export function respell(database: WritableDatabase, before: Entry, after: Entry): void {
  const isRespelt = (name: string, known: readonly string[]) =>
    known.some((other) => other !== name && other.toLowerCase() === name.toLowerCase());
  const { project } = after;
  if (project !== undefined && isRespelt(project, before.project === undefined ? [] : [before.project])) {
    database.run(sql`UPDATE project SET name = ${project} WHERE name = ${project}`);
  }
  const known = before.people.map(({ name }) => name);
  for (const { name } of after.people) {
    if (isRespelt(name, known)) database.run(sql`UPDATE person SET name = ${name} WHERE name = ${name}`);
  }
}
