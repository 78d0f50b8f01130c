import { describe, expect, it } from 'vitest';
import { materialInWords, materialOf } from '../../../renderer/features/cases/new-case/material.ts';
import { areaEvidence } from '../../../shared/domain/evidence/area-evidence.ts';

const none = areaEvidence([]);
const some = none.map((area, index) => ({
  ...area,
  entries: index < 3 ? 2 : 0,
  shareable: index < 2 ? 1 : 0,
  undecided: index === 0 ? 2 : 0,
}));

describe('what there is to build from', () => {
  it('says that nothing may be used, whatever is recorded', () => {
    const [sentence, ...others] = materialInWords(materialOf(some, { count: 0, hasMore: false }));
    expect(sentence).toMatch(/^No entry of this period is shareable yet/);
    expect(others).toEqual([]);
  });

  it('counts the areas a document can use, not those that are only private', () => {
    const [sentence] = materialInWords(materialOf(some, { count: 5, hasMore: false }));
    expect(sentence).toBe(
      '5 entries of this period are shareable, with evidence recorded in 2 of 13 skill areas.',
    );
  });

  it('does not claim to have counted what it has not', () => {
    const [sentence] = materialInWords(materialOf(none, { count: 500, hasMore: true }));
    expect(sentence).toMatch(/^More than 500 entries/);
  });

  it('names the suggestions that do not count yet, and only then', () => {
    expect(materialInWords(materialOf(some, { count: 1, hasMore: false }))[1]).toBe(
      '2 suggestions wait for your decision and do not count yet.',
    );
    expect(materialInWords(materialOf(none, { count: 1, hasMore: false }))).toHaveLength(1);
  });
});
