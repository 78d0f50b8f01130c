import { type Evidence, isCounted } from '../../../../shared/domain/evidence/evidence.ts';
import {
  type IgnoredClause,
  type IgnoredReason,
  type Mapping,
  type Span,
  solidFrom,
  suggested,
} from '../../../../shared/domain/mapping/mapper.ts';
import { type SkillAreaId, skillArea } from '../../../../shared/domain/skill-area/taxonomy.ts';

/** An area nobody has decided yet, with the words that caused it. */
export interface Suggestion {
  readonly areaId: SkillAreaId;
  /** Solid suggestions are stated; tentative ones are a guess. */
  readonly isSolid: boolean;
  readonly spans: readonly Span[];
}

/** What is known of a text: the stored evidence, and what the mapper says of words typed since. */
export interface Known {
  readonly evidence: readonly Evidence[];
  readonly live: Mapping | undefined;
}

/** The areas to ask about, best first: of the text as it is now, without those already decided. */
export function openSuggestions({ evidence, live }: Known): readonly Suggestion[] {
  const decided = new Set(evidence.filter((one) => one.state !== 'suggested').map((one) => one.areaId));
  const found = live
    ? suggested(live)
    : evidence
        .filter((one) => one.state === 'suggested')
        .map((one) => ({ ...one, confidence: one.confidence ?? 0 }))
        .sort((a, b) => b.confidence - a.confidence);
  return found
    .filter((area) => !decided.has(area.areaId))
    .map(({ areaId, confidence, spans }) => ({ areaId, isSolid: confidence >= solidFrom, spans }));
}

/** The evidence that counts, in the taxonomy's order. */
export function countedEvidence(evidence: readonly Evidence[]): readonly Evidence[] {
  return evidence.filter(isCounted);
}

/** Where the words behind counted evidence lie: as mapped now, or as stored. */
export function spansOf(one: Evidence, live: Mapping | undefined): readonly Span[] {
  return live?.areas.find((area) => area.areaId === one.areaId)?.spans ?? (live ? [] : one.spans);
}

/** Blue for hard, clay for soft. */
export function toneOf(areaId: SkillAreaId): 'hard' | 'soft' {
  return skillArea(areaId).group;
}

const reasonWords: Readonly<Record<IgnoredReason, string>> = {
  'about-someone-else': 'about someone else',
  'did-not-happen': 'did not happen',
  'only-watched': 'only watched',
};

/** Why a clause was left out, in words. */
export function reasonWord(clause: IgnoredClause): string {
  return reasonWords[clause.reason];
}
