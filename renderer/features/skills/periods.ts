import { type CivilDate, dayIn } from '../../../shared/domain/civil-date/civil-date.ts';
import { zoneHere } from '../../bridge/index.ts';

/** The periods the room offers. */
export const periods = [
  { id: 'all', name: 'Everything' },
  { id: 'year', name: 'Last 12 months' },
  { id: 'half', name: 'Last 6 months' },
] as const;

/** How far back the room looks. */
export type Period = (typeof periods)[number]['id'];

const monthsBack = { year: 12, half: 6 } as const;

/** The first day of a period that ends now; nothing where it is everything. */
export function periodFrom(period: Period, now: Date): { from?: CivilDate } {
  if (period === 'all') return {};
  const start = new Date(now);
  // The first of the month: going back from the 31st must not land in the wrong month.
  start.setDate(1);
  start.setMonth(start.getMonth() - monthsBack[period]);
  return { from: dayIn(start.getTime(), zoneHere()) };
}
