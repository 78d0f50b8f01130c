import Driver from 'better-sqlite3-multiple-ciphers';
import * as v from 'valibot';
import { wrap } from '../../electron/core/database/database.ts';
import { storageFailure } from '../../electron/core/database/storage-failure.ts';
import { handlers } from '../../electron/core/journal/handlers.ts';
import type { JournalChannelName, ReadableJournal } from '../../electron/core/journal/journal.ts';
import { openJournal } from '../../electron/core/journal/open-journal.ts';
import { contract } from '../../shared/contract/contract.ts';
import type { EntryPage } from '../../shared/contract/entry-channels.ts';
import { lexiconMapper } from '../../shared/domain/mapping/bundled-mapper.ts';
import { fail, type Result } from '../../shared/domain/result/result.ts';
import { testClock } from '../support/clock.ts';
import type { WrittenJournal } from './damage-journal.ts';

type Answer = Result<unknown, string>;

/** An open journal as a window sees it, and the end of it. */
export interface Readable {
  call(name: JournalChannelName, params: object): Answer;
  close(): void;
}

/** Everything that could be asked of a journal, each question with its answer. */
export type Reading = ReadonlyMap<string, Answer>;

const nothingIsWritten = () => {
  throw new Error('Nothing is written here.');
};
const surroundings = { mapper: lexiconMapper, now: testClock().now, newId: nothingIsWritten };

/** Opens a journal as the program does; the code where it does not open. */
export function openAsTheProgramDoes(file: string, key: Buffer): Readable | string {
  const opened = toldOf(() =>
    openJournal({ file, key, mayCreate: false, ...surroundings, onChange: () => undefined }),
  );
  if (!opened.ok) return opened.failure.code;
  const journal = opened.value as Extract<ReturnType<typeof openJournal>, { ok: true }>['value'];
  return {
    call: (name, params) => toldOf(() => journal.handle(name, checked(name, params) as never)),
    close: () => journal.close(),
  };
}

/** Opens a journal without looking at the seals of its pages: the control, in which damage must go unnoticed. */
export function openWithoutSeals(file: string, key: Buffer): Readable | string {
  let connection: Driver.Database | undefined;
  try {
    connection = new Driver(file);
    for (const pragma of [`cipher='sqlcipher'`, 'legacy=4', 'hmac_check=0']) connection.pragma(pragma);
    connection.key(Buffer.concat([Buffer.from('raw:'), key]));
    const open = connection;
    open.prepare('SELECT count(*) FROM sqlite_master').get();
    const journal: ReadableJournal = { ...surroundings, database: wrap(open) };
    return {
      call(name, params) {
        const handler = handlers[name] as (journal: unknown, params: unknown) => Answer;
        return toldOf(() => handler(journal, checked(name, params)));
      },
      close: () => open.close(),
    };
  } catch (error) {
    connection?.close();
    if (error instanceof Driver.SqliteError) return error.code;
    throw error;
  }
}

/** What an answer becomes on its way to a window: an error is told by a code, as the journal's thread does. */
function toldOf(ask: () => Answer): Answer {
  try {
    return ask();
  } catch (error) {
    return (storageFailure(error) as Answer | undefined) ?? fail('internal', 'Something went wrong.');
  }
}

function checked(name: JournalChannelName, params: object): unknown {
  return v.parse(contract[name].params as v.GenericSchema, params);
}

/** Asks a journal for everything: each entry and case, the lists, the trash, searches, evidence and names. */
export function readEverything(
  journal: Readable,
  written: Pick<WrittenJournal, 'entryIds' | 'caseIds'>,
): Reading {
  const reading = new Map<string, Answer>();
  const ask = (name: JournalChannelName, params: object): Answer => {
    const answer = journal.call(name, params);
    reading.set(`${name} ${JSON.stringify(params)}`, answer);
    return answer;
  };
  const askForPages = (name: 'entry.list' | 'entry.search', params: object) => {
    for (let cursor: string | undefined, page = 0; page < 100; page += 1) {
      const answer = ask(name, { ...params, includeSealed: true, limit: 100, ...(cursor && { cursor }) });
      cursor = answer.ok ? (answer.value as EntryPage).next : undefined;
      if (cursor === undefined) return;
    }
  };
  for (const id of written.entryIds) ask('entry.get', { id, includeSealed: true });
  askForPages('entry.list', {});
  askForPages('entry.list', { isTrash: true });
  for (const query of ['payment', 'review', '"slow query"', 'kind:win', 'person:"Person 7"', 'zu*']) {
    askForPages('entry.search', { query });
  }
  ask('evidence.overview', {});
  ask('entry.names', {});
  ask('ladder.list', {});
  ask('case.list', {});
  for (const id of written.caseIds) {
    ask('case.get', { id });
    ask('case.export', { id, format: 'md' });
  }
  return reading;
}

/** What damage did to a reading. silent: some answer was given as if it were right, and was not. */
export type Outcome = 'as it was' | 'told' | 'silent';

/** A channel's own codes, for instance that there is no such entry, are statements about the journal. */
const toldCodes: ReadonlySet<string> = new Set(['damaged', 'storage-failed', 'internal']);

/** Compares a reading of a damaged journal with one of the whole. */
export function compareReadings(whole: Reading, damaged: Reading): Outcome {
  let outcome: Outcome = 'as it was';
  for (const [question, answer] of damaged) {
    const before = whole.get(question);
    // A question that was never asked before follows from a wrong answer to another.
    if (JSON.stringify(answer) === JSON.stringify(before)) continue;
    if (answer.ok || !toldCodes.has(answer.failure.code)) return 'silent';
    outcome = 'told';
  }
  return outcome;
}
