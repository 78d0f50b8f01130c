import type { Entry, EntryId } from '../entry/entry.ts';
import { builtFromIn } from './blocks.ts';
import type { CaseBlock, CaseSource, StaleReason } from './case.ts';
import { type CaseMaterial, entriesById, isUsable } from './case-material.ts';
import { mayTell } from './wording.ts';

/** The worst first: a narrowed source stops the export whatever else happened. */
const worstFirst: readonly StaleReason[] = ['narrowed', 'deleted', 'edited'];

/** What became of entries, by id; those that are gone for good are absent. */
export type Entries = ReadonlyMap<EntryId, Entry>;

type EntrySource = Extract<CaseSource, { type: 'entry' }>;

/** Whether an entry may no longer be used as it was: not shareable any more, or its giver no longer to be quoted. */
function isNarrowed(source: Pick<EntrySource, 'isQuoted'>, entry: Entry): boolean {
  return entry.visibility !== 'shareable' || (source.isQuoted === true && !mayTell(entry));
}

function becameOf(source: CaseSource, entries: Entries): StaleReason | undefined {
  if (source.type !== 'entry') return undefined;
  const entry = entries.get(source.entryId);
  if (!entry) return 'deleted';
  if (isNarrowed(source, entry)) return 'narrowed';
  if (!isUsable(entry)) return 'deleted';
  return entry.revision === source.revision ? undefined : 'edited';
}

/** What became of the entry that words were taken from, though the block is linked to others now. */
function becameOfWords(id: EntryId, entries: Entries): StaleReason | undefined {
  const entry = entries.get(id);
  if (!entry) return 'deleted';
  if (isNarrowed({ ...(entry.kind === 'feedback' && { isQuoted: true }) }, entry)) return 'narrowed';
  return isUsable(entry) ? undefined : 'deleted';
}

/** Whether the block still has the words that were built, so that they are those of the entries behind it. */
export function hasBuiltWords(block: Pick<CaseBlock, 'text' | 'generatedText'>): boolean {
  return block.generatedText === block.text;
}

/** What happened to the block's sources since it was written, the gravest reason where there are several. */
export function staleReasonOf(block: CaseBlock, entries: Entries): StaleReason | undefined {
  const reasons = [
    ...block.sources.map((source) => becameOf(source, entries)),
    ...(block.builtFrom && hasBuiltWords(block)
      ? builtFromIn(block).map((id) => becameOfWords(id, entries))
      : []),
  ];
  return worstFirst.find((reason) => reasons.includes(reason));
}

/** Whether a hand changed the block's words or chose its sources, or typed it altogether. */
export function isTouched(block: CaseBlock): boolean {
  return block.isLinkedByHand === true || !hasBuiltWords(block);
}

/** Whether a hand changed what was built. */
export function isEdited({ text, generatedText }: Pick<CaseBlock, 'text' | 'generatedText'>): boolean {
  return generatedText !== undefined && generatedText !== text;
}

/** How many blocks stand on sources that have changed since. */
export function countStale(blocks: readonly CaseBlock[], material: CaseMaterial): number {
  const entries = entriesById(material);
  return blocks.filter((block) => staleReasonOf(block, entries) !== undefined).length;
}
