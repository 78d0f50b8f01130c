import { expect, test } from 'vitest';
import { defaultVisibility, entryKinds, kindName } from '../../../../shared/domain/entry/kind.ts';
import { narrower, visibilities } from '../../../../shared/domain/entry/visibility.ts';

test('only wins and learnings start shareable, and no kind starts sealed', () => {
  expect(entryKinds.filter((kind) => defaultVisibility(kind) === 'shareable')).toEqual(['win', 'learning']);
  expect(entryKinds.filter((kind) => defaultVisibility(kind) === 'sealed')).toEqual([]);
});

test('the narrower of two never shows more than either, whichever comes first', () => {
  for (const a of visibilities) {
    expect(narrower(a, a)).toBe(a);
    for (const b of visibilities) {
      expect(narrower(a, b)).toBe(narrower(b, a));
      const narrowest = Math.max(visibilities.indexOf(a), visibilities.indexOf(b));
      expect(visibilities.indexOf(narrower(a, b))).toBe(narrowest);
    }
  }
});

test('a kind’s name is its word with a capital', () => {
  expect(entryKinds.map(kindName)).toEqual([
    'Win',
    'Struggle',
    'Stretch',
    'Feedback',
    'Connection',
    'Observation',
    'Learning',
  ]);
});
