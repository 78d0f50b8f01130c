import { expect, it } from 'vitest';
import { periodWords, staleInWords } from '../../../renderer/features/cases/words.ts';
import type { CivilDate } from '../../../shared/domain/civil-date/civil-date.ts';

const day = (text: string) => text as CivilDate;

it('says nothing of a case whose sources all stand', () => {
  expect(staleInWords(0)).toBe('');
});

it('counts the sentences to look at', () => {
  expect([staleInWords(1), staleInWords(4)]).toEqual(['1 sentence to look at', '4 sentences to look at']);
});

it('says the year of a period once where it is the same', () => {
  expect(periodWords(day('2026-01-01'), day('2026-11-22'))).toBe('1 January to 22 November 2026');
  expect(periodWords(day('2025-11-23'), day('2026-11-22'))).toBe('23 November 2025 to 22 November 2026');
});
