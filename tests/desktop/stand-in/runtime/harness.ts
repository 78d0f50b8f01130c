import { connect } from '../link.ts';
import type { HarnessCalls, RuntimeCalls } from '../messages.ts';

const answers: Partial<RuntimeCalls> = {};

/** Adds what this process answers when the harness asks. */
export function answerHarness(calls: Partial<RuntimeCalls>): void {
  Object.assign(answers, calls);
}

/** Asks the harness, which holds Chromium. */
export const harness = connect<HarnessCalls>(
  {
    send: (message) => process.send?.(message),
    onMessage: (listener) => process.on('message', listener),
  },
  answers,
);

process.on('disconnect', () => process.exit(1));
