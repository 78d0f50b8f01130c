import * as v from 'valibot';
import type { AreaEvidence } from '../domain/evidence/area-evidence.ts';
import type { Evidence, EvidenceState } from '../domain/evidence/evidence.ts';
import type { Ladder } from '../domain/ladder/ladder.ts';
import type { SkillAreaId } from '../domain/skill-area/taxonomy.ts';
import { channel } from './channel.ts';
import { areaId, civilDate, entryId, line, nothing } from './fields.ts';

/** Deciding what counts, and seeing it by area. */
export const evidenceChannels = {
  /**
   * Decides areas of an entry in one step: confirming an area that was not suggested adds it. `before` is what
   * each state was (null: not there); deciding it again undoes this, with null for what was only suggested.
   */
  'evidence.decide': channel<{
    readonly evidence: readonly Evidence[];
    readonly before: readonly { readonly areaId: SkillAreaId; readonly state: EvidenceState | null }[];
  }>()({
    access: 'write',
    params: v.strictObject({
      entryId,
      decisions: v.pipe(
        v.array(
          v.strictObject({
            areaId,
            /** null forgets the decision: an added area goes, a suggestion comes back. */
            state: v.nullable(v.picklist(['confirmed', 'rejected'])),
            subSkill: v.exactOptional(line),
          }),
        ),
        v.minLength(1),
        v.maxLength(13),
      ),
    }),
    errors: ['not-found'],
  }),
  /** The evidence per area, in the taxonomy's order, over a period or over everything. */
  'evidence.overview': channel<{ readonly areas: readonly AreaEvidence[] }>()({
    access: 'read',
    params: v.strictObject({ from: v.exactOptional(civilDate), to: v.exactOptional(civilDate) }),
    errors: [],
  }),
  'ladder.list': channel<{ readonly ladders: readonly Ladder[]; readonly current: string }>()({
    access: 'read',
    params: nothing,
    errors: [],
  }),
  /** Puts a ladder in force. */
  'ladder.use': channel<{ readonly current: string }>()({
    access: 'write',
    params: v.strictObject({ id: line }),
    errors: ['not-found'],
  }),
};
