import type { Topic } from '../../../shared/contract/contract.ts';
import type { Result } from '../../../shared/domain/result/result.ts';
import type { OpenCode } from '../database/open-database.ts';
import type { JournalChannelName } from './journal.ts';
import type { JournalTasks, TaskName } from './tasks.ts';

/** What the journal's thread is asked. `number` pairs the answer with it. */
export type WorkerRequest =
  | {
      readonly type: 'open';
      readonly number: number;
      readonly file: string;
      readonly key: Uint8Array;
      readonly mayCreate: boolean;
    }
  | {
      readonly type: 'call';
      readonly number: number;
      readonly name: JournalChannelName;
      readonly params: unknown;
    }
  | {
      readonly type: 'task';
      readonly number: number;
      readonly name: TaskName;
      readonly params: JournalTasks[TaskName]['params'];
    }
  | { readonly type: 'close'; readonly number: number };

/** What the journal's thread answers, and what it tells without being asked. */
export type WorkerReply =
  | { readonly type: 'answer'; readonly number: number; readonly answer: WorkerAnswer }
  | { readonly type: 'changed'; readonly topics: readonly Topic[] }
  /** Drops that could not be read and were set aside. */
  | { readonly type: 'unreadable-drops'; readonly count: number };

/** An answer, with the codes that opening and the thread itself add to a channel's own. */
export type WorkerAnswer = Result<unknown, string | OpenCode | 'internal' | 'storage-failed'>;
