import type { Entry, EntryId } from '../entry/entry.ts';
import type { BlockState, CaseBlock, CaseBlockView, CaseSource, StaleReason } from './case.ts';
import { type CaseMaterial, entriesById, isUsable } from './case-material.ts';

/** The worst first: a narrowed source stops the export whatever else happened. */
const worstFirst: readonly StaleReason[] = ['narrowed', 'deleted', 'edited'];

type Entries = ReadonlyMap<EntryId, Entry>;

function becameOf(source: CaseSource, entries: Entries): StaleReason | undefined {
  if (source.type !== 'entry') return undefined;
  const entry = entries.get(source.entryId);
  if (!entry) return 'deleted';
  if (entry.visibility !== 'shareable') return 'narrowed';
  if (!isUsable(entry)) return 'deleted';
  return entry.revision === source.revision ? undefined : 'edited';
}

/** What happened to the block's sources since it was written, the gravest reason where there are several. */
export function staleReasonOf(block: CaseBlock, entries: Entries): StaleReason | undefined {
  const reasons = block.sources.map((source) => becameOf(source, entries));
  return worstFirst.find((reason) => reasons.includes(reason));
}

/** Whether a hand changed the block's words or chose its sources, or typed it altogether. */
export function isTouched(block: CaseBlock): boolean {
  return block.isLinkedByHand === true || block.generatedText !== block.text;
}

function stateOf(block: CaseBlock, staleReason: StaleReason | undefined): BlockState {
  if (block.sources.length === 0) return 'unsupported';
  if (staleReason) return 'stale';
  return block.generatedText !== undefined && block.generatedText !== block.text ? 'edited' : 'supported';
}

/** The block as a screen shows it today: its state, why it is stale, and the entries that may be shown. */
export function viewBlock(block: CaseBlock, entries: Entries): CaseBlockView {
  const staleReason = staleReasonOf(block, entries);
  const ids = new Set(block.sources.flatMap((s) => (s.type === 'entry' ? [s.entryId] : [])));
  const shown = [...ids].flatMap((id) => {
    const entry = entries.get(id);
    if (!entry || entry.deletedAt !== undefined || entry.visibility === 'sealed') return [];
    return [{ id, date: entry.date, title: entry.title }];
  });
  return {
    ...block,
    state: stateOf(block, staleReason),
    ...(staleReason ? { staleReason } : {}),
    entries: shown,
  };
}

/** Every block of a case with its state, judged against the entries as they are now. */
export function viewBlocks(blocks: readonly CaseBlock[], material: CaseMaterial): readonly CaseBlockView[] {
  const entries = entriesById(material);
  return blocks.map((block) => viewBlock(block, entries));
}

/** How many blocks stand on sources that have changed since. */
export function countStale(blocks: readonly CaseBlock[], material: CaseMaterial): number {
  const entries = entriesById(material);
  return blocks.filter((block) => staleReasonOf(block, entries) !== undefined).length;
}
