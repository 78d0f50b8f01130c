import type { EntryDetail, EntrySummary } from '../../../shared/contract/entry-channels.ts';
import { fail } from '../../../shared/domain/result/result.ts';
import type { ReadableJournal } from '../journal/journal.ts';
import { type EntryRow, entryFrom } from '../store/entry-rows.ts';
import { evidenceOf } from '../store/evidence-rows.ts';

/** The refusal where no entry of the journal has this id. */
export const noEntry = () =>
  fail('not-found', 'There is no entry with this id. It may have been deleted: look in the trash.');

/** The entry as its page shows it: with its evidence and the clauses the mapper left out. */
export function detailOf(journal: ReadableJournal, row: EntryRow): EntryDetail {
  const entry = entryFrom(row);
  const { ignored } = journal.mapper.map(entry.text, entry.kind);
  return { ...entry, evidence: evidenceOf(journal.database, [row.row]).get(row.row) ?? [], ignored };
}

/** The entries as a list shows them: without the editor's state, with their areas. */
export function summariesOf(journal: ReadableJournal, rows: readonly EntryRow[]): EntrySummary[] {
  const evidence = evidenceOf(
    journal.database,
    rows.map((row) => row.row),
  );
  return rows.map((row) => ({
    ...entryFrom(row),
    areas: (evidence.get(row.row) ?? []).map(({ areaId, state, confidence }) => ({
      areaId,
      state,
      ...(confidence !== undefined && { confidence }),
    })),
  }));
}
