/** Ctrl-C, a polite kill, a closed terminal, and Ctrl-Break on Windows. */
const endSignals = ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGBREAK'] as const;

/** The wish to end, from wherever it comes. */
export interface EndRequest {
  /** Settles when somebody wants Casebook to end. */
  readonly isMade: Promise<void>;
  make(): void;
}

/** Hears every polite request to end from now on; asking again neither hastens nor skips what ends orderly. */
export function listenForEnd(signals: Pick<NodeJS.EventEmitter, 'on'>): EndRequest {
  const { promise, resolve } = Promise.withResolvers<void>();
  for (const signal of endSignals) signals.on(signal, () => resolve());
  return { isMade: promise, make: resolve };
}
