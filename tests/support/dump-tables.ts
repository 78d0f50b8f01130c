import type { ReadableDatabase } from '../../electron/core/database/database.ts';
import { sql } from '../../electron/core/database/sql.ts';

/** Every row of every table, by table, the index's own tables included: two dumps are equal when nothing was written. */
export function dumpTables(database: ReadableDatabase): Readonly<Record<string, readonly unknown[]>> {
  const tables = database.all<{ name: string }>(sql`
    SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name`);
  return Object.fromEntries(
    tables.map(({ name }) => [name, database.all({ text: `SELECT * FROM "${name}"`, values: [] })]),
  );
}
