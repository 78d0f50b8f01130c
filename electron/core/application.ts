import { v7 } from 'uuid';
import type { CoreEvent } from '../../shared/contract/contract.ts';
import { contract } from '../../shared/contract/contract.ts';
import { ok } from '../../shared/domain/result/result.ts';
import { dropEntry } from './drop-box/drop-entry.ts';
import type { Platform } from './platform.ts';
import { createRouter, type OpenHandlers, type RouterAnswer } from './router.ts';
import { backupHandlers } from './session/backup-handlers.ts';
import { createBackupKeeping } from './session/backup-keeping.ts';
import { createIdleLock } from './session/idle-lock.ts';
import { createJobs } from './session/jobs.ts';
import { createJournalSession, type JournalSession } from './session/journal-session.ts';
import { keyHandlers } from './session/key-handlers.ts';
import { createNotices, type Notices } from './session/notices.ts';
import { rescueHandlers } from './session/rescue-handlers.ts';
import { settingsHandlers } from './session/settings-handlers.ts';

/** The whole application behind a window: every shell hands it what came in and sends back what it answers. */
export interface Application {
  /** Validates and answers one call; never throws and never rejects, whatever comes in. */
  handle(channelName: unknown, params: unknown): Promise<RouterAnswer>;
  /** Calls back for every event until the returned function is called. */
  subscribe(listener: (event: CoreEvent) => void): () => void;
  /** Commits what is under way, closes the journal and forgets the keys. */
  close(): Promise<void>;
}

/** Composes the core with a shell's platform; the journal starts locked. */
export function createApplication(platform: Platform): Application {
  const listeners = new Set<(event: CoreEvent) => void>();
  const emit = (event: CoreEvent) => {
    for (const listener of listeners) listener(event);
  };
  const jobs = createJobs(emit);
  const notices = createNotices(settingsNotices(platform), () =>
    emit({ type: 'changed', topics: ['notices'] }),
  );
  const backups = createBackupKeeping({ platform, jobs, notices, emit });
  const session = createJournalSession({
    platform,
    emit,
    answer: (channelName, params) => route(channelName, params),
    backUpBeforeMigration: backups.beforeMigration,
    onOpened: (journal, { isNew, wasChangedByOthers }) => {
      if (wasChangedByOthers) notices.tell(keysChangedNotice);
      backups.begin(journal, { isNew });
    },
    onClosing: () => {
      backups.end();
      jobs.cancel();
    },
    onSetAside: backups.end,
    onReopened: (journal) => backups.begin(journal, { isNew: true }),
    idle: () => jobs.idle(),
    onUnreadableDrops: (count) => notices.tell(unreadableDropsNotice(count)),
  });
  const route = createRouter(
    {
      ...journalHandlers(platform, session, notices),
      ...settingsHandlers(platform, emit),
      ...keyHandlers({
        platform,
        session,
        jobs,
        notices,
        changed: () => emit({ type: 'changed', topics: ['keys'] }),
      }),
      ...backupHandlers({ platform, session, jobs, backups, emit }),
      ...rescueHandlers({ platform, session, jobs }),
    },
    session.opened,
  );
  const idleLock = idleLockOf(platform, session);

  return {
    handle: (channelName, params) => {
      if (saysThatSomebodyIsThere(channelName)) idleLock?.touch();
      return route(channelName, params);
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: async () => {
      idleLock?.stop();
      // A command is over in a moment: the day's backup it began would otherwise never be made.
      if (platform.shell === 'terminal') await backups.idle();
      jobs.cancel();
      await session.lock();
      await jobs.idle();
    },
  };
}

/** A window's lock after idle minutes; the desktop asks the system instead, and a command has no idle minutes. */
function idleLockOf(platform: Platform, session: JournalSession) {
  if (platform.shell === 'terminal' || platform.abilities?.locksWithSystem) return undefined;
  return createIdleLock({
    minutes: () => platform.settings.get('lockAfterMinutes'),
    now: platform.now,
    lock: () => void session.lockSoon().catch(() => undefined),
  });
}

/** Whether a call is a person's doing: reading again after a change is not. */
function saysThatSomebodyIsThere(channelName: unknown): boolean {
  if (typeof channelName !== 'string' || !Object.hasOwn(contract, channelName)) return false;
  const name = channelName as keyof typeof contract;
  return contract[name].access === 'write' || name === 'vault.stay-open' || name === 'vault.unlock';
}

type JournalChannel =
  | 'vault.status'
  | 'vault.create'
  | 'vault.unlock'
  | 'vault.lock'
  | 'vault.stay-open'
  | 'vault.notices'
  | 'vault.dismiss-notice'
  | 'drop.add'
  | 'journals.list'
  | 'journals.add'
  | 'journals.select';

function journalHandlers(
  platform: Platform,
  session: JournalSession,
  notices: Notices,
): Pick<OpenHandlers, JournalChannel> {
  const { places } = session;
  return {
    'vault.status': async () => ok(await session.status()),
    'vault.create': async ({ passphrase }) => session.create(passphrase),
    'vault.unlock': async ({ secret }) => session.unlock(secret),
    'vault.lock': async () => ok(await session.lock()),
    'vault.stay-open': async () => ok(null),
    'vault.notices': async () => ok({ notices: notices.all() }),
    'vault.dismiss-notice': async ({ id }) => {
      notices.dismiss(id);
      return ok(null);
    },
    'drop.add': async (draft) =>
      dropEntry({
        journalFolder: places.current().folder,
        draft,
        now: platform.now,
      }),
    'journals.list': async () =>
      ok({
        journals: places.all().map(({ id, name, folder }) => ({
          id,
          name,
          isPresent: session.isPresent(folder),
          isCurrent: places.current().id === id,
        })),
      }),
    'journals.add': async ({ name }) => {
      // Chosen before the lock is announced, so that no window sees the unlock page of the journal being left.
      const added = places.add(v7(), name);
      return added.ok ? ok(await session.lock()) : added;
    },
    'journals.select': async ({ id }) => {
      const selected = places.select(id);
      return selected.ok ? ok(await session.lock()) : selected;
    },
  };
}

function settingsNotices({ settingsNotices = [] }: Platform) {
  return settingsNotices.map(({ message }, number) => ({
    id: `settings-${number + 1}`,
    tone: 'warning' as const,
    message,
  }));
}

/** Told where a copy of the keys was altered by somebody without them, and put back. */
export const keysChangedNotice = {
  id: 'keys-changed',
  tone: 'warning',
  message:
    'Another program had changed a copy of this journal’s keys. It was put right from the other copy. What was written down while the journal was locked, since that change, may have been readable to whoever made it.',
} as const;

function unreadableDropsNotice(count: number) {
  const what = count === 1 ? 'One note' : `${count} notes`;
  return {
    id: 'unreadable-drops',
    tone: 'warning',
    message: `${what} written down while the journal was locked could not be read, and ${count === 1 ? 'lies' : 'lie'} in the folder drop/unreadable of the journal. Nothing was deleted.`,
  } as const;
}
