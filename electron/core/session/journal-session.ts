import { rm } from 'node:fs/promises';
import type { CoreEvent, Params } from '../../../shared/contract/contract.ts';
import type { VaultStatus } from '../../../shared/contract/vault-channels.ts';
import { type Failure, fail, ok, type Result } from '../../../shared/domain/result/result.ts';
import type { OpenCode } from '../database/open-database.ts';
import { type Door, openDoor } from '../door/door.ts';
import { type JournalThread, startJournalThread } from '../journal/journal-thread.ts';
import type { Platform } from '../platform.ts';
import type { RouterAnswer } from '../router.ts';
import { hasKeychainSlot } from '../vault/change-keys.ts';
import { deriveKey } from '../vault/data-key.ts';
import { busySentence, readHolder, releaseHolder, takeHolder } from '../vault/holder.ts';
import { journalFiles } from '../vault/journal-files.ts';
import { isMarkedAsMaking, unmarkMaking } from '../vault/making-mark.ts';
import type { OpenKeysCode, VaultSecret } from '../vault/open-keys.ts';
import { settleRotation } from '../vault/rotate-keys.ts';
import { selfTest } from '../vault/self-test.ts';
import { createVault, databaseKeyOf, hasVault, type OpenVault, unlockVault } from '../vault/vault.ts';
import { journalPlaces } from './journal-places.ts';

/** The journal that is open, and the key that everything around it is derived from. */
export interface OpenedJournal {
  readonly folder: string;
  readonly vaultId: string;
  readonly dataKey: Buffer;
  readonly thread: JournalThread;
}

/** What the session asks of the work around it. */
export interface SessionParts {
  readonly platform: Platform;
  emit(event: CoreEvent): void;
  /** Answers what another program asks through the door of the open journal. */
  answer(channelName: unknown, params: unknown): Promise<RouterAnswer>;
  /** Keeps a copy of a journal whose shape is about to change. */
  backUpBeforeMigration(journal: OpenedJournal): Promise<Result<unknown, string>>;
  /** The journal was just opened by a person; `isNew` where it was made. */
  onOpened(
    journal: OpenedJournal,
    how: { readonly isNew: boolean; readonly wasChangedByOthers: boolean },
  ): void;
  /** The journal is about to be closed: what is at work on it is to stop. */
  onClosing(): void;
  /** Resolves when nothing is at work any more that uses the journal's keys. */
  idle(): Promise<void>;
  onUnreadableDrops(count: number): void;
}

/** Why a journal does not open: its keys, then its database. */
export type UnlockCode = Exclude<OpenKeysCode, 'damaged'> | OpenCode | 'keys-damaged';

/** The one journal that is current, open or not: making, unlocking and locking it, one at a time. */
export interface JournalSession {
  status(): Promise<VaultStatus>;
  /** The open journal; waits while its keys are being renewed. */
  opened(): Promise<OpenedJournal | undefined>;
  create(passphrase: string): Promise<Result<{ recoveryCode: string }, 'exists' | 'not-writable' | 'busy'>>;
  unlock(secret: Params<'vault.unlock'>['secret']): Promise<Result<VaultStatus, UnlockCode>>;
  lock(): Promise<VaultStatus>;
  /** Has everything saved that is being typed, then locks. */
  lockSoon(): Promise<void>;
  /** Closes the journal for work on its files, then opens it again with the vault that the work answers. */
  whileClosed<Value, Code extends string>(
    work: () => Promise<Result<{ readonly vault: OpenVault; readonly value: Value }, Code>>,
  ): Promise<Result<Value, Code | OpenCode>>;
  isPresent(folder: string): boolean;
  readonly places: ReturnType<typeof journalPlaces>;
}

/** How long the windows have to save what is being typed before the journal is locked without it. */
const commitWithinMs = 800;

/** Starts with the journal locked. */
export function createJournalSession(parts: SessionParts): JournalSession {
  const { platform, emit } = parts;
  const places = journalPlaces(platform);
  let opened: (OpenedJournal & { readonly door: Door | undefined }) | undefined;
  let isDamaged = false;
  /** While the journal is closed for work on its files: who asks for it waits. */
  let pause: Promise<void> | undefined;
  const inTurn = turns();
  let tested: Promise<void> | undefined;

  async function status(): Promise<VaultStatus> {
    const { name, folder } = places.current();
    const isOpen = opened !== undefined || pause !== undefined;
    return {
      state: isOpen ? 'unlocked' : hasVault(folder) ? 'locked' : 'absent',
      journalName: name,
      isSample: platform.isSample ?? false,
      hasKeychainSlot: platform.keychain !== undefined && (await hasKeychainSlot(folder)),
      isDamaged: isOpen && isDamaged,
    };
  }

  const tellStatus = async () => emit({ type: 'status', status: await status() });

  async function start(
    folder: string,
    { vaultId, dataKey }: OpenVault,
    mayCreate: boolean,
  ): Promise<Result<OpenedJournal, OpenCode>> {
    const started = await startJournalThread({
      worker: platform.journalWorker,
      file: journalFiles(folder).database,
      key: databaseKeyOf(dataKey),
      mayCreate,
      onChange: (topics) => emit({ type: 'changed', topics }),
      onUnreadableDrops: parts.onUnreadableDrops,
      onCrash: () => {
        const crashed = opened;
        opened = undefined;
        if (crashed) void letGo(crashed).then(tellStatus);
      },
    });
    if (started.ok) return ok({ folder, vaultId, dataKey, thread: watched(started.value) });
    if (started.failure.code !== 'busy') return started;
    return fail('busy', busySentence(readHolder(folder), platform.now(), platform.zone()));
  }

  /** Notes when a damaged part is met, so that every window can offer a rescue. */
  function watched(thread: JournalThread): JournalThread {
    return {
      ...thread,
      call: async (name, params) => {
        const answer = await thread.call(name, params);
        if (!answer.ok && answer.failure.code === 'damaged' && !isDamaged) {
          isDamaged = true;
          void tellStatus();
        }
        return answer;
      },
    };
  }

  /** Opens the database of an open vault, with whichever of its keys fits, and begins to work with it. */
  async function open(folder: string, vault: OpenVault, mayCreate: boolean): Promise<Result<null, OpenCode>> {
    const { otherDataKey } = vault;
    let started = await start(folder, vault, mayCreate);
    const isOther = !started.ok && started.failure.code === 'damaged' && otherDataKey !== undefined;
    if (isOther) started = await start(folder, { ...vault, dataKey: otherDataKey }, mayCreate);
    if (!started.ok) return started;
    if (otherDataKey) await settleRotation(folder, vault, isOther ? 'otherDataKey' : 'dataKey');
    const journal = started.value;
    const begun = await begin(journal, vault.formerDropBoxKeys);
    if (!begun.ok) {
      await journal.thread.close();
      return begun;
    }
    isDamaged = false;
    const door = await openDoor({ journalFolder: folder, dataKey: journal.dataKey, handle: parts.answer });
    opened = { ...journal, door };
    // Where the name cannot be written, others are still kept out, only without a name for who holds it.
    takeHolder(folder, platform.shell, platform.now(), door?.address);
    return ok(null);
  }

  async function begin(
    journal: OpenedJournal,
    formerPrivateKeys: readonly Buffer[] = [],
  ): Promise<Result<null, OpenCode>> {
    const kept = await parts.backUpBeforeMigration(journal);
    if (!kept.ok) return fail('not-writable', `${kept.failure.message} ${migrationWaitsSentence}`);
    const privateKey = deriveKey(journal.dataKey, 'drop box');
    const { vaultId, folder } = journal;
    const begun = await journal.thread.perform('begin', {
      folder: journalFiles(folder).drop,
      vaultId,
      privateKey,
      formerPrivateKeys,
    });
    for (const key of [privateKey, ...formerPrivateKeys]) key.fill(0);
    if (begun.ok) return begun;
    const { code, message } = begun.failure;
    return fail(code === 'damaged' ? 'damaged' : 'not-writable', message);
  }

  /** Proves the primitives of this runtime once, before the first key is made or opened with them. */
  function primitivesTested(): Promise<void> {
    tested ??= selfTest();
    return tested;
  }

  async function letGo(closing: NonNullable<typeof opened>): Promise<void> {
    await closing.door?.close();
    releaseHolder(closing.folder);
    closing.dataKey.fill(0);
  }

  type Opened = NonNullable<typeof opened>;

  /** From here every channel answers that the journal is locked, however long its closing takes. */
  async function hide(): Promise<Opened | undefined> {
    const closing = opened;
    const wasOpen = closing !== undefined || pause !== undefined;
    opened = undefined;
    pause = undefined;
    if (!wasOpen) return undefined;
    parts.onClosing();
    await tellStatus();
    return closing;
  }

  /** Closes what was hidden; else what was opened meanwhile by a call that came before this one. */
  const close = inTurn(async (hidden: Promise<Opened | undefined>): Promise<VaultStatus> => {
    const closing = (await hidden) ?? (await hide());
    await closing?.thread.close();
    await parts.idle();
    if (closing) await letGo(closing);
    return status();
  });

  const lock = () => close(hide());

  function secretFor(secret: Params<'vault.unlock'>['secret']): VaultSecret | undefined {
    if (secret.type !== 'system-keychain') return secret;
    return platform.keychain && { type: 'system-keychain', keychain: platform.keychain };
  }

  return {
    status,
    places,
    isPresent: hasVault,
    opened: async () => {
      await pause;
      return opened;
    },
    lock,

    async lockSoon() {
      if (!opened) return;
      emit({ type: 'commit-draft' });
      await new Promise((resolve) => setTimeout(resolve, commitWithinMs));
      await lock();
    },

    create: inTurn(async (passphrase: string) => {
      const { folder } = places.current();
      await primitivesTested();
      const made = await createVault(folder, {
        passphrase,
        ...(platform.derivationCost && { cost: platform.derivationCost }),
      });
      if (!made.ok) return made;
      const { vaultId, dataKey, recoveryCode } = made.value;
      const begun = await open(folder, { vaultId, dataKey, wasChangedByOthers: false }, true);
      if (!begun.ok) return couldNotMake(folder, begun.failure);
      await unmarkMaking(folder);
      await tellStatus();
      if (opened) parts.onOpened(opened, { isNew: true, wasChangedByOthers: false });
      return ok({ recoveryCode });
    }),

    unlock: inTurn(async (asked: Params<'vault.unlock'>['secret']) => {
      if (opened) return ok(await status());
      const secret = secretFor(asked);
      if (!secret) return fail('keychain-refused', noKeychainSentence);
      const { folder } = places.current();
      await primitivesTested();
      // Cut short while it was made, a journal may have keys and a database with nothing in it yet.
      const mayCreate = isMarkedAsMaking(folder);
      const unlocked = await unlockVault(folder, secret);
      if (!unlocked.ok) {
        const { code, message } = unlocked.failure;
        return code === 'damaged' ? fail('keys-damaged', message) : fail(code, message);
      }
      const begun = await open(folder, unlocked.value, mayCreate);
      if (!begun.ok) {
        unlocked.value.dataKey.fill(0);
        return begun;
      }
      await tellStatus();
      const { wasChangedByOthers } = unlocked.value;
      if (opened) parts.onOpened(opened, { isNew: false, wasChangedByOthers });
      return ok(await status());
    }),

    whileClosed: inTurn(async (work) => {
      const closing = opened;
      if (!closing) throw new Error('The journal is not open.');
      const { promise, resolve } = Promise.withResolvers<void>();
      pause = promise;
      opened = undefined;
      const { folder } = closing;
      const keyBefore = Buffer.from(closing.dataKey);
      try {
        await closing.thread.close();
        await letGo(closing);
        const worked = await work();
        // Locked meanwhile, it stays so.
        if (pause !== promise) return worked.ok ? ok(worked.value.value) : worked;
        const vault = worked.ok
          ? worked.value.vault
          : { vaultId: closing.vaultId, dataKey: Buffer.from(keyBefore), wasChangedByOthers: false };
        const begun = await open(folder, vault, false);
        if (!worked.ok) return worked;
        return begun.ok ? ok(worked.value.value) : begun;
      } finally {
        keyBefore.fill(0);
        if (pause === promise) pause = undefined;
        resolve();
        await tellStatus();
      }
    }) as JournalSession['whileClosed'],
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

const migrationWaitsSentence =
  'This version of Casebook changes the journal’s shape, which it does only after a backup. Nothing was changed.';
const noKeychainSentence =
  'No system keychain can be reached from here. Type the passphrase, or use the recovery code.';

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
