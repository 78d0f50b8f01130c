import { constants } from 'node:os';

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

let isInterruptMeantForAnother = false;
let rescue: (() => Promise<void>) | undefined;

/**
 * Until the returned function is called, a signal first lets a rescue save what is being written and `close` commit
 * what is under way, then ends the process with the status a shell expects of it; a second signal ends it at once.
 */
export function closeOnSignal(close: () => Promise<void>): () => void {
  let isClosing = false;
  const listener = (signal: (typeof signals)[number]) => {
    if (signal === 'SIGINT' && isInterruptMeantForAnother) return;
    const status = 128 + constants.signals[signal];
    if (isClosing) process.exit(status);
    isClosing = true;
    const rescued = rescue?.().catch(() => undefined) ?? Promise.resolve();
    void rescued.then(close).finally(() => process.exit(status));
  };
  for (const signal of signals) process.on(signal, listener);
  return () => {
    for (const signal of signals) process.off(signal, listener);
  };
}

/** Leaves Ctrl-C to the program that has the terminal meanwhile, for example an editor. */
export async function leavingInterruptsAlone<Value>(work: () => Promise<Value>): Promise<Value> {
  isInterruptMeantForAnother = true;
  try {
    return await work();
  } finally {
    isInterruptMeantForAnother = false;
  }
}

/** Runs `work`; a signal that ends the process meanwhile first waits for `save`. */
export async function rescuing<Value>(save: () => Promise<void>, work: () => Promise<Value>): Promise<Value> {
  rescue = save;
  try {
    return await work();
  } finally {
    rescue = undefined;
  }
}
