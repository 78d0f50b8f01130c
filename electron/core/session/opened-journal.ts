import type { JournalThread } from '../journal/journal-thread.ts';

/** The journal that is open, and the key that everything around it is derived from. */
export interface OpenedJournal {
  readonly folder: string;
  readonly vaultId: string;
  readonly dataKey: Buffer;
  readonly thread: JournalThread;
}
