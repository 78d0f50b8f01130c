import { describe, expect, it } from 'vitest';
import { evidenceParts, indexParts } from '../../../renderer/features/cases/document/evidence-links.ts';
import { entryOf } from './blocks.ts';

const first = entryOf(1, '2025-12-11', 'Frost night');
const second = entryOf(2, '2026-03-03', 'Shelf; board');
const joined = (parts: readonly { readonly text: string }[]) => parts.map(({ text }) => text).join('');

describe('the evidence of a row', () => {
  it('stays plain where a hand took the dates out', () => {
    const text = 'Two nights I led.';
    expect(evidenceParts({ text, entries: [first, second] })).toEqual([{ text }]);
  });

  it('stays plain where its entries may not be shown', () => {
    const text = '“Frost night” (11 December 2025)';
    expect(evidenceParts({ text, entries: [] })).toEqual([{ text }]);
  });

  it('links each title to its entry, also one with a semicolon, and loses no letter', () => {
    const text = '“Frost night” (11 December 2025); “Shelf; board” (3 March 2026)';
    const parts = evidenceParts({ text, entries: [first, second] });
    expect(parts).toEqual([
      { text: '“Frost night” (11 December 2025)', entryId: first.id },
      { text: '; ' },
      { text: '“Shelf; board” (3 March 2026)', entryId: second.id },
    ]);
    expect(joined(parts)).toBe(text);
  });

  it('links what is left when one entry is gone, and keeps what was added behind', () => {
    const text = '“Frost night” (11 December 2025); “Shelf; board” (3 March 2026), by heart';
    const parts = evidenceParts({ text, entries: [second] });
    expect(parts.filter(({ entryId }) => entryId)).toHaveLength(1);
    expect(parts.at(-1)).toEqual({ text: ', by heart' });
    expect(joined(parts)).toBe(text);
  });
});

describe('a line of the index', () => {
  it('links its date', () => {
    const text = '11 December 2025: Frost night. Leadership.';
    expect(indexParts({ text, entries: [first] })).toEqual([
      { text: '11 December 2025', entryId: first.id },
      { text: ': Frost night. Leadership.' },
    ]);
  });

  it('stays plain without its date or its entry', () => {
    expect(indexParts({ text: 'Frost night.', entries: [first] })).toEqual([{ text: 'Frost night.' }]);
    expect(indexParts({ text: '11 December 2025: x', entries: [] })).toHaveLength(1);
  });
});
