import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import {
  createContext,
  type ReactNode,
  useContext,
  useEffect,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react';
import type { VaultStatus } from '../../shared/contract/vault-channels.ts';
import { saveEverything } from './before-lock.ts';
import type { Link } from './connect.ts';
import type { Health } from './health.ts';
import { createJobStore, type JobStore, type RunningJob } from './job-store.ts';
import { createStatusStore, type StatusStore } from './status-store.ts';
import { isOfTheJournal, isOutdatedBy } from './topics.ts';

interface Session {
  readonly link: Link;
  readonly status: StatusStore;
  readonly jobs: JobStore;
}

const SessionContext = createContext<Session | null>(null);

/** The session of this window. */
export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error('SessionProvider is missing above this component');
  return session;
}

function createClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        retry: false,
        staleTime: Number.POSITIVE_INFINITY,
        refetchOnWindowFocus: false,
        networkMode: 'always',
      },
      mutations: { retry: false, networkMode: 'always' },
    },
  });
}

/** Ties the window to the core: status, reading again what changed, and forgetting everything on lock. */
export function SessionProvider({ link, children }: { readonly link: Link; readonly children: ReactNode }) {
  const [client] = useState(createClient);
  const [status] = useState(() => createStatusStore(link));
  const [jobs] = useState(() => createJobStore(link.connection));
  const isUnlocked = useSyncExternalStore(status.subscribe, status.get)?.state === 'unlocked';

  useEffect(
    () =>
      link.connection.subscribe((event) => {
        if (event.type === 'commit-draft') void saveEverything();
        if (event.type !== 'changed') return;
        void client.invalidateQueries({
          predicate: (query) => isOutdatedBy(String(query.queryKey[0]), event.topics),
        });
      }),
    [link, client],
  );
  useEffect(
    () =>
      link.onReopened(() => {
        jobs.forget();
        void status.refresh();
        void client.invalidateQueries();
      }),
    [link, client, status, jobs],
  );
  useEffect(
    () => link.onCommand((command) => (command === 'commit-draft' ? saveEverything() : undefined)),
    [link],
  );
  // The rooms are gone by the time this runs, so nothing reads the cache again before it is empty.
  useEffect(() => {
    if (isUnlocked) return;
    client.removeQueries({ predicate: (query) => isOfTheJournal(String(query.queryKey[0])) });
    client.getMutationCache().clear();
    // What lies outside the journal may now be that of another one.
    void client.invalidateQueries();
  }, [isUnlocked, client]);

  return (
    <SessionContext value={{ link, status, jobs }}>
      <QueryClientProvider client={client}>{children}</QueryClientProvider>
    </SessionContext>
  );
}

/** The journal's status; absent until it is known for the first time. */
export function useVaultStatus(): VaultStatus | undefined {
  const { status } = useSession();
  return useSyncExternalStore(status.subscribe, status.get);
}

/** Whether the program behind the window answers. */
export function useHealth(): Health {
  const { link } = useSession();
  return useSyncExternalStore(link.health.subscribe, link.health.get);
}

/** The long job that is under way in the core, whoever began it. */
export function useRunningJob(): RunningJob | undefined {
  const { jobs } = useSession();
  return useSyncExternalStore(jobs.subscribe, jobs.get);
}

/** Saves what is being typed, then locks the journal. */
export function useLock(): () => Promise<void> {
  const { link, status } = useSession();
  return async () => {
    await saveEverything();
    const answer = await link.connection.call('vault.lock', {});
    if (answer.ok) status.set(answer.value);
  };
}

/** Does something when the shell's own menu asks for a new entry. */
export function useNewEntryCommand(begin: () => void): void {
  const { link } = useSession();
  const latest = useRef(begin);
  useEffect(() => {
    latest.current = begin;
  });
  useEffect(
    () => link.onCommand((command) => (command === 'new-entry' ? latest.current() : undefined)),
    [link],
  );
}
