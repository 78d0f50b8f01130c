import { randomInt } from 'node:crypto';
import { env } from 'node:process';

/** Numbers that look random and come again in the same order from the same seed. */
export interface Random {
  /** At least 0 and below 1. */
  next(): number;
  /** A whole number at least 0 and below `end`. */
  below(end: number): number;
  /** Whether something of this probability happens. */
  happens(probability: number): boolean;
}

/** The seed of this run: the one named in CASEBOOK_SEED, or a new one. It is printed, so that a run can be repeated. */
export function newSeed(name: string): number {
  const seed = env.CASEBOOK_SEED === undefined ? randomInt(2 ** 31) : Number(env.CASEBOOK_SEED);
  process.stdout.write(`${name}: CASEBOOK_SEED=${seed}\n`);
  return seed;
}

/** A generator by the mulberry32 mixing, which is enough to choose moments and sectors. */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return {
    next,
    below: (end) => Math.floor(next() * end),
    happens: (probability) => next() < probability,
  };
}
