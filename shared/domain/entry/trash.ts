import type { UtcInstant } from './entry.ts';

/** How long what was deleted lies in the trash before it is gone for good. */
export const trashKeptForDays = 30;

const dayMs = 86_400_000;

function moved(instant: UtcInstant, days: number): UtcInstant {
  return new Date(Date.parse(instant) + days * dayMs).toISOString() as UtcInstant;
}

/** When what was deleted then is gone for good. */
export function goneAt(deletedAt: UtcInstant): UtcInstant {
  return moved(deletedAt, trashKeptForDays);
}

/** What was deleted then or before has lain in the trash for its whole time. */
export function goneIfDeletedBy(now: UtcInstant): UtcInstant {
  return moved(now, -trashKeptForDays);
}
