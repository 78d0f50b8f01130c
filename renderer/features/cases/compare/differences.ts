import { diffArrays } from 'diff';
import { strengthNames } from '../../../../shared/domain/evidence/strength.ts';
import { citedIn } from '../../../../shared/domain/promotion-case/blocks.ts';
import type {
  CaseBlock,
  CaseChange,
  CaseSection,
  ShownBlock,
} from '../../../../shared/domain/promotion-case/case.ts';
import { hiddenWords } from '../document/block-words.ts';

/** Each word with what follows it up to the next one, so that figures stay whole and no space is lost. */
function wordsOf(text: string): readonly string[] {
  return text.split(/(?<=\s)(?=\S)/);
}

/** A piece of a text beside another version of it. */
export interface DiffPart {
  readonly text: string;
  readonly isChanged: boolean;
}

/** One difference that building again proposes, ready to be read. */
export interface Difference {
  readonly id: string;
  readonly type: CaseChange['type'];
  readonly section: string;
  readonly heading: string | undefined;
  /** The expectation a row of the map is about. */
  readonly expectation: string | undefined;
  /** What stands; empty where it is added, or where the words stay the same. */
  readonly before: readonly DiffPart[];
  readonly after: readonly DiffPart[];
  /** What differs beside the words, in sentences. */
  readonly notes: readonly string[];
  /** Whether what stands has words that are hidden, since an entry behind it was narrowed. */
  readonly isHidden?: true;
}

function revisionsIn({ sources }: CaseBlock): readonly number[] {
  return sources.flatMap((source) => (source.type === 'entry' ? [source.revision] : []));
}

function sourceNote(before: CaseBlock, after: CaseBlock): string | undefined {
  const [old, now] = [new Set(citedIn(before)), new Set(citedIn(after))];
  if (old.size !== now.size || [...now].some((id) => !old.has(id))) return 'It stands on other entries.';
  if (JSON.stringify(before.sources) === JSON.stringify(after.sources)) return undefined;
  const isEdited = JSON.stringify(revisionsIn(before)) !== JSON.stringify(revisionsIn(after));
  return isEdited ? 'An entry it stands on was edited since.' : 'It uses other words of its entries.';
}

/** What differs between two versions of a block beside its words. */
export function notesOn(before: CaseBlock, after: CaseBlock): readonly string[] {
  const notes: string[] = [];
  if (before.row && after.row && before.row.strength !== after.row.strength) {
    notes.push(
      `Strength: ${strengthNames[before.row.strength]} before, ${strengthNames[after.row.strength]} now.`,
    );
  }
  if (before.row && after.row && before.row.expectation !== after.row.expectation) {
    notes.push('The ladder words this expectation differently now.');
  }
  if (before.under !== after.under)
    notes.push(after.under ? `It moves under “${after.under}”.` : 'It loses its heading.');
  const sources = sourceNote(before, after);
  if (sources) notes.push(sources);
  if (JSON.stringify(before.links ?? []) !== JSON.stringify(after.links ?? []))
    notes.push('Its links differ.');
  return notes;
}

/** Both versions in pieces, with the words marked that the other one does not have. */
export function wordDiff(
  before: string,
  after: string,
): { readonly before: readonly DiffPart[]; readonly after: readonly DiffPart[] } {
  const parts = diffArrays([...wordsOf(before)], [...wordsOf(after)]);
  return {
    before: parts
      .filter(({ added }) => !added)
      .map(({ value, removed }) => ({ text: value.join(''), isChanged: removed })),
    after: parts
      .filter(({ removed }) => !removed)
      .map(({ value, added }) => ({ text: value.join(''), isChanged: added })),
  };
}

type Texts = Pick<Difference, 'before' | 'after' | 'notes' | 'isHidden'>;

/** What stands, where its words are hidden: only what would be built now can be read. */
function besideHidden(standing: ShownBlock, after: readonly DiffPart[]): Texts {
  return { before: [], after, notes: [`What stands is not shown. ${hiddenWords(standing)}`], isHidden: true };
}

function textsOf(change: CaseChange): Texts {
  const whole = [{ text: change.block.text, isChanged: true }];
  switch (change.type) {
    case 'added':
      return { before: [], after: whole, notes: [] };
    case 'removed':
      if (change.block.isHidden) return besideHidden(change.block, []);
      return { before: whole, after: [], notes: [] };
    case 'changed':
    case 'kept-edited':
      if (change.before.isHidden) return besideHidden(change.before, whole);
      return {
        ...(change.before.text === change.block.text
          ? { before: [], after: [{ text: change.block.text, isChanged: false }] }
          : wordDiff(change.before.text, change.block.text)),
        notes: notesOn(change.before, change.block),
      };
  }
}

/** The differences in the order of the document, each with its section. */
export function differencesOf(
  changes: readonly CaseChange[],
  sections: readonly CaseSection[],
): readonly Difference[] {
  return sections.flatMap((section) =>
    changes
      .filter(({ block }) => block.sectionId === section.id)
      .map((change) => ({
        id: change.block.id,
        type: change.type,
        section: section.title,
        heading: change.block.under,
        expectation: change.block.row?.expectation,
        ...textsOf(change),
      })),
  );
}

/** What a person decided about a difference. */
export type Decision = 'accept' | 'refuse';

/** Everything accepted, except what a hand has touched: that changes only when it is chosen itself. */
export function acceptAll(
  differences: readonly Difference[],
  decided: ReadonlyMap<string, Decision>,
): ReadonlyMap<string, Decision> {
  const accepted = differences
    .filter(({ type }) => type !== 'kept-edited')
    .map(({ id }) => [id, 'accept'] as const);
  return new Map([...decided, ...accepted]);
}
