import type { VaultStatus } from '../../shared/contract/vault-channels.ts';
import type { Link } from './connect.ts';

/** What the window knows of the journal's state; it lives outside the cache, which locking empties. */
export interface StatusStore {
  readonly get: () => VaultStatus | undefined;
  readonly set: (status: VaultStatus) => void;
  readonly subscribe: (listener: () => void) => () => void;
  /** Asks the core again. */
  readonly refresh: () => Promise<void>;
}

function isSame(a: VaultStatus | undefined, b: VaultStatus): boolean {
  return a?.state === b.state && a.journalName === b.journalName && a.isSample === b.isSample;
}

/** Follows the journal's status for as long as the window lives. */
export function createStatusStore(link: Pick<Link, 'connection'>): StatusStore {
  let current: VaultStatus | undefined;
  const listeners = new Set<() => void>();

  function set(status: VaultStatus): void {
    if (isSame(current, status)) return;
    current = status;
    for (const listener of listeners) listener();
  }

  async function refresh(): Promise<void> {
    const answer = await link.connection.call('vault.status', {});
    if (answer.ok) set(answer.value);
  }

  link.connection.subscribe((event) => {
    if (event.type === 'status') set(event.status);
  });
  void refresh();

  return {
    get: () => current,
    set,
    refresh,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
