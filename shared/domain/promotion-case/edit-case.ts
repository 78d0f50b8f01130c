import type { Entry } from '../entry/entry.ts';
import { fail, ok, type Result } from '../result/result.ts';
import { builtFromIn, entrySource, headedBy } from './blocks.ts';
import type { CaseBlock, PromotionCase, RemovedBlock } from './case.ts';
import { isUsable } from './case-material.ts';

/** Editing fails only where the block or section is not there, or an entry may not be used. */
export type EditResult<Code extends string = 'not-found'> = Result<PromotionCase, Code>;

const noBlock = () =>
  fail('not-found', 'This sentence is no longer in the case. Open the case again; nothing was changed.');

const notShareable = () =>
  fail(
    'not-shareable',
    'Only shareable entries can back a sentence up. Make the entry shareable or choose another one; nothing was changed.',
  );

function changeBlock(
  stored: PromotionCase,
  blockId: string,
  change: (block: CaseBlock) => CaseBlock,
): EditResult {
  if (!stored.blocks.some(({ id }) => id === blockId)) return noBlock();
  const blocks = stored.blocks.map((block) => (block.id === blockId ? change(block) : block));
  return ok({ ...stored, blocks });
}

/** The case under another title. */
export function renameCase(stored: PromotionCase, title: string): PromotionCase {
  return { ...stored, title };
}

/** The block with other words, its sources kept; with the generated words again it counts as unedited. */
export function editBlock(stored: PromotionCase, blockId: string, text: string): EditResult {
  return changeBlock(stored, blockId, (block) => ({ ...block, text }));
}

/** What a sentence typed by hand is and where it goes. */
export interface TypedBlock {
  /** Unique in the case; chosen by the caller. */
  readonly id: string;
  readonly sectionId: string;
  /** The section's end where absent. */
  readonly afterBlockId?: string;
  readonly text: string;
  readonly entries: readonly Entry[];
}

/** The case with a sentence typed by hand, looking like the block it follows. */
export function addBlock(
  stored: PromotionCase,
  { id, sectionId, afterBlockId, text, entries }: TypedBlock,
): EditResult<'not-found' | 'not-shareable'> {
  if (!stored.sections.some((section) => section.id === sectionId)) return noBlock();
  if (!entries.every(isUsable)) return notShareable();
  const before = afterBlockId
    ? stored.blocks.find((block) => block.id === afterBlockId && block.sectionId === sectionId)
    : stored.blocks.findLast((block) => block.sectionId === sectionId);
  if (afterBlockId && !before) return noBlock();
  const block: CaseBlock = {
    id,
    sectionId,
    form: before === undefined || before.form === 'paragraph' ? 'paragraph' : 'bullet',
    ...(before ? headingOf(before) : {}),
    text,
    sources: entries.map((entry) => entrySource({ entry })),
  };
  const at = before ? stored.blocks.indexOf(before) + 1 : sectionStart(stored, sectionId);
  return ok({ ...stored, blocks: stored.blocks.toSpliced(at, 0, block) });
}

/** A block's heading for a block typed beneath it, with the entries that name it. */
function headingOf(block: CaseBlock): Pick<CaseBlock, 'under' | 'underFrom'> {
  if (block.under === undefined) return {};
  const underFrom = [...new Set(headedBy(block))];
  return { under: block.under, ...(underFrom.length > 0 ? { underFrom } : {}) };
}

/** Where the first block of a section belongs: after every block of the sections before it. */
function sectionStart({ sections, blocks }: PromotionCase, sectionId: string): number {
  const order = sections.map(({ id }) => id);
  const at = order.indexOf(sectionId);
  return blocks.findLastIndex((block) => order.indexOf(block.sectionId) < at) + 1;
}

/** The block tied to these entries as they are now, instead of those before; expectations it stands on stay. */
export function linkBlock(
  stored: PromotionCase,
  blockId: string,
  entries: readonly Entry[],
): EditResult<'not-found' | 'not-shareable'> {
  if (!entries.every(isUsable)) return notShareable();
  return changeBlock(stored, blockId, (block) => ({
    ...block,
    sources: [
      ...block.sources.filter(({ type }) => type !== 'entry'),
      ...entries.map((entry) => entrySource({ entry })),
    ],
    ...(block.generatedText === undefined
      ? {}
      : { isLinkedByHand: true, builtFrom: [...new Set(builtFromIn(block))] }),
  }));
}

/** The case without the block; building again does not offer it, and `restoreBlock` puts it back. */
export function removeBlock(stored: PromotionCase, blockId: string): EditResult {
  const at = stored.blocks.findIndex(({ id }) => id === blockId);
  const block = stored.blocks[at];
  if (!block) return noBlock();
  const before = stored.blocks[at - 1];
  const removed: RemovedBlock = { block, ...(before ? { afterBlockId: before.id } : {}) };
  const isGenerated = block.generatedText !== undefined;
  return ok({
    ...stored,
    blocks: stored.blocks.toSpliced(at, 1),
    removedBlockIds: isGenerated ? [...stored.removedBlockIds, blockId] : stored.removedBlockIds,
    removedBlocks: [...(stored.removedBlocks ?? []), removed],
  });
}

/** The removed block back after the block it stood after, or at its section's start where that one is gone. */
export function restoreBlock(stored: PromotionCase, blockId: string): EditResult {
  const removed = stored.removedBlocks?.findLast(({ block }) => block.id === blockId);
  if (!removed || stored.blocks.some(({ id }) => id === blockId)) return noBlock();
  const after = stored.blocks.findIndex(({ id }) => id === removed.afterBlockId);
  const at = after >= 0 ? after + 1 : sectionStart(stored, removed.block.sectionId);
  return ok({
    ...stored,
    blocks: stored.blocks.toSpliced(at, 0, removed.block),
    removedBlockIds: stored.removedBlockIds.filter((id) => id !== blockId),
    removedBlocks: (stored.removedBlocks ?? []).filter((other) => other !== removed),
  });
}

/**
 * The block one place up or down among the blocks of its section and heading. At the edge a generated block stays;
 * one typed by hand moves on under the neighbouring heading.
 */
export function moveBlock(stored: PromotionCase, blockId: string, direction: 'up' | 'down'): EditResult {
  const at = stored.blocks.findIndex(({ id }) => id === blockId);
  const block = stored.blocks[at];
  if (!block) return noBlock();
  const step = direction === 'up' ? -1 : 1;
  const neighbour = stored.blocks[at + step];
  if (!neighbour || neighbour.sectionId !== block.sectionId) return ok(stored);
  if (neighbour.under === block.under) {
    return ok({ ...stored, blocks: stored.blocks.with(at, neighbour).with(at + step, block) });
  }
  if (block.generatedText !== undefined) return ok(stored);
  const { under: _left, underFrom: _its, ...rest } = block;
  return ok({ ...stored, blocks: stored.blocks.with(at, { ...rest, ...headingOf(neighbour) }) });
}
