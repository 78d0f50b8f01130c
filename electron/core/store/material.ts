import type { CivilDate } from '../../../shared/domain/civil-date/civil-date.ts';
import type { EntryWithEvidence } from '../../../shared/domain/evidence/area-evidence.ts';
import { entriesBehind } from '../../../shared/domain/promotion-case/blocks.ts';
import type { CaseBlock } from '../../../shared/domain/promotion-case/case.ts';
import type { ReadableDatabase } from '../database/database.ts';
import { allOf, type Sql, sql } from '../database/sql.ts';
import { type EntryRow, entryFrom, withoutBody } from './entry-rows.ts';
import { evidenceOf } from './evidence-rows.ts';

/** Days of which both ends may be open. */
export interface Period {
  readonly from?: CivilDate;
  readonly to?: CivilDate;
}

/** What a block says of the entries it owes anything to. */
type Owing = Pick<CaseBlock, 'sources' | 'builtFrom' | 'underFrom'>;

function within({ from, to }: Period): Sql {
  const conditions: Sql[] = [];
  if (from) conditions.push(sql`date >= ${from}`);
  if (to) conditions.push(sql`date <= ${to}`);
  return allOf(conditions);
}

/** Every entry of a period that is neither sealed nor in the trash, with its evidence, oldest first. */
export function materialOf(database: ReadableDatabase, period: Period): readonly EntryWithEvidence[] {
  return entriesWhere(database, sql`deleted_at IS NULL AND visibility <> 'sealed' AND ${within(period)}`);
}

/**
 * What a case is built from and judged against: the entries of its period, and every entry a block owes anything to, also
 * where it has been narrowed or deleted since. What may be used of them is the domain's to decide.
 */
export function caseMaterial(
  database: ReadableDatabase,
  period: Period,
  blocks: readonly Owing[] = [],
): readonly EntryWithEvidence[] {
  return entriesWhere(database, sql`(deleted_at IS NULL AND ${within(period)}) OR ${isSource(blocks)}`);
}

/** The entries these blocks owe anything to, whatever became of them, for judging whether they are stale. */
export function sourceMaterial(
  database: ReadableDatabase,
  blocks: readonly Owing[],
): readonly EntryWithEvidence[] {
  return entriesWhere(database, isSource(blocks));
}

function isSource(blocks: readonly Owing[]): Sql {
  const ids = [...new Set(blocks.flatMap(entriesBehind))];
  return sql`id IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`;
}

function entriesWhere(database: ReadableDatabase, condition: Sql): readonly EntryWithEvidence[] {
  const rows = database.all<EntryRow>(
    sql`SELECT ${withoutBody} FROM entry WHERE ${condition} ORDER BY date, id`,
  );
  const evidence = evidenceOf(
    database,
    rows.map((row) => row.row),
  );
  return rows.map((row) => ({ entry: entryFrom(row), evidence: evidence.get(row.row) ?? [] }));
}
