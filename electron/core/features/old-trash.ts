import type { UtcInstant } from '../../../shared/domain/entry/entry.ts';
import { goneIfDeletedBy } from '../../../shared/domain/entry/trash.ts';
import { sql } from '../database/sql.ts';
import type { WritableJournal } from '../journal/journal.ts';
import { factOf, setFact } from '../store/facts.ts';
import { inTrash } from '../store/write-entries.ts';
import { purge } from './trash.ts';

/** Deletes for good what has lain in the trash for 30 days; answers how many entries that were. */
export function purgeOldTrash(journal: WritableJournal, now: UtcInstant): number {
  const deletedBy = goneIfDeletedBy(now);
  return isDue(journal, deletedBy) ? purge(journal, deletedBy).deleted : 0;
}

/** Whether anything has lain there for its time, or the cases were never looked through for what was purged before. */
function isDue({ database }: WritableJournal, deletedBy: UtcInstant): boolean {
  const isFirst = factOf(database, 'cases-without-gone-entries') === undefined;
  if (isFirst) setFact(database, 'cases-without-gone-entries', 'yes');
  const old = inTrash(deletedBy);
  const found = database.get(sql`
    SELECT 1 FROM entry WHERE ${old} UNION ALL SELECT 1 FROM promotion_case WHERE ${old} LIMIT 1`);
  return isFirst || found !== undefined;
}
