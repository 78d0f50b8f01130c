import type * as v from 'valibot';
import type { Result } from '../domain/result/result.ts';

/**
 * What a channel needs: nothing of the journal; an unlocked journal, for work on its keys and files; its contents for
 * reading; or for writing.
 */
export type Access = 'open' | 'unlocked' | 'read' | 'write';

/**
 * One door between a window and the core, declared once: who may pass when (`access`), what goes in (`params`,
 * checked at the border), what comes out, and the closed set of codes it may fail with.
 */
export interface Channel<
  Params extends v.GenericSchema = v.GenericSchema,
  Value = unknown,
  Code extends string = string,
  Reach extends Access = Access,
> {
  readonly access: Reach;
  readonly params: Params;
  readonly errors: readonly Code[];
  /** Carries the type of the value; never read. */
  readonly value?: Value;
}

/** Failures any channel may answer with, whatever it declares. */
export type BorderCode =
  | 'locked'
  | 'invalid-params'
  | 'unknown-channel'
  | 'not-allowed'
  | 'storage-failed'
  | 'damaged'
  | 'internal';

/** Declares a channel whose value is of type `Value`: `channel<Value>()({ access, params, errors })`. */
export function channel<Value>() {
  return <
    Params extends v.GenericSchema,
    const Code extends string,
    const Reach extends Access,
  >(declaration: {
    access: Reach;
    params: Params;
    errors: readonly Code[];
  }): Channel<Params, Value, Code, Reach> => declaration;
}

/** What a caller passes to a channel. */
export type ParamsOf<C> =
  C extends Channel<infer Params, infer _V, infer _E, infer _R> ? v.InferInput<Params> : never;

/** What a handler receives: the params after validation. */
export type CheckedParamsOf<C> =
  C extends Channel<infer Params, infer _V, infer _E, infer _R> ? v.InferOutput<Params> : never;

/** What a channel answers with when it succeeds. */
export type ValueOf<C> = C extends Channel<infer _P, infer Value, infer _E, infer _R> ? Value : never;

/** The codes a channel's own handler may fail with. */
export type CodeOf<C> = C extends Channel<infer _P, infer _V, infer Code, infer _R> ? Code : never;

/** What a caller receives from a channel. */
export type AnswerOf<C> = Result<ValueOf<C>, CodeOf<C> | BorderCode>;
