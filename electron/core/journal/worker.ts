import { parentPort } from 'node:worker_threads';
import { v7 } from 'uuid';
import type { CheckedParams } from '../../../shared/contract/contract.ts';
import type { UtcInstant } from '../../../shared/domain/entry/entry.ts';
import { lexiconMapper } from '../../../shared/domain/mapping/bundled-mapper.ts';
import { fail, ok } from '../../../shared/domain/result/result.ts';
import { storageFailure } from '../database/storage-failure.ts';
import type { JournalChannelName } from './journal.ts';
import { type OpenJournal, openJournal } from './open-journal.ts';
import type { WorkerAnswer, WorkerReply, WorkerRequest } from './worker-messages.ts';

/** How long after the last save the log is moved into the database file: never in the save itself. */
const checkpointAfterMs = 300;

if (!parentPort) throw new Error('The journal runs in a worker thread.');
const port = parentPort;
let journal: OpenJournal | undefined;
let checkpoint: NodeJS.Timeout | undefined;

function answerTo(request: WorkerRequest): WorkerAnswer {
  switch (request.type) {
    case 'open':
      return open(request);
    case 'call':
      if (!journal) return fail('internal', 'The journal is not open.');
      return journal.handle(request.name, request.params as CheckedParams<JournalChannelName>);
    case 'close':
      clearTimeout(checkpoint);
      journal?.close();
      journal = undefined;
      return ok(null);
  }
}

function open({ file, key, mayCreate }: Extract<WorkerRequest, { type: 'open' }>): WorkerAnswer {
  const keyBytes = Buffer.from(key.buffer, key.byteOffset, key.byteLength);
  const opened = openJournal({
    file,
    key: keyBytes,
    mayCreate,
    mapper: lexiconMapper,
    now: () => new Date().toISOString() as UtcInstant,
    newId: () => v7(),
    onChange: (topics) => {
      port.postMessage({ type: 'changed', topics } satisfies WorkerReply);
      clearTimeout(checkpoint);
      checkpoint = setTimeout(moveLog, checkpointAfterMs);
    },
  });
  keyBytes.fill(0);
  if (!opened.ok) return opened;
  journal = opened.value;
  return ok(null);
}

/** What the log holds is safe there: where the disk refuses to take it over, the next save tries again. */
function moveLog(): void {
  try {
    journal?.checkpoint();
  } catch (error) {
    if (!storageFailure(error)) throw error;
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
  port.postMessage({ type: 'answer', number: request.number, answer } satisfies WorkerReply);
});
