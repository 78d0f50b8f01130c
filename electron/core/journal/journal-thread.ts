import { Worker } from 'node:worker_threads';
import type { Topic } from '../../../shared/contract/contract.ts';
import { fail, ok, type Result } from '../../../shared/domain/result/result.ts';
import type { OpenCode } from '../database/open-database.ts';
import type { JournalChannelName } from './journal.ts';
import type { JournalTasks, TaskName } from './tasks.ts';
import type { WorkerAnswer, WorkerReply, WorkerRequest } from './worker-messages.ts';

/** The open journal in its own thread, off the event loop that serves windows. */
export interface JournalThread {
  /** Answers one call whose params are already checked; calls are answered in order. */
  call(name: JournalChannelName, params: unknown): Promise<WorkerAnswer>;
  /** Has the program's own work done, in its turn among the calls. */
  perform<Name extends TaskName>(
    name: Name,
    params: JournalTasks[Name]['params'],
  ): Promise<Result<JournalTasks[Name]['value'], TaskCode>>;
  /** The version of the database's shape as it was found. */
  readonly schemaVersion: number;
  /** Answers what was asked before, closes the database and ends the thread. */
  close(): Promise<void>;
}

/** Why the program's own work on an open journal was not done. */
export type TaskCode = 'storage-failed' | 'damaged' | 'internal';

/** What a journal's thread needs to start. The key is handed over: it is zeroed here and in the thread. */
export interface ThreadSetting {
  readonly worker: URL;
  readonly file: string;
  readonly key: Buffer;
  readonly mayCreate: boolean;
  onChange(topics: readonly Topic[]): void;
  /** Drops that could not be read were set aside. */
  onUnreadableDrops(count: number): void;
  /** The thread ended without being asked to: every later call fails. */
  onCrash(): void;
}

type Question =
  | Omit<Extract<WorkerRequest, { type: 'open' }>, 'number'>
  | Omit<Extract<WorkerRequest, { type: 'call' }>, 'number'>
  | Omit<Extract<WorkerRequest, { type: 'task' }>, 'number'>
  | Omit<Extract<WorkerRequest, { type: 'close' }>, 'number'>;

const threadEnded = () =>
  fail('internal', 'The journal’s thread ended. What was saved is safe: lock and unlock to go on.');

/** Starts a thread and opens the journal in it. */
export async function startJournalThread(setting: ThreadSetting): Promise<Result<JournalThread, OpenCode>> {
  const worker = new Worker(setting.worker);
  const waiting = new Map<number, (answer: WorkerAnswer) => void>();
  let lastNumber = 0;
  let isEnded = false;
  let isClosing = false;

  worker.on('message', (reply: WorkerReply) => {
    if (reply.type === 'changed') setting.onChange(reply.topics);
    else if (reply.type === 'unreadable-drops') setting.onUnreadableDrops(reply.count);
    else {
      waiting.get(reply.number)?.(reply.answer);
      waiting.delete(reply.number);
    }
  });
  // The error itself may hold what was being saved, so it is not kept: the exit that follows tells enough.
  worker.on('error', () => undefined);
  worker.on('exit', () => {
    isEnded = true;
    for (const answer of waiting.values()) answer(threadEnded());
    waiting.clear();
    if (!isClosing) setting.onCrash();
  });

  function ask(question: Question): Promise<WorkerAnswer> {
    if (isEnded) return Promise.resolve(threadEnded());
    lastNumber += 1;
    const number = lastNumber;
    const answered = new Promise<WorkerAnswer>((resolve) => waiting.set(number, resolve));
    worker.postMessage({ ...question, number } satisfies WorkerRequest);
    return answered;
  }

  async function close(): Promise<void> {
    isClosing = true;
    await ask({ type: 'close' });
    await worker.terminate();
  }

  const key = new Uint8Array(setting.key);
  setting.key.fill(0);
  const opened = await ask({ type: 'open', file: setting.file, key, mayCreate: setting.mayCreate });
  key.fill(0);
  if (!opened.ok) {
    await close();
    return opened as Result<never, OpenCode>;
  }
  return ok({
    schemaVersion: (opened.value as { readonly schemaVersion: number }).schemaVersion,
    call: (name, params) => ask({ type: 'call', name, params }),
    perform: async <Name extends TaskName>(name: Name, params: JournalTasks[Name]['params']) =>
      (await ask({ type: 'task', name, params })) as Result<JournalTasks[Name]['value'], TaskCode>,
    close,
  });
}
