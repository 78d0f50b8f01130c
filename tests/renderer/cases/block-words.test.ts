import { describe, expect, it } from 'vitest';
import { entryCount, hiddenWords, markOf } from '../../../renderer/features/cases/document/block-words.ts';
import { isEdited } from '../../../shared/domain/promotion-case/stale-blocks.ts';
import { blockOf, entryOf } from './blocks.ts';

describe('the mark of a block', () => {
  it('says that the export is stopped, also for a block edited by hand', () => {
    const block = blockOf('a', { state: 'stale', staleReason: 'narrowed', generatedText: 'Built.' });
    expect(markOf(block)).toMatchObject({
      tone: 'stop',
      words: expect.stringContaining('no longer shareable'),
    });
  });

  it.each([
    ['edited', 'stale: an entry was edited since'],
    ['deleted', 'stale: an entry lies in the trash'],
  ] as const)('says why it is stale: %s', (staleReason, words) => {
    expect(markOf(blockOf('a', { state: 'stale', staleReason }))).toMatchObject({ tone: 'warning', words });
  });

  it('says that nothing is behind a typed sentence', () => {
    const typed = blockOf('a', { state: 'unsupported', sources: [], entries: [] });
    expect(markOf(typed)).toMatchObject({ tone: 'open', words: 'no source' });
  });

  it('keeps the count of entries beside an edited state', () => {
    const block = blockOf('a', { state: 'edited', entries: [entryOf(1), entryOf(2)] });
    expect(markOf(block)).toEqual({ tone: 'edited', words: 'edited, from 2 entries', short: 'edited · 2' });
  });

  it('counts those that may not be shown too', () => {
    expect(entryCount(blockOf('a', { hiddenEntries: 2 }))).toBe(3);
    expect(entryCount(blockOf('a', { entries: [], hiddenEntries: 1 }))).toBe(1);
  });

  it('names what supports a sentence without an entry', () => {
    const asked = blockOf('a', { sources: [{ type: 'request' }], entries: [] });
    const counted = blockOf('b', {
      sources: [{ type: 'expectation', ladderId: 'l', expectationId: 'e' }],
      entries: [],
    });
    expect(markOf(asked)).toMatchObject({ words: 'supported by your request', short: 'supported' });
    expect(markOf(counted).words).toBe('supported by the ladder');
  });
});

describe('an edited block', () => {
  it('is one whose built words were changed; a typed one never was built', () => {
    const typed = { text: 'Mine.' };
    expect(isEdited({ ...typed, generatedText: 'Built.' })).toBe(true);
    expect(isEdited({ ...typed, generatedText: 'Mine.' })).toBe(false);
    expect(isEdited(typed as Parameters<typeof isEdited>[0])).toBe(false);
  });
});

describe('what is said in the place of hidden words', () => {
  it.each(['private', 'sealed'] as const)('names what the entry was made: %s', (narrowedTo) => {
    expect(hiddenWords({ narrowedTo })).toContain(`a ${narrowedTo} entry`);
  });
});
