import type { EntryId } from '../entry/entry.ts';
import { builtFromIn, citedIn, entriesBehind } from './blocks.ts';
import type { CaseBlock, CaseDraft, PromotionCase } from './case.ts';
import { isFixedHeading } from './headings.ts';
import { hasBuiltWords } from './stale-blocks.ts';

/** What is known of entries that are gone for good. */
export interface Purge {
  readonly gone: ReadonlySet<EntryId>;
  /**
   * Whether a text has a word that stood in these entries and stands in no other. `built` is what was once built of
   * them: its words count as theirs too, since they may have been edited after that.
   */
  isTheirs(text: string, built?: string): boolean;
}

/** A case without the words of purged entries, and how many of its sentences went with them. */
export interface PurgedCase {
  readonly stored: PromotionCase;
  readonly sentencesRemoved: number;
}

/** What building the case again makes of the entries that are left; nothing where it cannot be built. */
export type Rebuild = () => CaseDraft | undefined;

/** Whether a block owes anything to one of these entries. */
export function owesTo(block: CaseBlock, gone: ReadonlySet<EntryId>): boolean {
  return entriesBehind(block).some((id) => gone.has(id));
}

function without(ids: readonly EntryId[] | undefined, gone: ReadonlySet<EntryId>): readonly EntryId[] {
  return (ids ?? []).filter((id) => !gone.has(id));
}

/** The block with its own words, which are not those of the purged entries, and nothing else of them. */
function keptWords(block: CaseBlock, { gone }: Purge, rebuilt: CaseBlock | undefined): CaseBlock {
  const { generatedText, builtFrom, underFrom, ...rest } = block;
  const wasBuiltFromThem = builtFromIn(block).some((id) => gone.has(id));
  const built = wasBuiltFromThem ? rebuilt?.generatedText : generatedText;
  const [from, headedFrom] = [without(builtFrom, gone), without(underFrom, gone)];
  return {
    ...rest,
    ...(built === undefined ? {} : { generatedText: built }),
    ...(built === undefined || from.length === 0 ? {} : { builtFrom: from }),
    ...(headedFrom.length === 0 ? {} : { underFrom: headedFrom }),
    ...(rest.row && rebuilt?.row ? { row: rebuilt.row } : {}),
    sources: block.sources.filter((source) => source.type !== 'entry' || !gone.has(source.entryId)),
  };
}

/** What is left of a block that owes something to purged entries; nothing where all of it came from them. */
function leftOf(block: CaseBlock, purge: Purge, rebuild: Rebuild): CaseBlock | undefined {
  const stoodOnThem = citedIn(block).some((id) => purge.gone.has(id));
  const stands = block.sources.some((source) => source.type !== 'entry' || !purge.gone.has(source.entryId));
  if (stoodOnThem && !stands) return undefined;
  const isBuiltFromThem = builtFromIn(block).some((id) => purge.gone.has(id));
  // Typed under a heading of theirs: its own words are not theirs, whatever they are.
  if (!stoodOnThem && !isBuiltFromThem) return keptWords(block, purge, undefined);
  const rebuilt = rebuild()?.blocks.find(({ id }) => id === block.id);
  const hasTheirWords = hasBuiltWords(block)
    ? isBuiltFromThem
    : purge.isTheirs(block.text, block.generatedText);
  return hasTheirWords ? rebuilt : keptWords(block, purge, rebuilt);
}

/** The block without a heading that only purged entries gave it. */
function headed(block: CaseBlock, { isTheirs }: Purge): CaseBlock {
  if (block.under === undefined || isFixedHeading(block.under) || !isTheirs(block.under)) return block;
  const { under: _, ...rest } = block;
  return rest;
}

/** A title a hand wrote with words of the purged entries gives way to the one that is built. */
function titleAfter(stored: PromotionCase, { isTheirs }: Purge, rebuild: Rebuild): string {
  if (!isTheirs(stored.title)) return stored.title;
  return rebuild()?.title ?? 'Case';
}

/**
 * The case once entries are gone for good: no word of them is left in it. A sentence that stood on nothing else goes,
 * also where a hand rewrote it; one that stands on other entries too loses that source, and is built again where its
 * words came from a purged one. What was kept for putting back goes. Sentences typed by hand without a source stay.
 */
export function afterPurge(stored: PromotionCase, purge: Purge, rebuild: Rebuild): PurgedCase {
  const { removedBlocks, ...rest } = stored;
  const left = stored.blocks.map((block) =>
    owesTo(block, purge.gone) ? leftOf(block, purge, rebuild) : block,
  );
  const blocks = left.flatMap((block) => (block ? [headed(block, purge)] : []));
  const kept = removedBlocks
    ?.filter(({ block }) => !owesTo(block, purge.gone))
    .map((removed) => ({ ...removed, block: headed(removed.block, purge) }));
  return {
    stored: {
      ...rest,
      title: titleAfter(stored, purge, rebuild),
      blocks,
      ...(kept ? { removedBlocks: kept } : {}),
    },
    sentencesRemoved: stored.blocks.length - blocks.length,
  };
}
