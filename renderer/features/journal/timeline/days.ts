import { Temporal } from 'temporal-polyfill';
import type { CivilDate } from '../../../../shared/domain/civil-date/civil-date.ts';
import { zoneHere } from '../../../bridge/index.ts';

/** The entries of one day, in the order they came. */
export interface Day<T> {
  readonly date: CivilDate;
  readonly entries: readonly T[];
}

/** Groups entries by their day without reordering them; a day is one group wherever its entries stand. */
export function groupByDay<T extends { readonly date: CivilDate }>(entries: readonly T[]): readonly Day<T>[] {
  return [...Map.groupBy(entries, (entry) => entry.date)].map(([date, ofDay]) => ({ date, entries: ofDay }));
}

// Made once: making one costs far more than using it, and every day of the timeline has a heading.
const weekdays = new Intl.DateTimeFormat('en-GB', { weekday: 'long', timeZone: 'UTC' });
const months = new Intl.DateTimeFormat('en-GB', { month: 'long', timeZone: 'UTC' });

/** A day as a heading: `Today, Thursday 19 November`; another year is named. */
export function dayHeading(date: CivilDate, today: CivilDate): string {
  const day = Temporal.PlainDate.from(date);
  const instant = Date.parse(date);
  const year = day.year === Temporal.PlainDate.from(today).year ? '' : ` ${day.year}`;
  return `${date === today ? 'Today, ' : ''}${weekdays.format(instant)} ${day.day} ${months.format(instant)}${year}`;
}

/** The day it is here, and the time and zone that go with it. */
export function nowHere(): { readonly date: CivilDate; readonly time: string; readonly zone: string } {
  const now = Temporal.Now.zonedDateTimeISO(zoneHere());
  return {
    date: now.toPlainDate().toString() as CivilDate,
    time: now.toPlainTime().toString({ smallestUnit: 'minute' }),
    zone: now.timeZoneId,
  };
}

/** Milliseconds until the next day begins here. */
export function untilTomorrowMs(): number {
  const now = Temporal.Now.zonedDateTimeISO(zoneHere());
  return now.until(now.add({ days: 1 }).startOfDay()).total('millisecond');
}
