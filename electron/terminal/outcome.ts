import { fail, ok, type Result } from '../../shared/domain/result/result.ts';

/** How a command ended: done, or a failure whose sentence goes to standard error. */
export type Outcome = Result<undefined, string>;

/** The outcome of a command that did what was asked. */
export const done: Outcome = ok(undefined);

/** A command that cannot be understood as written: exit status 2. */
export function wrongUsage(message: string): Outcome & { readonly ok: false } {
  return fail('wrong-usage', message);
}

/** The promise to scripts: 0 done, 1 the request failed, 2 wrong usage. */
export function exitStatusOf(outcome: Outcome): 0 | 1 | 2 {
  if (outcome.ok) return 0;
  return outcome.failure.code === 'wrong-usage' ? 2 : 1;
}
