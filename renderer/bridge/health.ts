/** Whether the program behind the window answers: it does, it is being looked for again, or it has gone for good. */
export type Health = 'connected' | 'reconnecting' | 'stopped';

/** The health of a connection, to watch. */
export interface HealthStore {
  readonly get: () => Health;
  readonly set: (health: Health) => void;
  readonly subscribe: (listener: () => void) => () => void;
}

/** Holds the health of a connection. Stopped is final. */
export function createHealth(initial: Health = 'connected'): HealthStore {
  let current = initial;
  const listeners = new Set<() => void>();
  return {
    get: () => current,
    set: (health) => {
      if (current === health || current === 'stopped') return;
      current = health;
      for (const listener of listeners) listener();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
