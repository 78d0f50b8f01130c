import type { DropBoxKeys } from '../drop-box/merge-drops.ts';
import type { FactKey } from '../store/facts.ts';

/** What the program itself asks of the open journal, beside the channels: what each takes and answers with. */
export interface JournalTasks {
  /** Brings an older journal to the newest version, begins to keep it tidy, and takes in what lies in the drop box. */
  readonly begin: { readonly params: DropBoxKeys; readonly value: null };
  /** Writes an encrypted copy with the same key into a file that does not exist yet. */
  readonly 'copy-to': { readonly params: { readonly file: string }; readonly value: null };
  /** Sentences on what is wrong with the database or its index, and how many entries there are. */
  readonly check: {
    readonly params: null;
    readonly value: { readonly problems: readonly string[]; readonly entries: number };
  };
  readonly fact: { readonly params: { readonly key: FactKey }; readonly value: string | null };
  readonly 'set-fact': {
    readonly params: { readonly key: FactKey; readonly value: string };
    readonly value: null;
  };
}

/** The name of a task. */
export type TaskName = keyof JournalTasks;
