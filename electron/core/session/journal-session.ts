import { rm } from 'node:fs/promises';
import type { CoreEvent, Params } from '../../../shared/contract/contract.ts';
import type { VaultStatus } from '../../../shared/contract/vault-channels.ts';
import { type Failure, fail, ok, type Result } from '../../../shared/domain/result/result.ts';
import type { OpenCode } from '../database/open-database.ts';
import { type JournalThread, startJournalThread } from '../journal/journal-thread.ts';
import type { Platform } from '../platform.ts';
import { busySentence, readHolder, releaseHolder, takeHolder } from '../vault/holder.ts';
import { journalFiles } from '../vault/journal-files.ts';
import { isMarkedAsMaking, unmarkMaking } from '../vault/making-mark.ts';
import type { OpenKeysCode } from '../vault/open-keys.ts';
import { selfTest } from '../vault/self-test.ts';
import { createVault, hasVault, unlockVault } from '../vault/vault.ts';
import { journalPlaces } from './journal-places.ts';

/** The one journal that is current, open or not: making, unlocking and locking it, one at a time. */
export interface JournalSession {
  status(): VaultStatus;
  thread(): JournalThread | undefined;
  create(passphrase: string): Promise<Result<{ recoveryCode: string }, 'exists' | 'not-writable' | 'busy'>>;
  unlock(secret: Params<'vault.unlock'>['secret']): Promise<Result<VaultStatus, OpenKeysCode | OpenCode>>;
  lock(): Promise<VaultStatus>;
  isPresent(folder: string): boolean;
  readonly places: ReturnType<typeof journalPlaces>;
}

/** Starts with the journal locked. `emit` is told of every change of state and of what writes changed. */
export function createJournalSession(platform: Platform, emit: (event: CoreEvent) => void): JournalSession {
  const places = journalPlaces(platform);
  let thread: JournalThread | undefined;
  let folderHeld: string | undefined;
  const inTurn = turns();
  let tested: Promise<void> | undefined;

  function status(): VaultStatus {
    const place = places.current();
    return {
      state: thread ? 'unlocked' : hasVault(place.folder) ? 'locked' : 'absent',
      journalName: place.name,
      isSample: platform.isSample ?? false,
    };
  }

  async function open(folder: string, key: Buffer, mayCreate: boolean): Promise<Result<null, OpenCode>> {
    const started = await startJournalThread({
      worker: platform.journalWorker,
      file: journalFiles(folder).database,
      key,
      mayCreate,
      onChange: (topics) => emit({ type: 'changed', topics }),
      onCrash: () => {
        thread = undefined;
        letGo();
        emit({ type: 'status', status: status() });
      },
    });
    if (!started.ok) {
      if (started.failure.code !== 'busy') return started;
      return fail('busy', busySentence(readHolder(folder), platform.now(), platform.zone()));
    }
    thread = started.value;
    folderHeld = folder;
    // Where the name cannot be written, others are still kept out, only without a name for who holds it.
    takeHolder(folder, platform.shell, platform.now());
    return ok(null);
  }

  /** Proves the primitives of this runtime once, before the first key is made or opened with them. */
  function primitivesTested(): Promise<void> {
    tested ??= selfTest();
    return tested;
  }

  function letGo(): void {
    if (folderHeld) releaseHolder(folderHeld);
    folderHeld = undefined;
  }

  async function lock(): Promise<VaultStatus> {
    const closing = thread;
    thread = undefined;
    await closing?.close();
    letGo();
    if (closing) emit({ type: 'status', status: status() });
    return status();
  }

  return {
    status,
    places,
    isPresent: hasVault,
    thread: () => thread,
    lock: inTurn(lock),

    create: inTurn(async (passphrase: string) => {
      const { folder } = places.current();
      await primitivesTested();
      const made = await createVault(folder, {
        passphrase,
        ...(platform.derivationCost && { cost: platform.derivationCost }),
      });
      if (!made.ok) return made;
      const opened = await open(folder, made.value.databaseKey, true);
      if (!opened.ok) return couldNotMake(folder, opened.failure);
      await unmarkMaking(folder);
      emit({ type: 'status', status: status() });
      return ok({ recoveryCode: made.value.recoveryCode });
    }),

    unlock: inTurn(async (secret: Params<'vault.unlock'>['secret']) => {
      if (thread) return ok(status());
      const { folder } = places.current();
      await primitivesTested();
      // Cut short while it was made, a journal may have keys and a database with nothing in it yet.
      const mayCreate = isMarkedAsMaking(folder);
      const unlocked = await unlockVault(folder, secret);
      if (!unlocked.ok) return unlocked;
      const opened = await open(folder, unlocked.value.databaseKey, mayCreate);
      if (!opened.ok) return opened;
      emit({ type: 'status', status: status() });
      return ok(status());
    }),
  };
}

type Work<Args extends readonly unknown[], Value> = (...args: Args) => Promise<Value>;

/** Makes a wrapper whose wrapped functions run one after another, whichever of them is called. */
function turns() {
  let last: Promise<unknown> = Promise.resolve();
  return <Args extends readonly unknown[], Value>(work: Work<Args, Value>): Work<Args, Value> =>
    (...args) => {
      const result = last.then(() => work(...args));
      last = result.catch(() => undefined);
      return result;
    };
}

/** Takes back a database that was only just begun, so that making the journal can be tried again. */
async function couldNotMake(
  folder: string,
  failure: Failure<OpenCode>,
): Promise<Result<never, 'not-writable' | 'busy'>> {
  if (failure.code === 'busy') return fail('busy', failure.message);
  const { database } = journalFiles(folder);
  for (const file of [database, `${database}-wal`]) await rm(file, { force: true }).catch(() => undefined);
  return fail('not-writable', failure.message);
}
