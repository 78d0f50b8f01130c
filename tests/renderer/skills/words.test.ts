import { describe, expect, it } from 'vitest';
import { countsInWords } from '../../../renderer/features/skills/words.ts';
import { areaEvidence } from '../../../shared/domain/evidence/area-evidence.ts';

const [none] = areaEvidence([]);

describe('countsInWords', () => {
  if (!none) throw new Error('there are no areas');

  it('says that nothing is recorded yet, never that something is lacking', () => {
    expect(countsInWords(none)).toBe('Not recorded yet');
  });

  it('tells what waits for a decision even where nothing counts', () => {
    expect(countsInWords({ ...none, undecided: 1 })).toBe('Not recorded yet · 1 suggestion to decide');
  });

  it('tells apart what a document can use', () => {
    expect(countsInWords({ ...none, entries: 4, shareable: 1 })).toBe('4 entries · 1 shareable');
    expect(countsInWords({ ...none, entries: 1, shareable: 1 })).toBe('1 entry · all shareable');
  });
});
