/** What went wrong: a closed code for programs and one sentence for the person (what is wrong, what to do). */
export interface Failure<Code extends string = string> {
  readonly code: Code;
  readonly message: string;
}

/** The outcome of something that is expected to fail sometimes: a value, or a failure with a closed code. */
export type Result<Value, Code extends string = never> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly failure: Failure<Code> };

/** A success holding `value`. */
export function ok<Value>(value: Value): { readonly ok: true; readonly value: Value } {
  return { ok: true, value };
}

/** An expected failure: `message` is a sentence a person can act on and never quotes an entry. */
export function fail<Code extends string>(
  code: Code,
  message: string,
): { readonly ok: false; readonly failure: Failure<Code> } {
  return { ok: false, failure: { code, message } };
}

/** Ends a switch over a closed set: the compiler refuses a case that was forgotten, and a bug throws. */
export function assertNever(value: never): never {
  throw new Error(`Unreachable: ${JSON.stringify(value)}`);
}
