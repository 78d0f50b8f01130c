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
  if (!a) return false;
  const names = Object.keys(b) as (keyof VaultStatus)[];
  return names.every((name) => a[name] === b[name]);
}

/**
 * Follows the journal's status for as long as the window lives. Events and answers come by different ways and may
 * overtake each other: an event only says that the status is to be asked for, and the answer asked for last counts.
 */
export function createStatusStore(link: Pick<Link, 'connection'>): StatusStore {
  let current: VaultStatus | undefined;
  let asked = 0;
  const listeners = new Set<() => void>();

  function show(status: VaultStatus): void {
    if (isSame(current, status)) return;
    current = status;
    for (const listener of listeners) listener();
  }

  async function refresh(): Promise<void> {
    asked += 1;
    const turn = asked;
    const answer = await link.connection.call('vault.status', {});
    if (answer.ok && turn === asked) show(answer.value);
  }

  function set(status: VaultStatus): void {
    show(status);
    void refresh();
  }

  link.connection.subscribe((event) => {
    if (event.type === 'status') void refresh();
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
