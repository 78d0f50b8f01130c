import type { KnownTree } from './known-trees.ts';
import type { FoundRow } from './page-rows.ts';
import type { Pages } from './read-pages.ts';
import { readTrees } from './read-trees.ts';
import type { SqliteValue } from './record.ts';

/** A row with its values by column; a rowid column holds the row's number. */
export interface SalvagedRow {
  readonly values: Readonly<Record<string, SqliteValue>>;
  /** Every byte of it comes from pages whose seal holds: it is exactly what was written. */
  readonly isSound: boolean;
  /** No part of it is missing, though an unsound one may hold noise. */
  readonly isWhole: boolean;
}

/** What could be read of one table or index. */
export interface SalvagedTable {
  /** Its rows, each once, soundest form first where a row was found twice. */
  readonly rows: readonly SalvagedRow[];
  /** Stretches of damaged pages that no row could be made of. */
  readonly fragments: readonly Buffer[];
  /** Some of its pages were not found, so rows may be missing. */
  readonly hasGaps: boolean;
}

/** The columns that tell rows of a table WITHOUT ROWID apart; of an index, all of them do. */
const keyColumns: Readonly<Record<string, number>> = {
  journal_fact: 1,
  person_alias: 1,
  entry_person: 2,
  entry_link: 2,
  tombstone: 1,
  evidence: 2,
  promotion_case: 1,
};

/** Reads everything that can be read of the database's tables and indexes, by name. */
export function salvage(pages: Pages): ReadonlyMap<string, SalvagedTable> {
  const tables = new Map<string, SalvagedTable>();
  for (const [name, { tree, rows, fragments, hasGaps }] of readTrees(pages)) {
    tables.set(name, { rows: soundestOfEach(tree, rows), fragments, hasGaps });
  }
  return tables;
}

function soundestOfEach(tree: KnownTree, rows: readonly FoundRow[]): readonly SalvagedRow[] {
  const byKey = new Map<string, FoundRow>();
  for (const row of rows) {
    const key = keyOf(tree, row);
    const known = byKey.get(key);
    if (!known || worth(row) > worth(known)) byKey.set(key, row);
  }
  return [...byKey.values()].map((row) => ({
    values: byColumn(tree, row),
    isSound: row.isSound,
    isWhole: row.isWhole,
  }));
}

/** A row that an older version wrote may lack the last columns. */
function byColumn(tree: KnownTree, { rowid, values }: FoundRow): Record<string, SqliteValue> {
  const columns = Object.entries(tree.columns).slice(0, values.length);
  return Object.fromEntries(
    columns.map(([name, type], index) => [name, (type === 'rowid' ? rowid : values[index]) ?? null]),
  );
}

function worth({ isSound, isWhole }: FoundRow): number {
  return (isSound ? 2 : 0) + (isWhole ? 1 : 0);
}

function keyOf(tree: KnownTree, { rowid, values }: FoundRow): string {
  return JSON.stringify(tree.kind === 'table' ? rowid : values.slice(0, keyColumns[tree.name]));
}
