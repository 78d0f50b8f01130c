import { describe, expect, it } from 'vitest';
import {
  periodOf,
  periodProblem,
  presetOf,
  presets,
} from '../../../renderer/features/cases/new-case/periods.ts';
import type { CivilDate } from '../../../shared/domain/civil-date/civil-date.ts';

const day = (text: string) => text as CivilDate;

describe('a period', () => {
  it('says so when it ends before it begins, and may be a single day', () => {
    expect(periodProblem({ from: day('2026-05-02'), to: day('2026-05-01') })).toMatch(
      /ends before it begins/,
    );
    expect(periodProblem({ from: day('2026-05-01'), to: day('2026-05-01') })).toBeUndefined();
  });

  it('of twelve months leaves the same day a year ago out', () => {
    expect(periodOf('year', day('2026-11-22'))).toEqual({ from: '2025-11-23', to: '2026-11-22' });
  });

  it.each([
    ['2024-02-29', '2023-03-01'],
    ['2026-12-31', '2026-01-01'],
    ['2025-02-28', '2024-02-29'],
  ])('of twelve months that ends on %s begins on %s', (to, from) => {
    expect(periodOf('year', day(to))).toEqual({ from, to });
  });

  it('of eighteen months ends in a shorter month without running over', () => {
    expect(periodOf('eighteen', day('2026-08-31'))).toEqual({ from: '2025-03-01', to: '2026-08-31' });
  });

  it('of this year begins on its first day, even on the first day', () => {
    expect(periodOf('this-year', day('2026-01-01'))).toEqual({ from: '2026-01-01', to: '2026-01-01' });
  });
});

describe('the usual period two days are', () => {
  it('is none once a day was changed', () => {
    const { to } = periodOf('year', day('2026-11-22'));
    expect(presetOf({ from: day('2025-11-01'), to }, day('2026-11-22'))).toBeNull();
    expect(presetOf(periodOf('year', day('2026-11-22')), day('2026-11-23'))).toBeNull();
  });

  it('is found again for each', () => {
    for (const { id } of presets)
      expect(presetOf(periodOf(id, day('2026-11-22')), day('2026-11-22'))).toBe(id);
  });
});
