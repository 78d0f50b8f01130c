import type { EntryKind } from '../entry/kind.ts';
import type { SkillAreaId } from '../skill-area/taxonomy.ts';

/** A half-open range of UTF-16 code units into the text that was mapped. */
export type Span = readonly [start: number, end: number];

/** Orders spans by where they begin, then by where they end. */
export function bySpan(a: Span, b: Span): number {
  return a[0] - b[0] || a[1] - b[1];
}

/** One area an entry may be evidence of, with how sure the mapper is (0 to 1) and the words that caused it. */
export interface AreaSuggestion {
  readonly areaId: SkillAreaId;
  readonly confidence: number;
  readonly spans: readonly Span[];
}

/** Why a clause was left out before scoring. */
export type IgnoredReason = 'about-someone-else' | 'did-not-happen' | 'only-watched';

/** A clause that gives no evidence of the writer's own skill, and why; shown to the person as ignored. */
export interface IgnoredClause {
  readonly span: Span;
  readonly reason: IgnoredReason;
}

/** Everything the mapper says of one text. `areas` holds every area that scored, best first. */
export interface Mapping {
  readonly areas: readonly AreaSuggestion[];
  readonly kind: { readonly id: EntryKind; readonly confidence: number };
  readonly ignored: readonly IgnoredClause[];
}

/** Maps a text to skill areas on this machine, without a network: the same text always gives the same answer. */
export interface Mapper {
  /** Names the mapper and its data, so that stored suggestions tell which mapper made them. */
  readonly version: string;
  map(text: string, kind?: EntryKind): Mapping;
}

/** From this confidence a suggestion is solid; below it is tentative. */
export const solidFrom = 0.5;

/** Below this confidence nothing is suggested. */
const suggestFrom = 0.25;

/** What a screen suggests: at or above the threshold, three at most, best first. */
export function suggested(mapping: Mapping): readonly AreaSuggestion[] {
  return mapping.areas.filter((area) => area.confidence >= suggestFrom).slice(0, 3);
}

/** The same mapper, keeping its last answer: saving an entry and showing it then maps its text once. */
export function rememberingLast(mapper: Mapper): Mapper {
  let last:
    | { readonly text: string; readonly kind: EntryKind | undefined; readonly mapping: Mapping }
    | undefined;
  return {
    version: mapper.version,
    map(text, kind) {
      if (last?.text !== text || last.kind !== kind) last = { text, kind, mapping: mapper.map(text, kind) };
      return last.mapping;
    },
  };
}
