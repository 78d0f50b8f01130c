import { useMemo } from 'react';
import type { EntryDetail } from '../../../../shared/contract/entry-channels.ts';
import type { EvidenceMark, EvidenceMarks } from '../../../editor/index.ts';
import { countedEvidence, openSuggestions, spansOf, toneOf } from '../suggestions/suggestion-list.ts';
import type { LiveMapping } from '../suggestions/use-live-mapping.ts';

/** The words to mark in the text: those behind suggestions and counted evidence, and those left out. */
export function useMarks(entry: EntryDetail, live: LiveMapping | undefined): EvidenceMarks {
  const { text, evidence, ignored, visibility } = entry;
  return useMemo(() => {
    if (visibility === 'sealed') return { text, marks: [] };
    const mapping = live?.mapping;
    const marks: EvidenceMark[] = [
      ...openSuggestions({ evidence, live: mapping }).map(({ areaId, spans }) => ({
        tone: toneOf(areaId),
        spans,
      })),
      ...countedEvidence(evidence).map((one) => ({ tone: toneOf(one.areaId), spans: spansOf(one, mapping) })),
      { tone: 'ignored', spans: (mapping?.ignored ?? ignored).map((clause) => clause.span) },
    ];
    return { text: live?.text ?? text, marks };
  }, [text, evidence, ignored, visibility, live]);
}
