import type { EntryDetail } from '../../../../shared/contract/entry-channels.ts';
import type { EntryChanges } from '../entry/changes.ts';

/** What every field of an entry gets: the entry as it is shown, and how to change it. */
export interface EntryFieldProps {
  readonly entry: EntryDetail;
  readonly change: (changes: Partial<EntryChanges>, isUrgent?: boolean) => void;
}
