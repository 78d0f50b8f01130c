import type { Entry } from '../../../shared/domain/entry/entry.ts';
import type { Evidence } from '../../../shared/domain/evidence/evidence.ts';
import { type AreaSuggestion, type Mapping, suggested } from '../../../shared/domain/mapping/mapper.ts';
import type { WritableJournal } from '../journal/journal.ts';
import { evidenceOf, putEvidence, removeEvidence } from '../store/evidence-rows.ts';

/**
 * Maps an entry anew after its words, kind or visibility changed. What the person decided stays decided; of it only
 * the mapper's words follow the text. A sealed entry has no suggestions.
 */
export function suggestAreas(journal: WritableJournal, row: number, entry: Entry): void {
  const mapping: Mapping = journal.mapper.map(entry.text, entry.kind);
  const fresh = new Map(
    entry.visibility === 'sealed' ? [] : suggested(mapping).map((area) => [area.areaId, area] as const),
  );
  for (const known of evidenceOf(journal.database, [row]).get(row) ?? []) {
    const found = fresh.get(known.areaId);
    fresh.delete(known.areaId);
    if (known.state === 'suggested' && !found) removeEvidence(journal.database, row, known.areaId);
    else putEvidence(journal.database, row, refreshed(known, found), journal.mapper.version);
  }
  for (const area of fresh.values()) {
    putEvidence(journal.database, row, { ...area, state: 'suggested' }, journal.mapper.version);
  }
}

function refreshed(known: Evidence, found: AreaSuggestion | undefined): Omit<Evidence, 'entryId'> {
  const { entryId: _, confidence: __, ...kept } = known;
  const spans = found?.spans ?? [];
  // What the person added stays theirs, however sure the mapper becomes of it later.
  if (!found || known.state === 'added') return { ...kept, spans };
  return { ...kept, spans, confidence: found.confidence };
}
