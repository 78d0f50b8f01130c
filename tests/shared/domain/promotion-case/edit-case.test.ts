import { describe, expect, it } from 'vitest';
import { blockIdOf } from '../../../../shared/domain/promotion-case/block-id.ts';
import { buildCase } from '../../../../shared/domain/promotion-case/build-case.ts';
import type { PromotionCase } from '../../../../shared/domain/promotion-case/case.ts';
import {
  addBlock,
  editBlock,
  linkBlock,
  moveBlock,
  removeBlock,
  renameCase,
  restoreBlock,
} from '../../../../shared/domain/promotion-case/edit-case.ts';
import type { Result } from '../../../../shared/domain/result/result.ts';
import { countedFor, day, entryWith, ladder, requestFor, storedFrom } from './journal.ts';

const first = entryWith({ text: 'I moved the queue.', project: 'Mill', date: day('2026-02-01') });
const second = entryWith({ text: 'I wrote the guide.', project: 'Mill', date: day('2026-04-01') });
const other = entryWith({ text: 'I fixed the login.', project: 'Door', date: day('2026-03-01') });
const stored = storedFrom(
  buildCase(requestFor(), ladder, [
    countedFor(first, 'coding'),
    countedFor(second, 'delivery'),
    countedFor(other, 'security'),
  ]),
);
const [firstId, secondId] = [blockIdOf('next-level', first.id), blockIdOf('next-level', second.id)];

function done<Code extends string>(result: Result<PromotionCase, Code>): PromotionCase {
  if (!result.ok) throw new Error(result.failure.message);
  return result.value;
}
const codeOf = (result: Result<PromotionCase, string>) => (result.ok ? 'ok' : result.failure.code);
const idsOf = (value: PromotionCase) => value.blocks.map(({ id }) => id);
const blockOf = (value: PromotionCase, id: string) => value.blocks.find((block) => block.id === id);

describe('editing a case', () => {
  it('refuses a block or section that is not there and changes nothing', () => {
    const typed = { id: 'new', sectionId: 'no-section', text: 'Words.', entries: [] };
    expect(codeOf(editBlock(stored, 'nothing', 'Words.'))).toBe('not-found');
    expect(codeOf(linkBlock(stored, 'nothing', []))).toBe('not-found');
    expect(codeOf(removeBlock(stored, 'nothing'))).toBe('not-found');
    expect(codeOf(restoreBlock(stored, firstId))).toBe('not-found');
    expect(codeOf(moveBlock(stored, 'nothing', 'up'))).toBe('not-found');
    expect(codeOf(addBlock(stored, typed))).toBe('not-found');
    expect(codeOf(addBlock(stored, { ...typed, sectionId: 'ask', afterBlockId: firstId }))).toBe('not-found');
  });

  it('refuses sources that may not be used', () => {
    const hidden = entryWith({ visibility: 'private' });
    const trashed = entryWith({ deletedAt: first.createdAt });
    for (const entry of [hidden, trashed]) {
      expect(codeOf(linkBlock(stored, firstId, [first, entry]))).toBe('not-shareable');
      const typed = { id: 'new', sectionId: 'ask', text: 'Words.', entries: [entry] };
      expect(codeOf(addBlock(stored, typed))).toBe('not-shareable');
    }
  });

  it('keeps the sources and the generated words of an edited block', () => {
    const block = blockOf(done(editBlock(stored, firstId, 'My words.')), firstId);
    expect(block).toMatchObject({ text: 'My words.', generatedText: 'I moved the queue.' });
    expect(block?.sources).toEqual(blockOf(stored, firstId)?.sources);
  });

  it('puts a typed sentence after a block, under its heading, or into an empty section in its place', () => {
    const after = done(
      addBlock(stored, {
        id: 'a',
        sectionId: 'next-level',
        afterBlockId: firstId,
        text: 'It held.',
        entries: [],
      }),
    );
    expect(idsOf(after)[idsOf(after).indexOf(firstId) + 1]).toBe('a');
    expect(blockOf(after, 'a')).toMatchObject({ under: 'Mill', form: 'bullet', sources: [] });
    const paid = done(
      addBlock(stored, { id: 'b', sectionId: 'why-it-pays', text: 'It frees two people.', entries: [first] }),
    );
    const sections = paid.blocks.map(({ sectionId }) => sectionId);
    expect(sections.slice(0, sections.indexOf('why-it-pays') + 2)).toEqual([
      ...sections.filter((id) => id === 'ask'),
      'why-it-pays',
      'expectation-map',
    ]);
  });

  it('links entries as they are now and keeps the expectation a row stands on', () => {
    const row = stored.blocks.find((block) => block.row?.areaId === 'product');
    const linked = done(linkBlock(stored, row?.id ?? '', [{ ...first, revision: 7 }]));
    expect(blockOf(linked, row?.id ?? '')?.sources).toEqual([
      { type: 'expectation', ladderId: 'engineer', expectationId: row?.row?.expectationId },
      { type: 'entry', entryId: first.id, spans: [], revision: 7 },
    ]);
  });

  it('puts a removed block back where it was, also after others went', () => {
    const once = done(removeBlock(stored, secondId));
    const twice = done(removeBlock(once, firstId));
    expect(twice.removedBlockIds).toEqual([secondId, firstId]);
    const back = done(restoreBlock(done(restoreBlock(twice, firstId)), secondId));
    expect(idsOf(back)).toEqual(idsOf(stored));
    expect(back.removedBlockIds).toEqual([]);
    expect(codeOf(restoreBlock(back, firstId))).toBe('not-found');
  });

  it('puts a block back into its section when what it stood after is gone', () => {
    const once = done(removeBlock(stored, secondId));
    const twice = done(removeBlock(once, firstId));
    const back = done(restoreBlock(twice, secondId));
    const sections = [...new Set(back.blocks.map(({ sectionId }) => sectionId))];
    expect(sections).toEqual([...new Set(stored.blocks.map(({ sectionId }) => sectionId))]);
    expect(blockOf(back, secondId)).toEqual(blockOf(stored, secondId));
  });

  it('does not hold a removed typed sentence against building again', () => {
    const typed = done(addBlock(stored, { id: 'a', sectionId: 'ask', text: 'Words.', entries: [] }));
    expect(done(removeBlock(typed, 'a')).removedBlockIds).toEqual([]);
  });

  it('moves a block within its heading and no further', () => {
    const mill = stored.blocks.filter(
      ({ under, sectionId }) => under === 'Mill' && sectionId === 'next-level',
    );
    const last = mill.at(-1)?.id ?? '';
    const up = done(moveBlock(stored, last, 'up'));
    expect(idsOf(up).indexOf(last)).toBe(idsOf(stored).indexOf(last) - 1);
    expect(done(moveBlock(up, last, 'down'))).toEqual(stored);
    const top = mill[0]?.id ?? '';
    expect(done(moveBlock(stored, top, 'up'))).toEqual(stored);
  });

  it('moves a typed sentence on under the next heading', () => {
    const mill = stored.blocks.filter(
      ({ under, sectionId }) => under === 'Mill' && sectionId === 'next-level',
    );
    const typed = done(
      addBlock(stored, {
        id: 'a',
        sectionId: 'next-level',
        afterBlockId: mill.at(-1)?.id ?? '',
        text: 'Words.',
        entries: [],
      }),
    );
    const next = typed.blocks[idsOf(typed).indexOf('a') + 1];
    const moved = done(moveBlock(typed, 'a', 'down'));
    expect(blockOf(moved, 'a')?.under).toBe(next?.sectionId === 'next-level' ? next.under : 'Mill');
  });

  it('renames', () => {
    expect(renameCase(stored, 'Spring')).toMatchObject({ title: 'Spring', blocks: stored.blocks });
  });
});
