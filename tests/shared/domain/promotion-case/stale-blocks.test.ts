import { describe, expect, it } from 'vitest';
import type { Entry } from '../../../../shared/domain/entry/entry.ts';
import { blockIdOf } from '../../../../shared/domain/promotion-case/block-id.ts';
import { buildCase } from '../../../../shared/domain/promotion-case/build-case.ts';
import { countStale } from '../../../../shared/domain/promotion-case/stale-blocks.ts';
import { viewBlocks } from '../../../../shared/domain/promotion-case/view-blocks.ts';
import { countedFor, entryWith, ladder, requestFor, storedFrom } from './journal.ts';

const entry = entryWith({ text: 'I moved the queue.' });
const stored = storedFrom(buildCase(requestFor(), ladder, [countedFor(entry, 'coding')]));
const bulletId = blockIdOf('next-level', entry.id);

function bulletWith(change: Partial<Entry> | undefined, text?: string) {
  const blocks = stored.blocks.map((block) =>
    block.id === bulletId && text !== undefined ? { ...block, text } : block,
  );
  const material = change === undefined ? [] : [countedFor({ ...entry, ...change }, 'coding')];
  const view = viewBlocks(blocks, material).find(({ id }) => id === bulletId);
  if (!view) throw new Error('no bullet');
  return view;
}

describe('the state of a block', () => {
  it('is stale as narrowed when its entry was made private or sealed, also when edited by hand', () => {
    for (const visibility of ['private', 'sealed'] as const) {
      expect(bulletWith({ visibility })).toMatchObject({ state: 'stale', staleReason: 'narrowed' });
      expect(bulletWith({ visibility }, 'My words.')).toMatchObject({
        state: 'stale',
        staleReason: 'narrowed',
      });
    }
  });

  it('stays narrowed when the entry is deleted after it was sealed', () => {
    const deletedAt = entry.updatedAt;
    expect(bulletWith({ visibility: 'sealed', deletedAt }).staleReason).toBe('narrowed');
  });

  it('is stale as deleted when its entry lies in the trash or is gone', () => {
    expect(bulletWith({ deletedAt: entry.updatedAt })).toMatchObject({ staleReason: 'deleted', entries: [] });
    expect(bulletWith(undefined)).toMatchObject({ staleReason: 'deleted', entries: [] });
  });

  it('is stale as edited when its entry has another revision, and keeps the reason when edited by hand', () => {
    expect(bulletWith({ revision: 2 })).toMatchObject({ state: 'stale', staleReason: 'edited' });
    expect(bulletWith({ revision: 2 }, 'My words.')).toMatchObject({ state: 'stale', staleReason: 'edited' });
  });

  it('is supported while its entry stands, and edited once a hand changed it', () => {
    expect(bulletWith({})).toMatchObject({
      state: 'supported',
      entries: [{ id: entry.id, date: entry.date, title: entry.title }],
    });
    expect(bulletWith({}).staleReason).toBeUndefined();
    expect(bulletWith({}, 'My words.')).toMatchObject({ state: 'edited' });
  });

  it('is unsupported without a source', () => {
    const typed = { id: 't', sectionId: 'ask', form: 'paragraph' as const, text: 'Because.', sources: [] };
    expect(viewBlocks([typed], [])).toMatchObject([{ state: 'unsupported', entries: [] }]);
  });

  it('shows no sealed entry in the source list and still shows a private one to the person', () => {
    expect(bulletWith({ visibility: 'sealed' }).entries).toEqual([]);
    expect(bulletWith({ visibility: 'private' }).entries.length).toBe(1);
  });

  it('counts what is stale', () => {
    expect(countStale(stored.blocks, [countedFor(entry, 'coding')])).toBe(0);
    const cited = stored.blocks.filter(({ sources }) => sources.some(({ type }) => type === 'entry')).length;
    expect(countStale(stored.blocks, [])).toBe(cited);
  });
});
