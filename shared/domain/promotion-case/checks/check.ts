import type { Entry, EntryId } from '../../entry/entry.ts';
import type { Ladder } from '../../ladder/ladder.ts';
import type { CaseBlockView, CaseFinding, CaseRequest, CaseSection } from '../case.ts';
import type { CountedEntry } from '../case-material.ts';

/** Every check by its id. */
const checkIds = [
  'stale',
  'unsupported',
  'not-written',
  'no-evidence',
  'unwitnessed',
  'unconfirmed',
  'one-project',
  'older-than-period',
  'adjective',
  'number-without-baseline',
  'we',
  'long-sentence',
  'overtime',
  'over-budget',
] as const;

/** One of the checks. */
export type CheckId = (typeof checkIds)[number];

/** A finding of one of the checks. */
export interface Finding extends CaseFinding {
  readonly check: CheckId;
}

/** What a check looks at: the document, and of the journal only what a document may use. */
export interface Checked {
  readonly request: CaseRequest;
  readonly sections: readonly CaseSection[];
  readonly blocks: readonly CaseBlockView[];
  readonly ladder: Ladder;
  /** Shareable entries that count in the period. */
  readonly items: readonly CountedEntry[];
  /** Shareable entries of any date by id. */
  readonly usable: ReadonlyMap<EntryId, Entry>;
  /** Shareable entries of the period that count for no area yet. */
  readonly uncounted: number;
}

/** The blocks whose words may be looked at: not the ones whose source is no longer shareable. */
export function readable({ blocks }: Checked): readonly CaseBlockView[] {
  return blocks.filter(({ staleReason }) => staleReason !== 'narrowed');
}

/** The blocks that tell of the writer's work in sentences. */
export function prose(checked: Checked): readonly CaseBlockView[] {
  return readable(checked).filter(
    ({ form, sectionId }) =>
      (form === 'bullet' || form === 'paragraph') && sectionId !== 'ask' && sectionId !== 'known-gaps',
  );
}

/** The entries a block stands on that a document may use. */
export function entriesOf(block: CaseBlockView, usable: Checked['usable']): readonly Entry[] {
  return block.sources.flatMap((s) => (s.type === 'entry' ? (usable.get(s.entryId) ?? []) : []));
}
