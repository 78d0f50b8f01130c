import { describe, expect, it } from 'vitest';
import {
  isNarrowed,
  listParams,
  noFilter,
  searchParams,
} from '../../../renderer/features/journal/timeline/filter.ts';
import { startWithJournal } from '../../support/application.ts';

describe('the timeline’s filter', () => {
  it('leaves sealed entries out until they are asked for, in the list and in the search', async () => {
    const journal = await startWithJournal();
    const written = { kind: 'win', date: '2026-11-20', text: 'A lantern.', visibility: 'sealed' } as const;
    await journal.value('entry.create', written);
    const shown = { ...noFilter, showSealed: true };
    const found = { ...noFilter, words: 'lantern' };
    expect((await journal.value('entry.list', listParams(noFilter))).entries).toEqual([]);
    expect((await journal.value('entry.search', searchParams(found))).entries).toEqual([]);
    expect((await journal.value('entry.list', listParams(shown))).entries).toHaveLength(1);
    const both = { ...shown, words: 'lantern' };
    expect((await journal.value('entry.search', searchParams(both))).entries).toHaveLength(1);
  });

  it('narrows a search to the chosen kind', async () => {
    const journal = await startWithJournal();
    for (const kind of ['win', 'struggle'] as const) {
      await journal.value('entry.create', { kind, date: '2026-11-20', text: 'A lantern.' });
    }
    const params = searchParams({ ...noFilter, words: ' lantern ', kind: 'struggle' });
    const { entries } = await journal.value('entry.search', params);
    expect(entries.map((entry) => entry.kind)).toEqual(['struggle']);
  });

  it('does not count blanks as words', () => {
    expect(isNarrowed({ ...noFilter, words: '  ' })).toBe(false);
    expect(isNarrowed({ ...noFilter, kind: 'win' })).toBe(true);
  });
});
