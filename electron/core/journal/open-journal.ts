import { statSync } from 'node:fs';
import type { CheckedParams, Topic } from '../../../shared/contract/contract.ts';
import { contract } from '../../../shared/contract/contract.ts';
import type { UtcInstant } from '../../../shared/domain/entry/entry.ts';
import { type Mapper, rememberingLast } from '../../../shared/domain/mapping/mapper.ts';
import { fail, ok, type Result } from '../../../shared/domain/result/result.ts';
import { type OpenCode, openDatabase } from '../database/open-database.ts';
import { forgetUndo } from '../store/case-rows.ts';
import { handlers } from './handlers.ts';
import type { JournalChannelName, ReadableJournal, WritableJournal } from './journal.ts';

/** The journal opened in this thread. */
export interface OpenJournal {
  /** Answers one call whose params are already checked. A write is durable before it is answered. */
  handle<Name extends JournalChannelName>(name: Name, params: CheckedParams<Name>): Result<unknown, string>;
  /** Moves what was saved from the log into the database file. */
  checkpoint(): void;
  close(): void;
}

/** What the journal needs from outside: where it lies, the proven key, and the clock, ids and mapper. */
export interface JournalSetting {
  readonly file: string;
  readonly key: Buffer;
  readonly mayCreate: boolean;
  readonly mapper: Mapper;
  now(): UtcInstant;
  newId(): string;
  /** Told what a write changed, once it is durable. */
  onChange(topics: readonly Topic[]): void;
}

/** Thrown inside a transaction to undo a handler that failed after it had begun to write. */
class Refused extends Error {}

/** Opens the journal's database and answers its channels. */
export function openJournal(setting: JournalSetting): Result<OpenJournal, OpenCode> {
  const opened = openDatabase(setting.file, setting.key, { mayCreate: setting.mayCreate });
  if (!opened.ok) return opened;
  const database = opened.value;
  database.transaction(() => forgetUndo(database));
  const isInPlace = watchPlace(setting.file);
  const surroundings = { now: setting.now, newId: setting.newId, mapper: rememberingLast(setting.mapper) };

  function read(name: JournalChannelName, params: unknown): Result<unknown, string> {
    const journal: ReadableJournal = { ...surroundings, database };
    return call(name, journal, params);
  }

  function write(name: JournalChannelName, params: unknown): Result<unknown, string> {
    if (!isInPlace()) return fail('storage-failed', notInPlaceSentence);
    const topics = new Set<Topic>();
    const journal: WritableJournal = {
      ...surroundings,
      database,
      changed: (...changed) => {
        for (const topic of changed) topics.add(topic);
      },
    };
    let answer: Result<unknown, string> | undefined;
    try {
      database.transaction(() => {
        answer = call(name, journal, params);
        if (!answer.ok) throw new Refused();
      });
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
    }
    if (!answer) throw new Error('A handler gave no answer.');
    if (answer.ok && topics.size > 0) setting.onChange([...topics]);
    return answer;
  }

  return ok({
    handle: (name, params) => (contract[name].access === 'read' ? read(name, params) : write(name, params)),
    checkpoint: () => database.checkpoint(),
    close: () => database.close(),
  });
}

const notInPlaceSentence =
  'The journal’s folder was moved, replaced or deleted while it is open here, so this was not saved. Put the folder back, then save again; until then, copy what you need.';

/** Whether the file that was opened still lies under its name: what is written to another one is lost or divided. */
function watchPlace(file: string): () => boolean {
  const identity = () => {
    const found = statSync(file, { bigint: true, throwIfNoEntry: false });
    return found && `${found.dev}/${found.ino}`;
  };
  const opened = identity();
  return () => identity() === opened;
}

function call(name: JournalChannelName, journal: unknown, params: unknown): Result<unknown, string> {
  // The registry ties each name to its handler; the router checked the params against the same name.
  const handler = handlers[name] as (journal: unknown, params: unknown) => Result<unknown, string>;
  return handler(journal, params);
}
