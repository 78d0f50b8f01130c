import type { CivilDate } from '../../../shared/domain/civil-date/civil-date.ts';
import type { EntryId } from '../../../shared/domain/entry/entry.ts';
import type { CaseBlockView, CaseSource } from '../../../shared/domain/promotion-case/case.ts';

/** The entry a test block stands on, by its number. */
export function entryOf(number: number, date = '2026-05-20', title = `Entry ${number}`) {
  return { id: `entry-${number}` as EntryId, date: date as CivilDate, title };
}

/** A source that points at an entry of `entryOf`. */
export function sourceOf(number: number, revision = 1): CaseSource {
  return { type: 'entry', entryId: entryOf(number).id, spans: [], revision };
}

/** A supported bullet that stands on one entry, with what a test changes. */
export function blockOf(id: string, changes: Partial<CaseBlockView> = {}): CaseBlockView {
  const text = changes.text ?? `Sentence ${id}.`;
  return {
    id,
    sectionId: 'next-level',
    form: 'bullet',
    text,
    generatedText: text,
    sources: [sourceOf(1)],
    state: 'supported',
    entries: [entryOf(1)],
    hiddenEntries: 0,
    ...changes,
  };
}
