/** How often it is asked whether the person has been away for too long, in milliseconds. */
const askEveryMs = 1000;

/** Locks when nobody has been there for long enough. */
export interface IdleLock {
  /** The person is there: the idle minutes begin again. */
  touch(): void;
  stop(): void;
}

/**
 * Calls `lock` once the clock says that nobody was there for `minutes()`. The clock goes on while the computer sleeps,
 * so a journal that was left open then is locked as soon as it wakes.
 */
export function createIdleLock(parts: {
  minutes(): number;
  /** Milliseconds since the epoch. */
  now(): number;
  lock(): void;
}): IdleLock {
  let last = parts.now();
  const timer = setInterval(() => {
    if (parts.now() - last < parts.minutes() * 60_000) return;
    last = parts.now();
    parts.lock();
  }, askEveryMs);
  timer.unref();
  return {
    touch: () => {
      last = parts.now();
    },
    stop: () => clearInterval(timer),
  };
}
