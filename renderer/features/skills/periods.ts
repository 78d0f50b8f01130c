import { type CivilDate, firstOfMonths, inWords } from '../../../shared/domain/civil-date/civil-date.ts';

/** The periods the room offers. */
export const periods = [
  { id: 'all', name: 'Everything' },
  { id: 'year', name: 'Last 12 months' },
  { id: 'half', name: 'Last 6 months' },
] as const;

/** How far back the room looks. */
export type Period = (typeof periods)[number]['id'];

const months = { year: 12, half: 6 } as const;

/** The days of a period that ends today, counted as a new case counts them; no limits where it is everything. */
export function daysOf(
  period: Period,
  today: CivilDate,
): { readonly from?: CivilDate; readonly to?: CivilDate } {
  return period === 'all' ? {} : { from: firstOfMonths(today, months[period]), to: today };
}

/** A period's first and last day in words; nothing where it is everything. */
export function daysInWords({ from, to }: ReturnType<typeof daysOf>): string | undefined {
  return from && to ? `From ${inWords(from)} to ${inWords(to)}.` : undefined;
}
