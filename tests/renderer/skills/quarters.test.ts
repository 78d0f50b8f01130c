import { describe, expect, it } from 'vitest';
import { countsIn, quarterName, quartersOf } from '../../../renderer/features/skills/quarters.ts';

const area = (...months: readonly (readonly [string, number])[]) => ({
  byMonth: months.map(([month, entries]) => ({ month, entries })),
});

describe('quartersOf', () => {
  it('has no quarter where nothing is recorded', () => {
    expect(quartersOf([area(), area()])).toEqual([]);
  });

  it('has every quarter from the first to the last over all areas, empty ones included', () => {
    expect(quartersOf([area(['2025-12', 1]), area(['2026-07', 2])])).toEqual([
      '2025-Q4',
      '2026-Q1',
      '2026-Q2',
      '2026-Q3',
    ]);
  });

  it('keeps the newest where there are more than fit', () => {
    expect(quartersOf([area(['2023-01', 1], ['2026-11', 1])], 3)).toEqual(['2026-Q2', '2026-Q3', '2026-Q4']);
  });
});

describe('countsIn', () => {
  it('adds up the months of each quarter and leaves the others at nothing', () => {
    const { byMonth } = area(['2026-01', 1], ['2026-03', 2], ['2026-04', 5], ['2027-01', 9]);
    expect(countsIn(['2026-Q1', '2026-Q2', '2026-Q3'], byMonth)).toEqual([
      { quarter: '2026-Q1', entries: 3 },
      { quarter: '2026-Q2', entries: 5 },
      { quarter: '2026-Q3', entries: 0 },
    ]);
  });
});

describe('quarterName', () => {
  it('says the quarter before the year', () => {
    expect(quarterName('2026-Q3')).toBe('Q3 2026');
  });
});
