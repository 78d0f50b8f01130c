import type { SalvagedRow, SalvagedTable } from '../salvage/salvage.ts';
import type { Row } from './storable-entry.ts';

/** What was salvaged, by table and index. */
export interface Tables {
  /** Every row of a table or an index. */
  rows(name: string): readonly SalvagedRow[];
  /** The rows that are exactly what was written. */
  soundRows(name: string): readonly Row[];
  /** Stretches of the table's damaged pages that no row could be made of. */
  fragments(name: string): readonly Buffer[];
}

/** Looks into what was salvaged; a table that was not found has no rows. */
export function tablesOf(salvaged: ReadonlyMap<string, SalvagedTable>): Tables {
  const rows = (name: string) => salvaged.get(name)?.rows ?? [];
  return {
    rows,
    soundRows: (name) =>
      rows(name)
        .filter(({ isSound }) => isSound)
        .map(({ values }) => values),
    fragments: (name) => salvaged.get(name)?.fragments ?? [],
  };
}
