import type { Failure, Result } from '../../shared/domain/result/result.ts';

/** The value of a result that must be a success. */
export function succeeded<Value>(result: Result<Value, string>): Value {
  if (!result.ok) throw new Error(`It failed with ${result.failure.code}: ${result.failure.message}`);
  return result.value;
}

/** The failure of a result that must be one. */
export function failureOf<Code extends string>(result: Result<unknown, Code>): Failure<Code> {
  if (result.ok) throw new Error('It succeeded where it had to fail.');
  return result.failure;
}

/** The code of a failure, or `ok`. */
export function codeOf(result: Result<unknown, string>): string {
  return result.ok ? 'ok' : result.failure.code;
}
