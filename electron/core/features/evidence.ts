import { areaEvidence } from '../../../shared/domain/evidence/area-evidence.ts';
import type { Decision, Evidence } from '../../../shared/domain/evidence/evidence.ts';
import { ok } from '../../../shared/domain/result/result.ts';
import type { Handlers } from '../journal/journal.ts';
import { findEntry } from '../store/entry-rows.ts';
import { evidenceOf, putEvidence, removeEvidence } from '../store/evidence-rows.ts';
import { materialOf } from '../store/material.ts';
import { noEntry } from './entry-details.ts';

type Decided = Pick<Evidence, 'state'> | 'removed';

/** What a decision makes of the tie that is there, if any. */
function decided(known: Evidence | undefined, decision: Decision): Decided {
  if (decision === 'rejected') return { state: 'rejected' };
  if (decision === null) return known?.confidence === undefined ? 'removed' : { state: 'suggested' };
  return { state: known?.confidence === undefined ? 'added' : 'confirmed' };
}

/** Deciding what counts, and seeing it by area. */
export const evidenceHandlers: Handlers<'evidence.decide' | 'evidence.overview'> = {
  'evidence.decide': (journal, { entryId, decisions }) => {
    const { database } = journal;
    const row = findEntry(database, entryId, 'journal');
    if (!row) return noEntry();
    const known = new Map((evidenceOf(database, [row.row]).get(row.row) ?? []).map((e) => [e.areaId, e]));
    const before = decisions.map(({ areaId }) => ({ areaId, state: known.get(areaId)?.state ?? null }));
    for (const { areaId, state, subSkill } of decisions) {
      const outcome = decided(known.get(areaId), state);
      if (outcome === 'removed') removeEvidence(database, row.row, areaId);
      else {
        const { decidedAt: _, subSkill: before, ...kept } = known.get(areaId) ?? { areaId, spans: [] };
        const sub = subSkill ?? before;
        const chosen = { ...(sub && { subSkill: sub }), decidedAt: journal.now() };
        const decision = outcome.state === 'suggested' ? {} : chosen;
        putEvidence(database, row.row, { ...kept, ...decision, ...outcome }, journal.mapper.version);
      }
    }
    journal.changed('evidence', 'entries', 'cases');
    return ok({ evidence: evidenceOf(database, [row.row]).get(row.row) ?? [], before });
  },

  'evidence.overview': (journal, period) => ok({ areas: areaEvidence(materialOf(journal.database, period)) }),
};
