import { Temporal } from 'temporal-polyfill';
import { fail, ok, type Result } from '../result/result.ts';

/** A calendar day without a time or a zone, written `YYYY-MM-DD`. Strings of it sort by day. */
export type CivilDate = string & { readonly __brand: 'CivilDate' };

/** Reads `YYYY-MM-DD`, refusing any other form and any day that no calendar has. */
export function parseCivilDate(text: string): Result<CivilDate, 'invalid-date'> {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) {
    return fail('invalid-date', 'A date is written YYYY-MM-DD, for example 2026-11-20.');
  }
  try {
    return ok(Temporal.PlainDate.from(text, { overflow: 'reject' }).toString() as CivilDate);
  } catch {
    return fail('invalid-date', `${text} is not a day of the calendar. Check the month and the day.`);
  }
}

/** Whether the text is a day of the calendar written `YYYY-MM-DD`. */
export function isCivilDate(text: string): text is CivilDate {
  return parseCivilDate(text).ok;
}

/** The days from one date to another: negative when `to` is earlier. */
export function daysBetween(from: CivilDate, to: CivilDate): number {
  return Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to), { largestUnit: 'day' }).days;
}

/** The date so many days later, or earlier when negative. */
export function addDays(date: CivilDate, days: number): CivilDate {
  return Temporal.PlainDate.from(date).add({ days }).toString() as CivilDate;
}

/** The first day of so many months that end with this one: this day a year ago is left out of 12 months. */
export function firstOfMonths(last: CivilDate, months: number): CivilDate {
  return Temporal.PlainDate.from(last).subtract({ months }).add({ days: 1 }).toString() as CivilDate;
}

/**
 * The zone to reckon in: the one the system names where the calendar knows it, else the offset it keeps. What a
 * system is set to may be no zone at all. `offsetMinutes` counts westwards, as `Date` has it.
 */
export function usableZone(named: string | undefined, offsetMinutes: number): string {
  try {
    if (named !== undefined) return new Intl.DateTimeFormat('en', { timeZone: named }) && named;
  } catch {
    // Not a zone the calendar knows.
  }
  if (offsetMinutes === 0) return 'UTC';
  const [hours, minutes] = [Math.abs(offsetMinutes) / 60, Math.abs(offsetMinutes) % 60].map((part) =>
    String(Math.trunc(part)).padStart(2, '0'),
  );
  return `${offsetMinutes > 0 ? '-' : '+'}${hours}:${minutes}`;
}

/** The day an instant falls on in an IANA zone. */
export function dayIn(epochMs: number, zone: string): CivilDate {
  return Temporal.Instant.fromEpochMilliseconds(epochMs)
    .toZonedDateTimeISO(zone)
    .toPlainDate()
    .toString() as CivilDate;
}

// Made once: making one costs far more than using it, and lists ask for many dates.
const words = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
});

/** A date in words, for example `19 November 2026`. */
export function inWords(date: CivilDate): string {
  return words.format(Date.parse(date));
}
