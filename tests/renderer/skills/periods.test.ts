import { describe, expect, it } from 'vitest';
import { periodOf } from '../../../renderer/features/cases/new-case/periods.ts';
import { daysInWords, daysOf } from '../../../renderer/features/skills/periods.ts';
import type { CivilDate } from '../../../shared/domain/civil-date/civil-date.ts';

const day = (text: string) => text as CivilDate;

describe('the days a period covers', () => {
  it('are all there are where it is everything, and nothing is said of them', () => {
    expect(daysOf('all', day('2026-11-22'))).toEqual({});
    expect(daysInWords({})).toBeUndefined();
  });

  it('are those of a new case with the same name', () => {
    for (const today of ['2026-11-22', '2026-08-31', '2028-02-29', '2027-03-01'].map(day)) {
      expect(daysOf('year', today)).toEqual(periodOf('year', today));
    }
  });

  it('end today and do not slip into the wrong month', () => {
    expect(daysOf('half', day('2026-08-31'))).toEqual({ from: '2026-03-01', to: '2026-08-31' });
    expect(daysOf('half', day('2026-03-05'))).toEqual({ from: '2025-09-06', to: '2026-03-05' });
  });

  it('are said in words', () => {
    expect(daysInWords(daysOf('year', day('2026-11-22')))).toBe('From 23 November 2025 to 22 November 2026.');
  });
});
