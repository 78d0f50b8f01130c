import type { UtcInstant } from '../../../shared/domain/entry/entry.ts';
import type { PromotionCase } from '../../../shared/domain/promotion-case/case.ts';
import { ok } from '../../../shared/domain/result/result.ts';
import type { Handlers, ReadableJournal, WritableJournal } from '../journal/journal.ts';
import { purgeCases } from '../store/case-rows.ts';
import { entriesThat, forgetInCases, lossOf, oldestCreatedAt } from '../store/forget-in-cases.ts';
import { askForRewriting } from '../store/rewriting.ts';
import { inTrash, purgeEntries } from '../store/write-entries.ts';
import { rebuildCase } from './case-requests.ts';

/** Emptying the trash, and what would go with it. */
export const trashHandlers: Handlers<'trash.preview' | 'trash.empty'> = {
  'trash.preview': (journal) => {
    const gone = entriesThat(journal.database, inTrash());
    return ok({ entries: gone.size, ...lossOf(journal.database, gone, rebuilding(journal)) });
  },

  'trash.empty': (journal) => ok(purge(journal)),
};

function rebuilding(journal: ReadableJournal) {
  return (stored: PromotionCase) => {
    const rebuilt = rebuildCase(journal, stored);
    return rebuilt.ok ? rebuilt.value : undefined;
  };
}

/** What went for good. */
export interface Purged {
  readonly deleted: number;
  readonly sentencesRemoved: number;
  /** When the first of the entries that went was saved: no backup from before can hold any of them. */
  readonly oldestCreatedAt: UtcInstant | null;
}

/**
 * Deletes for good what lies in the trash, or only what was deleted by an instant: the entries with their names, every
 * word of them in any case, and deleted cases. The database is to be written anew after that.
 */
export function purge(journal: WritableJournal, deletedBy?: UtcInstant): Purged {
  const { database } = journal;
  const which = inTrash(deletedBy);
  const gone = entriesThat(database, which);
  const deleted = purgeEntries(database, which, journal.now());
  const casesDeleted = purgeCases(database, deletedBy);
  const { sentencesRemoved, isChanged } = forgetInCases(database, gone, rebuilding(journal));
  if (deleted > 0 || casesDeleted > 0 || isChanged) askForRewriting(database);
  if (deleted > 0) journal.changed('entries', 'cases');
  else if (isChanged) journal.changed('cases');
  return { deleted, sentencesRemoved, oldestCreatedAt: oldestCreatedAt(gone) };
}
