import type { EntryId } from '../../../shared/domain/entry/entry.ts';
import { citedIn } from '../../../shared/domain/promotion-case/blocks.ts';
import type { CaseId, PromotionCase } from '../../../shared/domain/promotion-case/case.ts';
import { afterPurge, type Purged, standsOn } from '../../../shared/domain/promotion-case/purged-entries.ts';
import type { ReadableDatabase, WritableDatabase } from '../database/database.ts';
import { sql } from '../database/sql.ts';
import { type EntryRow, entryFrom, withoutBody } from './entry-rows.ts';

type CaseDocument = Pick<PromotionCase, 'blocks' | 'removedBlocks'>;

interface StoredDocuments {
  readonly id: CaseId;
  readonly document: string;
  readonly document_before: string | null;
}

/** The entries in the trash as they are before it is emptied. */
export function trashedEntries(database: ReadableDatabase): Purged {
  const rows = database.all<EntryRow>(sql`SELECT ${withoutBody} FROM entry WHERE deleted_at IS NOT NULL`);
  return new Map(rows.map((row) => [row.id, entryFrom(row)]));
}

function blocksOf({ blocks, removedBlocks = [] }: CaseDocument) {
  return [...blocks, ...removedBlocks.map(({ block }) => block)];
}

/** Of the entries that documents stand on, those that are not in the journal any more. */
function goneOf(database: ReadableDatabase, documents: readonly CaseDocument[], purged: Purged): Purged {
  const cited = [...new Set(documents.flatMap(blocksOf).flatMap(citedIn))];
  const there = database.all<{ id: EntryId }>(
    sql`SELECT id FROM entry WHERE id IN (SELECT value FROM json_each(${JSON.stringify(cited)}))`,
  );
  const known = new Set(there.map(({ id }) => id));
  return new Map(cited.filter((id) => !known.has(id)).map((id) => [id, purged.get(id)]));
}

/**
 * Takes out of every case what it keeps for undoing and putting back from entries that are gone, and notes which of
 * its sentences stand on one that could no longer be used. `purged` is what the trash held.
 */
export function forgetInCases(database: WritableDatabase, purged: Purged): void {
  const rows = database.all<StoredDocuments>(sql`SELECT id, document, document_before FROM promotion_case`);
  for (const { id, document, document_before } of rows) {
    const stored = JSON.parse(document) as PromotionCase;
    const before = document_before === null ? undefined : (JSON.parse(document_before) as CaseDocument);
    const gone = goneOf(database, before ? [stored, before] : [stored], purged);
    if (gone.size === 0) continue;
    const kept = before && !blocksOf(before).some((block) => standsOn(block, gone)) ? document_before : null;
    database.run(sql`
      UPDATE promotion_case SET document = ${JSON.stringify(afterPurge(stored, gone))},
        document_before = ${kept} WHERE id = ${id}`);
  }
}
