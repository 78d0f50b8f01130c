import type { Entry, EntryId } from '../entry/entry.ts';
import { citedIn } from './blocks.ts';
import type { CaseBlock, CaseSource, PromotionCase } from './case.ts';
import { isNarrowed } from './stale-blocks.ts';

/** Entries that are gone for good, by id, as they last were; undefined where that is not known any more. */
export type Purged = ReadonlyMap<EntryId, Entry | undefined>;

function remembering(source: CaseSource, purged: Purged): CaseSource {
  const entry = source.type === 'entry' ? purged.get(source.entryId) : undefined;
  if (source.type !== 'entry' || !entry || !isNarrowed(source, entry)) return source;
  return { ...source, wasNarrowed: true };
}

/** Whether a block stands on one of these entries. */
export function standsOn(block: Pick<CaseBlock, 'sources'>, purged: Purged): boolean {
  return citedIn(block).some((id) => purged.has(id));
}

/**
 * The case once these entries are gone for good: what had been made private or sealed still stops the export, and
 * nothing taken from them is kept for putting back.
 */
export function afterPurge(stored: PromotionCase, purged: Purged): PromotionCase {
  const { removedBlocks, ...rest } = stored;
  const blocks = stored.blocks.map((block) =>
    standsOn(block, purged)
      ? { ...block, sources: block.sources.map((source) => remembering(source, purged)) }
      : block,
  );
  const kept = removedBlocks?.filter(({ block }) => !standsOn(block, purged));
  return { ...rest, blocks, ...(kept ? { removedBlocks: kept } : {}) };
}
