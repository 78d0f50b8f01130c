import { isDeepStrictEqual } from 'node:util';
import type { Entry, EntryId, UtcInstant } from '../../../shared/domain/entry/entry.ts';
import { entriesBehind } from '../../../shared/domain/promotion-case/blocks.ts';
import type { CaseDraft, PromotionCase } from '../../../shared/domain/promotion-case/case.ts';
import { afterPurge, owesTo, type Purge } from '../../../shared/domain/promotion-case/purged-entries.ts';
import type { ReadableDatabase, WritableDatabase } from '../database/database.ts';
import { type Sql, sql } from '../database/sql.ts';
import { everyCase, type KeptCase, replaceDocument } from './case-rows.ts';
import { type EntryRow, entryFrom, withoutBody } from './entry-rows.ts';
import { theirWords } from './their-words.ts';

/** Entries that are gone for good, or are about to be, as they last were. */
export type Gone = ReadonlyMap<EntryId, Entry>;

/** What building a case again makes of the entries that are left; nothing where it cannot be built. */
export type RebuildCase = (stored: PromotionCase) => CaseDraft | undefined;

/** The entries that a condition chooses, as they are before they are deleted. */
export function entriesThat(database: ReadableDatabase, which: Sql): Gone {
  const rows = database.all<EntryRow>(sql`SELECT ${withoutBody} FROM entry WHERE ${which}`);
  return new Map(rows.map((row) => [row.id, entryFrom(row)]));
}

/** When the first of these entries was saved. */
export function oldestCreatedAt(gone: Gone): UtcInstant | null {
  const instants = [...gone.values()].map(({ createdAt }) => createdAt).sort();
  return instants[0] ?? null;
}

function blocksOf({ blocks, removedBlocks = [] }: PromotionCase) {
  return [...blocks, ...removedBlocks.map(({ block }) => block)];
}

/** Of the entries that cases owe anything to, those that are not in the journal any more, and those about to go. */
function goneOf(database: ReadableDatabase, cases: readonly KeptCase[], gone: Gone): ReadonlySet<EntryId> {
  const documents = cases.flatMap(({ stored, before }) => (before ? [stored, before] : [stored]));
  const behind = [...new Set(documents.flatMap(blocksOf).flatMap(entriesBehind))];
  const there = database.all<{ id: EntryId }>(
    sql`SELECT id FROM entry WHERE id IN (SELECT value FROM json_each(${JSON.stringify(behind)}))`,
  );
  const known = new Set(there.map(({ id }) => id));
  return new Set([...behind.filter((id) => !known.has(id)), ...gone.keys()]);
}

/** A case that gone entries leave something else of. */
interface ChangedCase {
  readonly stored: PromotionCase;
  readonly isDeleted: boolean;
  readonly sentencesRemoved: number;
}

function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

function changedCases(database: ReadableDatabase, gone: Gone, rebuild: RebuildCase): readonly ChangedCase[] {
  const cases = everyCase(database);
  const purge: Purge = { gone: goneOf(database, cases, gone), isTheirs: theirWords(database, gone) };
  if (purge.gone.size === 0) return [];
  return cases.flatMap(({ stored, before, isDeleted }) => {
    const after = afterPurge(
      stored,
      purge,
      once(() => rebuild(stored)),
    );
    const isChanged = !isDeepStrictEqual(after.stored, stored);
    const holdsTheirs = before !== undefined && isOf(before, purge);
    if (!isChanged && !holdsTheirs) return [];
    return [{ stored: after.stored, isDeleted, sentencesRemoved: after.sentencesRemoved }];
  });
}

/** Whether what a case was before its last change has anything of the gone entries. */
function isOf(before: PromotionCase, { gone, isTheirs }: Purge): boolean {
  return isTheirs(before.title) || blocksOf(before).some((block) => owesTo(block, gone));
}

/** How many sentences would go with these entries, and from how many cases. */
export function lossOf(
  database: ReadableDatabase,
  gone: Gone,
  rebuild: RebuildCase,
): { readonly sentences: number; readonly cases: number } {
  if (gone.size === 0) return { sentences: 0, cases: 0 };
  const losing = changedCases(database, gone, rebuild).filter(
    ({ isDeleted, sentencesRemoved }) => !isDeleted && sentencesRemoved > 0,
  );
  return {
    sentences: losing.reduce((sum, { sentencesRemoved }) => sum + sentencesRemoved, 0),
    cases: losing.length,
  };
}

/**
 * Takes every word of entries that are gone for good out of every case, what is kept for undoing and putting back
 * included. Answers how many sentences went, and whether any case is another now.
 */
export function forgetInCases(
  database: WritableDatabase,
  gone: Gone,
  rebuild: RebuildCase,
): { readonly sentencesRemoved: number; readonly isChanged: boolean } {
  const changed = changedCases(database, gone, rebuild);
  for (const { stored } of changed) replaceDocument(database, stored);
  const kept = changed.filter(({ isDeleted }) => !isDeleted);
  return {
    sentencesRemoved: kept.reduce((sum, { sentencesRemoved }) => sum + sentencesRemoved, 0),
    isChanged: changed.length > 0,
  };
}
