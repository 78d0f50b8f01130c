import { v7 } from 'uuid';
import type { CoreEvent } from '../../shared/contract/contract.ts';
import type { Settings } from '../../shared/contract/settings-channels.ts';
import { fail, ok } from '../../shared/domain/result/result.ts';
import type { Platform } from './platform.ts';
import { createRouter, type OpenHandlers, type RouterAnswer } from './router.ts';
import { createJournalSession, type JournalSession } from './session/journal-session.ts';
import { SettingsNotWritable } from './settings/settings-store.ts';

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
  const session = createJournalSession(platform, emit);
  return {
    handle: createRouter(openHandlers(platform, session, emit), session.thread),
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: async () => {
      await session.lock();
    },
  };
}

function openHandlers(
  platform: Platform,
  session: JournalSession,
  emit: (event: CoreEvent) => void,
): OpenHandlers {
  const { settings } = platform;
  const { places } = session;
  const readSettings = (): Settings => ({ appearance: settings.get('appearance') });

  return {
    'vault.status': async () => ok(session.status()),
    'vault.create': async ({ passphrase }) => session.create(passphrase),
    'vault.unlock': async ({ secret }) => session.unlock(secret),
    'vault.lock': async () => ok(await session.lock()),
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
    'settings.get': async () => ok(readSettings()),
    'settings.set': async ({ appearance }) => {
      try {
        if (appearance) settings.set('appearance', appearance);
      } catch (error) {
        if (!(error instanceof SettingsNotWritable)) throw error;
        return fail('not-writable', error.message);
      }
      emit({ type: 'changed', topics: ['settings'] });
      return ok(readSettings());
    },
  };
}
