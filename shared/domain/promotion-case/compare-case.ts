import type { CaseBlock, CaseChange, CaseDraft, PromotionCase } from './case.ts';
import { isTouched } from './stale-blocks.ts';

/** What regenerating would change of a block; a hand's own link or words are not part of it. */
function contentOf({ form, under, generatedText, sources, row, links }: CaseBlock): string {
  return JSON.stringify([form, under, generatedText, sources, row, links]);
}

function isSame(before: CaseBlock, block: CaseBlock): boolean {
  const asGenerated = before.isLinkedByHand ? { ...before, sources: block.sources } : before;
  return contentOf(asGenerated) === contentOf(block);
}

/** The block of the same section that stands before this one in the draft. */
function previousOf(draft: CaseDraft, block: CaseBlock): CaseBlock | undefined {
  const section = draft.blocks.filter(({ sectionId }) => sectionId === block.sectionId);
  return section[section.findIndex(({ id }) => id === block.id) - 1];
}

function changeOf(stored: PromotionCase, draft: CaseDraft, block: CaseBlock): CaseChange | undefined {
  const before = stored.blocks.find(({ id }) => id === block.id);
  if (before && isSame(before, block)) return undefined;
  if (before) return { type: isTouched(before) ? 'kept-edited' : 'changed', before, block };
  if (stored.removedBlockIds.includes(block.id)) return undefined;
  const previous = previousOf(draft, block);
  return { type: 'added', block, ...(previous ? { afterBlockId: previous.id } : {}) };
}

/**
 * What building again would change, block by block in the order of the draft, then what it no longer has. Blocks a
 * hand removed are not offered again; a block a hand has touched is never offered for removal, and a block typed by
 * hand is in no difference at all.
 */
export function compareCase(stored: PromotionCase, draft: CaseDraft): readonly CaseChange[] {
  const inDraft = new Set(draft.blocks.map(({ id }) => id));
  const gone = stored.blocks.filter((block) => !inDraft.has(block.id) && !isTouched(block));
  return [
    ...draft.blocks.flatMap((block) => changeOf(stored, draft, block) ?? []),
    ...gone.map((block): CaseChange => ({ type: 'removed', block })),
  ];
}

/** Sentences typed by hand stay with the block they were put after: a new block goes behind them. */
function insertAfter(
  blocks: readonly CaseBlock[],
  block: CaseBlock,
  afterBlockId: string | undefined,
): readonly CaseBlock[] {
  const after = blocks.findIndex(({ id }) => id === afterBlockId);
  const firstOfSection = blocks.findIndex(({ sectionId }) => sectionId === block.sectionId);
  const from = after >= 0 ? after + 1 : firstOfSection >= 0 ? firstOfSection : blocks.length;
  const isTypedAfter = ({ generatedText, sectionId }: CaseBlock) =>
    after >= 0 && generatedText === undefined && sectionId === block.sectionId;
  const behind = blocks.slice(from).findIndex((other) => !isTypedAfter(other));
  return blocks.toSpliced(behind < 0 ? blocks.length : from + behind, 0, block);
}

function applied(blocks: readonly CaseBlock[], change: CaseChange): readonly CaseBlock[] {
  switch (change.type) {
    case 'added':
      return insertAfter(blocks, change.block, change.afterBlockId);
    case 'removed':
      return blocks.filter(({ id }) => id !== change.block.id);
    case 'changed':
    case 'kept-edited':
      return blocks.map((block) => (block.id === change.block.id ? change.block : block));
  }
}

/**
 * The case with the named differences taken over and everything else as it was: blocks typed by hand keep their
 * place, and an edited block changes only because it was named.
 */
export function acceptChanges(
  stored: PromotionCase,
  draft: CaseDraft,
  blockIds: readonly string[],
): PromotionCase {
  const named = new Set(blockIds);
  const changes = compareCase(stored, draft).filter(({ block }) => named.has(block.id));
  return { ...stored, sections: draft.sections, blocks: changes.reduce(applied, stored.blocks) };
}
