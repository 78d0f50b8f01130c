import type { UtcInstant } from '../../shared/domain/entry/entry.ts';

/** A clock that stands still until a test moves it. */
export interface TestClock {
  now(): UtcInstant;
  set(instant: string): void;
}

/** A clock that shows noon on a day in 2026. */
export function testClock(): TestClock {
  let shown = '2026-11-20T12:00:00.000Z';
  return {
    now: () => shown as UtcInstant,
    set: (instant) => {
      shown = instant;
    },
  };
}
