import type { EntryId } from '../entry/entry.ts';
import type { Span } from '../mapping/mapper.ts';
import { blockIdOf } from './block-id.ts';
import type { BlockForm, CaseBlock, CaseSource } from './case.ts';
import type { CountedEntry } from './case-material.ts';
import { mayTell } from './wording.ts';

/** What a builder says of a block; the rest is derived. */
export interface NewBlock {
  readonly sectionId: string;
  /** What tells it from the section's other blocks: an entry's or expectation's id. */
  readonly key: string;
  readonly form: BlockForm;
  readonly under?: string | undefined;
  readonly text: string;
  readonly sources: readonly CaseSource[];
}

/** A generated block; its id is the same whenever the same section is built from the same sources. */
export function generatedBlock({ sectionId, key, form, under, text, sources }: NewBlock): CaseBlock {
  return {
    id: blockIdOf(sectionId, key),
    sectionId,
    form,
    ...(under === undefined ? {} : { under }),
    text,
    generatedText: text,
    sources,
  };
}

/** The entry as a source: with the ranges whose words are used, or none where its date or fields are. */
export function entrySource({ entry }: Pick<CountedEntry, 'entry'>, spans: readonly Span[] = []): CaseSource {
  const isQuoted = entry.kind === 'feedback' && mayTell(entry);
  return {
    type: 'entry',
    entryId: entry.id,
    spans,
    revision: entry.revision,
    ...(isQuoted ? { isQuoted } : {}),
  };
}

/** The ids of the entries a block stands on, in the order of its sources; one that is named twice comes twice. */
export function citedIn({ sources }: Pick<CaseBlock, 'sources'>): readonly EntryId[] {
  return sources.flatMap((source) => (source.type === 'entry' ? [source.entryId] : []));
}

/** The entries the words of a generated block were taken from, also where a hand linked it to others since. */
export function builtFromIn(block: Pick<CaseBlock, 'sources' | 'builtFrom'>): readonly EntryId[] {
  return block.builtFrom ?? citedIn(block);
}

/** The entries the heading of a block comes from; none where no entry names it. */
export function headedBy(
  block: Pick<CaseBlock, 'sources' | 'builtFrom' | 'generatedText' | 'underFrom'>,
): readonly EntryId[] {
  return block.underFrom ?? (block.generatedText === undefined ? [] : builtFromIn(block));
}

/** Every entry a block owes anything to: what it stands on, its words and its heading. */
export function entriesBehind(
  block: Pick<CaseBlock, 'sources' | 'builtFrom' | 'underFrom'>,
): readonly EntryId[] {
  return [...new Set([...citedIn(block), ...(block.builtFrom ?? []), ...(block.underFrom ?? [])])];
}

/** The request itself as a source: its levels and its period. */
export const requestSource: CaseSource = { type: 'request' };
