import { rm } from 'node:fs/promises';
import type { CoreEvent, Params } from '../../../shared/contract/contract.ts';
import type { VaultStatus } from '../../../shared/contract/vault-channels.ts';
import { type Failure, fail, ok, type Result } from '../../../shared/domain/result/result.ts';
import type { OpenCode } from '../database/open-database.ts';
import { type Door, openDoor } from '../door/door.ts';
import { type JournalThread, startJournalThread } from '../journal/journal-thread.ts';
import type { Platform } from '../platform.ts';
import { finishPutInPlace } from '../rescue/put-in-place.ts';
import type { RouterAnswer } from '../router.ts';
import { hasKeychainSlot } from '../vault/change-keys.ts';
import { deriveKey } from '../vault/data-key.ts';
import { busySentence, readHolder, releaseHolder, takeHolder } from '../vault/holder.ts';
import { journalFiles } from '../vault/journal-files.ts';
import { isMarkedAsMaking, unmarkMaking } from '../vault/making-mark.ts';
import type { OpenKeysCode, VaultSecret } from '../vault/open-keys.ts';
import { settleRotation } from '../vault/rotate-keys.ts';
import { createVault, databaseKeyOf, hasVault, type OpenVault, unlockVault } from '../vault/vault.ts';
import { journalPlaces } from './journal-places.ts';
import type { OpenedJournal } from './opened-journal.ts';

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
  /** The journal is closed for a while, and `onReopened` with other keys. */
  onSetAside(): void;
  onReopened(journal: OpenedJournal): void;
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
  /** Locks, then works on the journal's files while nobody here can open it. */
  whileLocked<Value>(work: () => Promise<Value>): Promise<Value>;
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

  /** Read anew: whoever waited for something in between may find it changed. */
  const nowOpen = () => opened;

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
        if (!crashed) return;
        parts.onClosing();
        void parts
          .idle()
          .then(() => letGo(crashed))
          .then(tellStatus)
          .catch(() => undefined);
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

  /** Closes what was hidden; else what was opened meanwhile by a call that came before. To be called in turn. */
  async function close(hidden: Promise<Opened | undefined>): Promise<void> {
    const closing = (await hidden) ?? (await hide());
    await closing?.thread.close();
    await parts.idle();
    if (closing) await letGo(closing);
  }

  const whileLocked = inTurn(async (hidden: Promise<Opened | undefined>, work: () => Promise<unknown>) => {
    await close(hidden);
    return work();
  });

  const lock = () => whileLocked(hide(), status) as Promise<VaultStatus>;

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
      // While its keys are being renewed the journal is open to whoever asks: it is locked then, too.
      if (!opened && !pause) return;
      emit({ type: 'commit-draft' });
      await new Promise((resolve) => setTimeout(resolve, commitWithinMs));
      await lock();
    },

    create: inTurn(async (passphrase: string) => {
      const { folder } = places.current();
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
      // A rescue that was cut short while it put its database in place has decided on it.
      if (!readHolder(folder)) await finishPutInPlace(folder).catch(() => undefined);
      // Cut short while it was made, a journal may have keys and a database with nothing in it yet.
      const mayCreate = isMarkedAsMaking(folder);
      const unlocked = await unlockVault(folder, secret);
      if (!unlocked.ok) {
        const { code, message } = unlocked.failure;
        return code === 'damaged' ? fail('keys-damaged', message) : fail(code, message);
      }
      const begun = await open(folder, unlocked.value, mayCreate);
      if (!begun.ok) {
        forget(unlocked.value);
        return begun;
      }
      forget(unlocked.value, nowOpen()?.dataKey);
      await tellStatus();
      const { wasChangedByOthers } = unlocked.value;
      if (opened) parts.onOpened(opened, { isNew: false, wasChangedByOthers });
      return ok(await status());
    }),

    whileLocked: <Value>(work: () => Promise<Value>) => whileLocked(hide(), work) as Promise<Value>,

    whileClosed: inTurn(async (work) => {
      const closing = opened;
      if (!closing) return fail('busy', lockedMeanwhileSentence);
      const { promise, resolve } = Promise.withResolvers<void>();
      pause = promise;
      opened = undefined;
      const { folder } = closing;
      const keyBefore = Buffer.from(closing.dataKey);
      parts.onSetAside();
      try {
        await closing.thread.close();
        await letGo(closing);
        const worked = await work();
        // Locked meanwhile, it stays so.
        if (pause !== promise) {
          if (worked.ok) forget(worked.value.vault);
          return worked.ok ? ok(worked.value.value) : worked;
        }
        const vault = worked.ok
          ? worked.value.vault
          : { vaultId: closing.vaultId, dataKey: Buffer.from(keyBefore), wasChangedByOthers: false };
        const begun = await open(folder, vault, false);
        if (begun.ok && opened) parts.onReopened(opened);
        // Told even where the journal then stays closed: a new recovery code is in no other place.
        return worked.ok ? ok(worked.value.value) : worked;
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
const lockedMeanwhileSentence = 'The journal was locked meanwhile, so its keys stay as they were.';
const noKeychainSentence =
  'No system keychain can be reached from here. Type the passphrase, or use the recovery code.';

/** Overwrites every key of a vault but the one that stays in use. */
function forget({ dataKey, otherDataKey, formerDropBoxKeys = [] }: OpenVault, inUse?: Buffer): void {
  for (const key of [dataKey, otherDataKey, ...formerDropBoxKeys]) if (key !== inUse) key?.fill(0);
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
