import type { BorderCode } from '../../shared/contract/channel.ts';
import type { Failure } from '../../shared/domain/result/result.ts';

/** Carries an expected failure through the query cache, which only knows thrown errors. */
export class FailureError extends Error {
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(failure.code);
    this.failure = failure;
  }
}

/** The failure behind a query's error; a bug becomes the sentence for bugs. */
export function failureOf(error: unknown): Failure | undefined {
  if (error === null || error === undefined) return undefined;
  if (error instanceof FailureError) return error.failure;
  const code: BorderCode = 'internal';
  return { code, message: 'Something went wrong in the window. Nothing that was saved is lost: try again.' };
}
