import { describe, expect, it } from 'vitest';
import { dayHeading, groupByDay, nowHere } from '../../../renderer/features/journal/timeline/days.ts';
import { type CivilDate, isCivilDate } from '../../../shared/domain/civil-date/civil-date.ts';

const day = (text: string) => text as CivilDate;

describe('groupByDay', () => {
  it('has no day where there is no entry', () => {
    expect(groupByDay([])).toEqual([]);
  });

  it('keeps the order of the days and of the entries within them', () => {
    const entries = [
      { id: 1, date: day('2026-11-20') },
      { id: 2, date: day('2026-11-20') },
      { id: 3, date: day('2026-11-18') },
    ];
    expect(groupByDay(entries).map(({ date, entries: of }) => [date, of.map((one) => one.id)])).toEqual([
      ['2026-11-20', [1, 2]],
      ['2026-11-18', [3]],
    ]);
  });

  it('shows a day once even where its entries come apart over two pages', () => {
    const dates = ['2026-11-20', '2026-11-18', '2026-11-20'].map((date) => ({ date: day(date) }));
    expect(groupByDay(dates)).toHaveLength(2);
  });
});

describe('dayHeading', () => {
  it('names today, and another year', () => {
    expect(dayHeading(day('2026-11-19'), day('2026-11-19'))).toBe('Today, Thursday 19 November');
    expect(dayHeading(day('2026-11-18'), day('2026-11-19'))).toBe('Wednesday 18 November');
    expect(dayHeading(day('2025-12-31'), day('2026-01-01'))).toBe('Wednesday 31 December 2025');
  });
});

describe('nowHere', () => {
  it('gives a day, a time and a zone the journal accepts', () => {
    const { date, time, zone } = nowHere();
    expect(isCivilDate(date)).toBe(true);
    expect(time).toMatch(/^([01]\d|2[0-3]):[0-5]\d$/);
    expect(() => Intl.DateTimeFormat('en', { timeZone: zone })).not.toThrow();
  });
});
