import { describe, expect, test } from 'vitest';
import type { CivilDate } from '../../../../shared/domain/civil-date/civil-date.ts';
import {
  isBackedUp,
  raisesStrength,
  type StrengthFacts,
  strengthNames,
  strengthOf,
  strengthRules,
  strengths,
} from '../../../../shared/domain/evidence/strength.ts';

function fact(date: string, more: Partial<StrengthFacts> = {}): StrengthFacts {
  return { kind: 'win', date: date as CivilDate, people: [], links: [], facets: {}, ...more };
}

const avoided: Partial<StrengthFacts> = { kind: 'stretch', facets: { stretch: { outcome: 'avoided' } } };
const link = { url: 'https://example.com/1', label: 'review' };

describe('what never raises strength', () => {
  test('no entry is none recorded', () => {
    expect(strengthOf([])).toBe('none-recorded');
  });

  test('struggles and avoided stretches alone are none recorded, however many and however far apart', () => {
    expect(
      strengthOf([
        fact('2026-01-01', { kind: 'struggle', links: [link] }),
        fact('2026-06-01', { kind: 'struggle' }),
        fact('2026-09-01', avoided),
      ]),
    ).toBe('none-recorded');
  });

  test('a struggle far away does not make a single entry repeated', () => {
    expect(strengthOf([fact('2026-01-01'), fact('2026-06-01', { kind: 'struggle' })])).toBe('single');
  });

  test('a backed-up struggle does not corroborate what is repeated', () => {
    const struggle = fact('2026-02-01', { kind: 'struggle', links: [link] });
    expect(strengthOf([fact('2026-01-01'), fact('2026-06-01'), struggle])).toBe('repeated');
  });

  test('an avoided outcome kept from when the entry was a stretch does not weigh on a win', () => {
    expect(raisesStrength(fact('2026-01-01', { ...avoided, kind: 'win' }))).toBe(true);
  });

  test('a stretch that was done, or whose outcome is not told, raises it', () => {
    expect(
      raisesStrength(fact('2026-01-01', { ...avoided, facets: { stretch: { outcome: 'did-it' } } })),
    ).toBe(true);
    expect(raisesStrength(fact('2026-01-01', { kind: 'stretch' }))).toBe(true);
  });
});

describe('how far apart', () => {
  test('many entries within 13 days are single, backed up or not', () => {
    expect(strengthOf([fact('2026-02-20'), fact('2026-03-05', { links: [link] })])).toBe('single');
  });

  test('14 days apart is repeated, whatever the order they come in', () => {
    expect(strengthOf([fact('2026-03-06'), fact('2026-02-25'), fact('2026-02-20')])).toBe('repeated');
    expect(strengthOf([fact('2026-02-20'), fact('2026-03-06')])).toBe('repeated');
  });

  test('in a leap year the 29th of February is one of the 14 days', () => {
    expect(strengthOf([fact('2024-02-20'), fact('2024-03-04')])).toBe('single');
    expect(strengthOf([fact('2024-02-20'), fact('2024-03-05')])).toBe('repeated');
  });
});

describe('what backs up', () => {
  test('someone who saw it, or is merely named, does not', () => {
    const people = [
      { name: 'Ana Bell', role: 'witness' as const },
      { name: 'Bo', role: 'mentioned' as const },
    ];
    expect(isBackedUp(fact('2026-01-01', { people }))).toBe(false);
  });

  test.each([
    ['a link', { links: [link] }],
    ['feedback received', { kind: 'feedback' as const }],
    ['the giver of feedback', { people: [{ name: 'Ana Bell', role: 'giver' as const }] }],
  ])('%s does, and one such entry corroborates what is repeated', (_, more) => {
    expect(isBackedUp(fact('2026-01-01', more))).toBe(true);
    expect(strengthOf([fact('2026-01-01', more), fact('2026-02-01')])).toBe('corroborated');
  });
});

test('every strength has a word and a rule', () => {
  for (const strength of strengths) {
    expect(strengthNames[strength]).toMatch(/\S/);
    expect(strengthRules[strength]).toMatch(/\.$/);
  }
});
