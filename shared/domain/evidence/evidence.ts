import type { EntryId, UtcInstant } from '../entry/entry.ts';
import type { Span } from '../mapping/mapper.ts';
import type { SkillAreaId } from '../skill-area/taxonomy.ts';

/** Who decided that an entry belongs to an area, and how. */
export const evidenceStates = ['suggested', 'confirmed', 'rejected', 'added'] as const;

/** suggested: by the mapper. confirmed or rejected: a suggestion the person decided. added: chosen by the person. */
export type EvidenceState = (typeof evidenceStates)[number];

/** The tie between an entry and an area. */
export interface Evidence {
  readonly entryId: EntryId;
  readonly areaId: SkillAreaId;
  readonly subSkill?: string;
  readonly state: EvidenceState;
  /** The mapper's confidence when it was suggested, 0 to 1. */
  readonly confidence?: number;
  /** The words, as ranges of the entry's text at the time of the suggestion. */
  readonly spans: readonly Span[];
  readonly decidedAt?: UtcInstant;
}

/** What a person says of an area: yes, no, or that it should be as if it had never been decided. */
export type Decision = 'confirmed' | 'rejected' | null;

/** What taking a counted area away means: one a person added is forgotten, one that was suggested is rejected. */
export function removalOf(state: EvidenceState): Decision {
  return state === 'added' ? null : 'rejected';
}

/** What to decide so that an area is again as it was before a decision. */
export function decisionBack(before: EvidenceState | null): Decision {
  if (before === 'confirmed' || before === 'added') return 'confirmed';
  return before === 'rejected' ? 'rejected' : null;
}

/** What a decision did to an area of this name, in a sentence. */
export function decisionWords(decision: Decision, areaName: string): string {
  return decision === 'confirmed'
    ? `Counted as evidence of ${areaName}.`
    : `Not counted as evidence of ${areaName}.`;
}

/** Whether the tie counts: the person confirmed it or chose it. */
export function isCounted(evidence: Pick<Evidence, 'state'>): boolean {
  return evidence.state === 'confirmed' || evidence.state === 'added';
}
