import { describe, expect, it } from 'vitest';
import { periodFrom } from '../../../renderer/features/skills/periods.ts';

describe('periodFrom', () => {
  it('has no first day where it is everything', () => {
    expect(periodFrom('all', new Date(2026, 10, 22))).toEqual({});
  });

  it('begins on the first of the month a year or half a year back, also across a year', () => {
    expect(periodFrom('year', new Date(2026, 10, 22))).toEqual({ from: '2025-11-01' });
    expect(periodFrom('half', new Date(2026, 2, 5))).toEqual({ from: '2025-09-01' });
  });

  it('does not slip into the wrong month when today is the 31st', () => {
    expect(periodFrom('half', new Date(2026, 7, 31))).toEqual({ from: '2026-02-01' });
  });
});
