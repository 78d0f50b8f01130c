import type { Entry, EntryId } from '../entry/entry.ts';
import { citedIn } from './blocks.ts';
import type { BlockState, CaseBlock, CaseBlockView, CaseSource, StaleReason } from './case.ts';
import { type CaseMaterial, entriesById, isUsable } from './case-material.ts';
import { mayTell } from './wording.ts';

/** The worst first: a narrowed source stops the export whatever else happened. */
const worstFirst: readonly StaleReason[] = ['narrowed', 'deleted', 'edited'];

type Entries = ReadonlyMap<EntryId, Entry>;

type EntrySource = Extract<CaseSource, { type: 'entry' }>;

/** Whether an entry may no longer be used as it was: not shareable any more, or its giver no longer to be quoted. */
export function isNarrowed(source: EntrySource, entry: Entry): boolean {
  return entry.visibility !== 'shareable' || (source.isQuoted === true && !mayTell(entry));
}

function becameOf(source: CaseSource, entries: Entries): StaleReason | undefined {
  if (source.type !== 'entry') return undefined;
  const entry = entries.get(source.entryId);
  if (!entry) return source.wasNarrowed ? 'narrowed' : 'deleted';
  if (isNarrowed(source, entry)) return 'narrowed';
  if (!isUsable(entry)) return 'deleted';
  return entry.revision === source.revision ? undefined : 'edited';
}

/** What happened to the block's sources since it was written, the gravest reason where there are several. */
function staleReasonOf(block: CaseBlock, entries: Entries): StaleReason | undefined {
  const reasons = block.sources.map((source) => becameOf(source, entries));
  return worstFirst.find((reason) => reasons.includes(reason));
}

/** Whether a hand changed the block's words or chose its sources, or typed it altogether. */
export function isTouched(block: CaseBlock): boolean {
  return block.isLinkedByHand === true || block.generatedText !== block.text;
}

/** Whether a hand changed what was built. */
export function isEdited({ text, generatedText }: Pick<CaseBlock, 'text' | 'generatedText'>): boolean {
  return generatedText !== undefined && generatedText !== text;
}

function stateOf(block: CaseBlock, staleReason: StaleReason | undefined): BlockState {
  if (block.sources.length === 0) return 'unsupported';
  if (staleReason) return 'stale';
  return isEdited(block) ? 'edited' : 'supported';
}

/** The block as a screen shows it today: its state, why it is stale, and the entries that may be shown. */
function viewBlock(block: CaseBlock, entries: Entries): CaseBlockView {
  const staleReason = staleReasonOf(block, entries);
  const shown = [...new Set(citedIn(block))].flatMap((id) => {
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
