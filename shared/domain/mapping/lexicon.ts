import type { EntryKind } from '../entry/kind.ts';
import type { SkillAreaId } from '../skill-area/taxonomy.ts';
import type { WordClasses } from './patterns.ts';

/** How much a pattern says of its area, strongest first. */
const cueLevels = ['strong', 'likely', 'clear', 'some', 'hint'] as const;

/** One of the levels of a cue. */
export type CueLevel = (typeof cueLevels)[number];

/** Patterns by level; a level without patterns may be left out. */
export type Cues = Readonly<Partial<Record<CueLevel, readonly string[]>>>;

/** The clauses to leave out or to keep, told by patterns; resources/mapper/README.md says what each is for. */
export interface GatePatterns {
  readonly onlyWatched: readonly string[];
  readonly disclaims: readonly string[];
  readonly notHappened: readonly string[];
  readonly future: readonly string[];
  readonly soon: readonly string[];
  readonly studied: readonly string[];
  readonly scenes: readonly string[];
}

/** The data of the lexicon mapper, as resources/mapper/lexicon.json holds it. */
export interface Lexicon {
  readonly version: string;
  readonly weights: Readonly<Record<CueLevel, number>>;
  readonly classes: WordClasses;
  readonly areas: Readonly<Record<SkillAreaId, Cues>>;
  readonly kinds: Readonly<Record<EntryKind, Cues>>;
  readonly gates: GatePatterns;
}

/** A cue as a finder reports it: for what, how heavy, and which pattern, so that a repeat counts less. */
export interface Cue<Id> {
  readonly id: Id;
  readonly weight: number;
  readonly pattern: string;
}

/** All cues of a set of areas or kinds, with their weights. */
export function cueSources<Id extends string>(
  sets: Readonly<Record<Id, Cues>>,
  weights: Lexicon['weights'],
): readonly { readonly pattern: string; readonly value: Cue<Id> }[] {
  const ids = Object.keys(sets) as Id[];
  return ids.flatMap((id) =>
    cueLevels.flatMap((level) =>
      (sets[id][level] ?? []).map((pattern) => ({ pattern, value: { id, weight: weights[level], pattern } })),
    ),
  );
}
