import type { UtcInstant } from '../../../shared/domain/entry/entry.ts';
import { withoutEntryIds } from '../../../shared/domain/promotion-case/block-id.ts';
import type { CaseBlock, CaseId, PromotionCase } from '../../../shared/domain/promotion-case/case.ts';
import type { ReadableDatabase, WritableDatabase } from '../database/database.ts';
import { sql } from '../database/sql.ts';

interface CaseRow {
  readonly id: CaseId;
  readonly document: string;
  readonly revision: number;
  readonly created_at: UtcInstant;
  readonly updated_at: UtcInstant;
}

const columns = sql`id, document, revision, created_at, updated_at`;

/** What a case's document holds: everything but what has a column of its own. */
type CaseDocument = Omit<PromotionCase, 'id' | 'revision' | 'createdAt' | 'updatedAt'>;

/** A stored case that is not deleted, or one that is. */
export function findCase(
  database: ReadableDatabase,
  id: CaseId,
  where: 'kept' | 'deleted' = 'kept',
): PromotionCase | undefined {
  const place = where === 'kept' ? sql`deleted_at IS NULL` : sql`deleted_at IS NOT NULL`;
  const row = database.get<CaseRow>(sql`SELECT ${columns} FROM promotion_case WHERE id = ${id} AND ${place}`);
  return row && caseFrom(row);
}

/** Every case that is not deleted, the one touched last first. */
export function allCases(database: ReadableDatabase): readonly PromotionCase[] {
  return database
    .all<CaseRow>(
      sql`SELECT ${columns} FROM promotion_case WHERE deleted_at IS NULL ORDER BY updated_at DESC, id DESC`,
    )
    .map(caseFrom);
}

/** Stores a case, new or changed. */
export function putCase(database: WritableDatabase, stored: PromotionCase): void {
  const { id, revision, createdAt, updatedAt, ...document } = stored;
  database.run(sql`
    INSERT INTO promotion_case (id, document, revision, created_at, updated_at)
    VALUES (${id}, ${JSON.stringify(document)}, ${revision}, ${createdAt}, ${updatedAt})
    ON CONFLICT (id) DO UPDATE SET document_before = document, document = excluded.document,
      revision = excluded.revision, updated_at = excluded.updated_at`);
}

/** The case as it was before its last change, where it has changed at all. */
export function caseBeforeLastChange(database: ReadableDatabase, id: CaseId): PromotionCase | undefined {
  const row = database.get<CaseRow>(sql`
    SELECT id, document_before AS document, revision, created_at, updated_at FROM promotion_case
    WHERE id = ${id} AND deleted_at IS NULL AND document_before IS NOT NULL`);
  return row && caseFrom(row);
}

/** Deletes a case, or takes it back with `null`. */
export function setCaseDeletedAt(database: WritableDatabase, id: CaseId, deletedAt: UtcInstant | null): void {
  database.run(sql`UPDATE promotion_case SET deleted_at = ${deletedAt} WHERE id = ${id}`);
}

/** Forgets what was kept to undo changes while the journal was open before: it holds sentences nobody sees. */
export function forgetUndo(database: WritableDatabase): void {
  purgeCases(database);
  database.run(sql`
    UPDATE promotion_case SET document_before = NULL, document = json_remove(document, '$.removedBlocks')
    WHERE document_before IS NOT NULL OR json_type(document, '$.removedBlocks') IS NOT NULL`);
}

/** Deletes for good every case that was deleted, or only those deleted by then. */
export function purgeCases(database: WritableDatabase, deletedBy?: UtcInstant): number {
  const which = deletedBy === undefined ? sql`deleted_at IS NOT NULL` : sql`deleted_at <= ${deletedBy}`;
  return database.run(sql`DELETE FROM promotion_case WHERE ${which}`);
}

/** A case as it is stored, whether or not it was deleted, with what it was before its last change. */
export interface KeptCase {
  readonly stored: PromotionCase;
  readonly before: PromotionCase | undefined;
  readonly isDeleted: boolean;
}

/** Every case there is, deleted ones included. */
export function everyCase(database: ReadableDatabase): readonly KeptCase[] {
  const rows = database.all<CaseRow & { document_before: string | null; deleted_at: UtcInstant | null }>(
    sql`SELECT ${columns}, document_before, deleted_at FROM promotion_case`,
  );
  return rows.map(({ document_before, deleted_at, ...row }) => ({
    stored: caseFrom(row),
    before: document_before === null ? undefined : caseFrom({ ...row, document: document_before }),
    isDeleted: deleted_at !== null,
  }));
}

/** Puts another document in a case's place, with nothing to undo. */
export function replaceDocument(database: WritableDatabase, stored: PromotionCase): void {
  const { id, revision: _, createdAt: __, updatedAt: ___, ...document } = stored;
  database.run(sql`
    UPDATE promotion_case SET document = ${JSON.stringify(document)}, document_before = NULL WHERE id = ${id}`);
}

/** Blocks were once named by the ids of their entries: those are left out as the case is read. */
function withOpaqueIds(document: CaseDocument): CaseDocument {
  const renamed = (block: CaseBlock): CaseBlock => ({ ...block, id: withoutEntryIds(block.id) });
  return {
    ...document,
    blocks: document.blocks.map(renamed),
    removedBlockIds: document.removedBlockIds.map(withoutEntryIds),
    ...(document.removedBlocks && {
      removedBlocks: document.removedBlocks.map(({ block, afterBlockId }) => ({
        block: renamed(block),
        ...(afterBlockId !== undefined && { afterBlockId: withoutEntryIds(afterBlockId) }),
      })),
    }),
  };
}

function caseFrom(row: CaseRow): PromotionCase {
  return {
    ...withOpaqueIds(JSON.parse(row.document) as CaseDocument),
    id: row.id,
    revision: row.revision,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  };
}
