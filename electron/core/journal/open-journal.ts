import { statSync } from 'node:fs';
import type { CheckedParams, Topic } from '../../../shared/contract/contract.ts';
import { contract } from '../../../shared/contract/contract.ts';
import type { UtcInstant } from '../../../shared/domain/entry/entry.ts';
import { type Mapper, rememberingLast } from '../../../shared/domain/mapping/mapper.ts';
import { fail, ok, type Result } from '../../../shared/domain/result/result.ts';
import { checkDatabase } from '../database/check-database.ts';
import type { ReadableDatabase } from '../database/database.ts';
import { keepIndexForgetful } from '../database/forgetful-index.ts';
import { newestVersion } from '../database/migrate.ts';
import { migrateToNewest, type OpenCode, openDatabase, schemaVersionOf } from '../database/open-database.ts';
import { sql } from '../database/sql.ts';
import { purgeOldTrash } from '../features/old-trash.ts';
import { forgetUndo } from '../store/case-rows.ts';
import { type FactKey, factOf, setFact } from '../store/facts.ts';
import { rewriteWhereAsked } from '../store/rewriting.ts';
import { handlers } from './handlers.ts';
import type { JournalChannelName, ReadableJournal, WritableJournal } from './journal.ts';

/** The journal opened in this thread. */
export interface OpenJournal {
  /** Answers one call whose params are already checked. A write is durable before it is answered. */
  handle<Name extends JournalChannelName>(name: Name, params: CheckedParams<Name>): Result<unknown, string>;
  /** Saves a new entry as `entry.create` does, as of the moment it was written down. Durable once it answers. */
  createAsOf(createdAt: UtcInstant, params: CheckedParams<'entry.create'>): Result<unknown, string>;
  /** The version of the database's shape as it was found. */
  readonly schemaVersion: number;
  /** Brings an older database to the newest version. */
  migrate(): void;
  /** Deletes for good what has lain in the trash for its whole time, and leaves no bytes of old words in the file. */
  tidy(): void;
  /** Writes an encrypted copy with the same key into a file that does not exist yet. */
  copyTo(file: string): void;
  /** What is wrong with the database or its index, and how many entries it holds. */
  check(): { readonly problems: readonly string[]; readonly entries: number };
  fact(key: FactKey): string | undefined;
  setFact(key: FactKey, value: string): void;
  /** Moves what was saved from the log into the database file. */
  checkpoint(): void;
  close(): void;
}

/** What the journal needs from outside: where it lies, the proven key, and the clock, ids and mapper. */
export interface JournalSetting {
  readonly file: string;
  readonly key: Buffer;
  readonly mayCreate: boolean;
  /** Whether an older database is brought to the newest version at once; true where it is not said. */
  readonly mayMigrate?: boolean;
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
  const { mayCreate, mayMigrate = true } = setting;
  const opened = openDatabase(setting.file, setting.key, { mayCreate, mayMigrate });
  if (!opened.ok) return opened;
  const database = opened.value;
  const schemaVersion = schemaVersionOf(database);
  const isInPlace = watchPlace(setting.file);
  const surroundings = { now: setting.now, newId: setting.newId, mapper: rememberingLast(setting.mapper) };

  function read(name: JournalChannelName, params: unknown): Result<unknown, string> {
    const journal: ReadableJournal = { ...surroundings, database };
    return call(name, journal, params);
  }

  function write(name: JournalChannelName, params: unknown, now = setting.now): Result<unknown, string> {
    if (!isInPlace()) return fail('storage-failed', notInPlaceSentence);
    const answer = inTransaction((journal) => call(name, { ...journal, now }, params));
    if (name === 'trash.empty') rewriteWhereAsked(database);
    return answer;
  }

  function inTransaction(
    work: (journal: WritableJournal) => Result<unknown, string>,
    now: () => UtcInstant = setting.now,
  ): Result<unknown, string> {
    const topics = new Set<Topic>();
    const journal: WritableJournal = {
      ...surroundings,
      now,
      database,
      changed: (...changed) => {
        for (const topic of changed) topics.add(topic);
      },
    };
    let answer: Result<unknown, string> | undefined;
    try {
      database.transaction(() => {
        answer = work(journal);
        if (!answer.ok) throw new Refused();
      });
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
    }
    if (!answer) throw new Error('A handler gave no answer.');
    if (answer.ok && topics.size > 0) setting.onChange([...topics]);
    return answer;
  }

  function emptyOldTrash(): number {
    let purged = 0;
    inTransaction((journal) => {
      purged = purgeOldTrash(journal, journal.now());
      return ok(null);
    });
    return purged;
  }

  /** Once for every opening, as soon as the database has its newest shape. What was only edited is not waited for. */
  function begin(): void {
    keepIndexForgetful(database);
    database.transaction(() => forgetUndo(database));
    if (emptyOldTrash() > 0) rewriteWhereAsked(database);
  }

  const isNewest = schemaVersion === newestVersion;
  try {
    if (mayMigrate || isNewest) begin();
  } catch (error) {
    // Left open, the database would stay locked for whoever rescues it.
    database.close();
    throw error;
  }

  return ok({
    handle: (name, params) => (contract[name].access === 'read' ? read(name, params) : write(name, params)),
    createAsOf: (createdAt, params) => write('entry.create', params, () => createdAt),
    schemaVersion,
    migrate: () => {
      if (isNewest) return;
      migrateToNewest(database);
      begin();
    },
    tidy: () => {
      emptyOldTrash();
      rewriteWhereAsked(database);
    },
    copyTo: (file) => {
      database.run(sql`VACUUM INTO ${file}`);
    },
    check: () => {
      const checked = checkDatabase(database);
      return { problems: checked.ok ? [] : [checked.failure.message], entries: countEntries(database) };
    },
    fact: (key) => factOf(database, key),
    setFact: (key, value) => database.transaction(() => setFact(database, key, value)),
    checkpoint: () => database.checkpoint(),
    close: () => database.close(),
  });
}

function countEntries(database: ReadableDatabase): number {
  return database.get<{ count: number }>(sql`SELECT count(*) AS count FROM entry`)?.count ?? 0;
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
