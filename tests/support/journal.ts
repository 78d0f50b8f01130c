import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import * as v from 'valibot';
import { onTestFinished } from 'vitest';
import type { OpenDatabase } from '../../electron/core/database/database.ts';
import { openDatabase } from '../../electron/core/database/open-database.ts';
import type { JournalChannelName } from '../../electron/core/journal/journal.ts';
import { openJournal } from '../../electron/core/journal/open-journal.ts';
import {
  type Answer,
  type CheckedParams,
  contract,
  type Params,
  type Topic,
} from '../../shared/contract/contract.ts';
import { lexiconMapper } from '../../shared/domain/mapping/bundled-mapper.ts';
import type { Mapper } from '../../shared/domain/mapping/mapper.ts';
import type { Result } from '../../shared/domain/result/result.ts';
import { type TestClock, testClock } from './clock.ts';
import { succeeded } from './outcomes.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** A journal on a real encrypted file, opened with a random key: no derivation, no thread. */
export interface TestJournal {
  readonly file: string;
  readonly folder: string;
  readonly key: Buffer;
  readonly clock: TestClock;
  /** What every write so far has said changed. */
  readonly changes: (readonly Topic[])[];
  /** Calls a channel as the router does, with the params checked against its declaration. */
  call<Name extends JournalChannelName>(name: Name, params: Params<Name>): Answer<Name>;
  /** Calls a channel with params that were checked before, as a thread does. */
  handleChecked(name: JournalChannelName, params: unknown): Result<unknown, string>;
  /** The value of a call that must succeed. */
  value<Name extends JournalChannelName>(
    name: Name,
    params: Params<Name>,
  ): Extract<Answer<Name>, { ok: true }>['value'];
  /** What the journal's thread does every hour. */
  tidy(): void;
  checkpoint(): void;
  close(): void;
  /** Closes the journal and looks at its database without it. */
  look<Value>(work: (database: OpenDatabase) => Value): Value;
}

/** What a test may choose; ids count upwards unless it makes its own. */
export interface TestJournalChoice {
  readonly mapper?: Mapper;
  readonly newId?: () => string;
}

/** An id that sorts by its number. */
export function idOf(number: number): string {
  return `01950000-0000-7000-8000-${number.toString(16).padStart(12, '0')}`;
}

/** Opens a journal in a folder of the test's own; both go when the test ends. */
export function openTestJournal(choice: TestJournalChoice = {}): TestJournal {
  const folder = temporaryFolder();
  const file = join(folder, 'journal.db');
  const key = randomBytes(32);
  const clock = testClock();
  const changes: (readonly Topic[])[] = [];
  let lastId = 0x1000;
  const open = () =>
    succeeded(
      openJournal({
        file,
        key,
        mayCreate: true,
        mapper: choice.mapper ?? lexiconMapper,
        now: clock.now,
        newId:
          choice.newId ??
          (() => {
            lastId += 1;
            return idOf(lastId);
          }),
        onChange: (topics) => changes.push(topics),
      }),
    );
  let journal = open();
  onTestFinished(() => journal.close());

  function call<Name extends JournalChannelName>(name: Name, params: Params<Name>): Answer<Name> {
    const checked = v.parse(contract[name].params, params) as CheckedParams<Name>;
    return journal.handle(name, checked) as Answer<Name>;
  }

  return {
    file,
    folder,
    key,
    clock,
    changes,
    call,
    handleChecked: (name, params) => journal.handle(name, params as CheckedParams<JournalChannelName>),
    value: (name, params) => succeeded(call(name, params)),
    tidy: () => journal.tidy(),
    checkpoint: () => journal.checkpoint(),
    close: () => journal.close(),
    look(work) {
      journal.close();
      const database = succeeded(openDatabase(file, key, { mayCreate: false }));
      try {
        return work(database);
      } finally {
        database.close();
        journal = open();
      }
    },
  };
}
