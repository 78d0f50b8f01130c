import { type CivilDate, firstOfMonths } from '../../../../shared/domain/civil-date/civil-date.ts';

/** First and last day whose entries count. */
export interface CasePeriod {
  readonly from: CivilDate;
  readonly to: CivilDate;
}

/** The periods a review usually asks for. */
export const presets = [
  { id: 'year', name: 'Last 12 months' },
  { id: 'eighteen', name: 'Last 18 months' },
  { id: 'this-year', name: 'This year' },
] as const;

/** One of the usual periods. */
export type Preset = (typeof presets)[number]['id'];

const months: Readonly<Partial<Record<Preset, number>>> = { year: 12, eighteen: 18 };

/** The days of a usual period that ends today; a year ago today is left out, so that it is one year. */
export function periodOf(preset: Preset, today: CivilDate): CasePeriod {
  const back = months[preset];
  const from = back === undefined ? (`${today.slice(0, 4)}-01-01` as CivilDate) : firstOfMonths(today, back);
  return { from, to: today };
}

/** The usual period these days are, if they are one. */
export function presetOf(period: CasePeriod, today: CivilDate): Preset | null {
  const found = presets.find(({ id }) => {
    const { from, to } = periodOf(id, today);
    return from === period.from && to === period.to;
  });
  return found?.id ?? null;
}

/** What is wrong with a period, as a sentence; nothing where it can be used. */
export function periodProblem({ from, to }: CasePeriod): string | undefined {
  return from > to ? 'The period ends before it begins. Change one of the two days.' : undefined;
}
