import type { AreaEvidence } from '../../../shared/domain/evidence/area-evidence.ts';

/** A quarter of a year, `YYYY-Qn`. */
export type Quarter = `${number}-Q${number}`;

function quarterOf(month: string): Quarter {
  const [year, number] = month.split('-').map(Number);
  return `${year ?? 0}-Q${Math.ceil((number ?? 1) / 3)}`;
}

function after(quarter: Quarter): Quarter {
  const [year, number] = quarter.split('-Q').map(Number);
  return number === 4 ? `${(year ?? 0) + 1}-Q1` : `${year ?? 0}-Q${(number ?? 0) + 1}`;
}

/** Every quarter from the first with an entry that counts to the last, at most the newest `most`; none without any. */
export function quartersOf(areas: readonly Pick<AreaEvidence, 'byMonth'>[], most = 8): readonly Quarter[] {
  const months = areas.flatMap((area) => area.byMonth.map(({ month }) => month)).sort();
  const [first] = months;
  const last = months.at(-1);
  if (first === undefined || last === undefined) return [];
  const end = quarterOf(last);
  const quarters = [quarterOf(first)];
  for (let next = quarterOf(first); next !== end; ) {
    next = after(next);
    quarters.push(next);
  }
  return quarters.slice(-most);
}

/** How many of an area's entries fall into each of these quarters, in their order. */
export function countsIn(
  quarters: readonly Quarter[],
  byMonth: AreaEvidence['byMonth'],
): readonly { readonly quarter: Quarter; readonly entries: number }[] {
  return quarters.map((quarter) => ({
    quarter,
    entries: byMonth
      .filter(({ month }) => quarterOf(month) === quarter)
      .reduce((sum, { entries }) => sum + entries, 0),
  }));
}

/** A quarter as a heading says it, for example `Q3 2026`. */
export function quarterName(quarter: Quarter): string {
  const [year, number] = quarter.split('-');
  return `${number} ${year}`;
}
