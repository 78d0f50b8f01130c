import { parentPort } from 'node:worker_threads';
import { v7 } from 'uuid';
import type { CheckedParams } from '../../../shared/contract/contract.ts';
import type { UtcInstant } from '../../../shared/domain/entry/entry.ts';
import { lexiconMapper } from '../../../shared/domain/mapping/bundled-mapper.ts';
import { fail, ok } from '../../../shared/domain/result/result.ts';
import { isDiskRefusal, storageFailure } from '../database/storage-failure.ts';
import { type DropBoxKeys, mergeDrops } from '../drop-box/merge-drops.ts';
import type { JournalChannelName } from './journal.ts';
import { type OpenJournal, openJournal } from './open-journal.ts';
import type { JournalTasks } from './tasks.ts';
import type { WorkerAnswer, WorkerReply, WorkerRequest } from './worker-messages.ts';

/** How long after the last save the log is moved into the database file: never in the save itself. */
const checkpointAfterMs = 300;

/** How often the drop box is looked into while the journal is open. */
const lookForDropsEveryMs = 500;

/** How often the trash is looked through for what has lain there for its whole time. */
const tidyEveryMs = 3_600_000;

/** The first time waits until nobody waits for the journal to open. */
const firstTidyAfterMs = 60_000;

if (!parentPort) throw new Error('The journal runs in a worker thread.');
const port = parentPort;
let journal: OpenJournal | undefined;
let dropBox: DropBoxKeys | undefined;
let checkpoint: NodeJS.Timeout | undefined;
const regularly: NodeJS.Timeout[] = [];

const tell = (reply: WorkerReply) => port.postMessage(reply);

function answerTo(request: WorkerRequest): WorkerAnswer {
  if (request.type === 'open') return open(request);
  if (request.type === 'close') return close();
  if (!journal) return fail('internal', 'The journal is not open.');
  if (request.type === 'task') return perform(journal, request);
  return journal.handle(request.name, request.params as CheckedParams<JournalChannelName>);
}

function open({ file, key, mayCreate }: Extract<WorkerRequest, { type: 'open' }>): WorkerAnswer {
  const keyBytes = Buffer.from(key.buffer, key.byteOffset, key.byteLength);
  const opened = openJournal({
    file,
    key: keyBytes,
    mayCreate,
    mayMigrate: mayCreate,
    mapper: lexiconMapper,
    now: () => new Date().toISOString() as UtcInstant,
    newId: () => v7(),
    onChange: (topics) => {
      tell({ type: 'changed', topics });
      clearTimeout(checkpoint);
      checkpoint = setTimeout(() => unlessDiskRefuses(() => journal?.checkpoint()), checkpointAfterMs);
    },
  });
  keyBytes.fill(0);
  if (!opened.ok) return opened;
  journal = opened.value;
  return ok({ schemaVersion: journal.schemaVersion });
}

function close(): WorkerAnswer {
  clearTimeout(checkpoint);
  for (const timer of regularly) clearInterval(timer);
  // What was edited away leaves the last page here at the latest; one that was never begun may have an older shape.
  if (dropBox) unlessDiskRefuses(() => journal?.tidy());
  journal?.close();
  journal = undefined;
  for (const key of [dropBox?.privateKey, ...(dropBox?.formerPrivateKeys ?? [])]) key?.fill(0);
  dropBox = undefined;
  return ok(null);
}

function perform(journal: OpenJournal, request: Extract<WorkerRequest, { type: 'task' }>): WorkerAnswer {
  const tasks: { readonly [Name in keyof JournalTasks]: (params: JournalTasks[Name]['params']) => unknown } =
    {
      begin: (setting) => {
        journal.migrate();
        dropBox = setting;
        takeDropsIn({ retriesSetAside: true });
        regularly.push(
          setInterval(() => takeDropsIn(), lookForDropsEveryMs),
          setTimeout(() => unlessDiskRefuses(() => journal.tidy()), firstTidyAfterMs),
          setInterval(() => unlessDiskRefuses(() => journal.tidy()), tidyEveryMs),
        );
        return null;
      },
      'copy-to': ({ file }) => {
        journal.copyTo(file);
        return null;
      },
      check: () => journal.check(),
      fact: ({ key }) => journal.fact(key) ?? null,
      'set-fact': ({ key, value }) => {
        journal.setFact(key, value);
        return null;
      },
    };
  // The message pairs each name with its own params.
  const task = tasks[request.name] as (params: unknown) => unknown;
  return ok(task(request.params));
}

/** Saves what was dropped under the ids it was given; what cannot be read is set aside and told. */
function takeDropsIn(choice: { retriesSetAside?: boolean } = {}): void {
  const open = journal;
  const setting = dropBox;
  if (!open || !setting) return;
  unlessDiskRefuses(() => {
    const { unreadable } = mergeDrops(open, setting, choice);
    if (unreadable > 0) tell({ type: 'unreadable-drops', count: unreadable });
  });
}

/** Work that nobody waits for: what it would have changed stays as it is, and the next time tries again. */
function unlessDiskRefuses(work: () => void): void {
  try {
    work();
  } catch (error) {
    if (!storageFailure(error) && !isDiskRefusal(error)) throw error;
  }
}

port.on('message', (request: WorkerRequest) => {
  let answer: WorkerAnswer;
  try {
    answer = answerTo(request);
  } catch (error) {
    answer =
      storageFailure(error) ?? fail('internal', 'Something went wrong inside Casebook. Nothing was changed.');
  }
  tell({ type: 'answer', number: request.number, answer });
});
