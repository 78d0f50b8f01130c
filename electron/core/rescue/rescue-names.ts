import { v7 } from 'uuid';
import type { NewDatabase } from './new-database.ts';
import { hasNoise } from './noise.ts';
import { isEntryId, type Row } from './storable-entry.ts';
import type { Tables } from './tables.ts';

/** The names that were written, by their row, and how many could not be. */
export interface RescuedNames {
  readonly rows: ReadonlySet<number>;
  /** Those of them whose name is exactly what was written. */
  readonly exact: ReadonlySet<number>;
  readonly lost: number;
}

/**
 * Writes the projects or the people: each from its own row where that is sound, else put together from the indexes of
 * ids and names, which hold everything there is of them.
 */
export function rescueNames(tables: Tables, table: 'project' | 'person', into: NewDatabase): RescuedNames {
  const soundRows = new Map(tables.soundRows(table).map((row) => [Number(row.row), row]));
  const soundNames = columnByRow(tables.soundRows(`sqlite_autoindex_${table}_2`), 'name');
  const soundIds = columnByRow(tables.soundRows(`sqlite_autoindex_${table}_1`), 'id');
  const readRows = new Map(tables.rows(table).map(({ values }) => [Number(values.row), values]));
  const written = new Set<number>();
  const exact = new Set<number>();
  let lost = 0;
  for (const row of new Set([
    ...soundRows.keys(),
    ...soundNames.keys(),
    ...soundIds.keys(),
    ...readRows.keys(),
  ])) {
    const proven = soundRows.get(row)?.name ?? soundNames.get(row);
    const name = proven ?? readRows.get(row)?.name;
    const id = soundRows.get(row)?.id ?? soundIds.get(row) ?? readRows.get(row)?.id;
    const isReadable = typeof name === 'string' && name.trim() !== '' && !hasNoise(name);
    if (!isReadable || !into.put(table, { row, id: isEntryId(id) ? id : v7(), name })) {
      lost += 1;
      continue;
    }
    written.add(row);
    if (proven !== undefined) exact.add(row);
  }
  return { rows: written, exact, lost };
}

function columnByRow(rows: readonly Row[], column: string): ReadonlyMap<number, Row[string] | undefined> {
  return new Map(rows.map((row) => [Number(row.row), row[column]]));
}
