import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blockIdOf } from '../../../../shared/domain/promotion-case/block-id.ts';
import { buildCase } from '../../../../shared/domain/promotion-case/build-case.ts';
import type { PromotionCase } from '../../../../shared/domain/promotion-case/case.ts';
import { acceptChanges, compareCase } from '../../../../shared/domain/promotion-case/compare-case.ts';
import {
  addBlock,
  editBlock,
  linkBlock,
  removeBlock,
} from '../../../../shared/domain/promotion-case/edit-case.ts';
import type { Result } from '../../../../shared/domain/result/result.ts';
import { countedFor, day, entryWith, journals, ladder, requestFor, requests, storedFrom } from './journal.ts';

const first = entryWith({ text: 'I moved the queue.', date: day('2026-02-01') });
const second = entryWith({ text: 'I wrote the guide.', date: day('2026-04-01') });
const before = [countedFor(first, 'coding')];
const edited = { ...first, text: 'I moved the whole queue.', title: 'I moved the whole queue.', revision: 2 };
const bulletId = blockIdOf('next-level', first.id);
const build = (material: typeof before) => buildCase(requestFor(), ladder, material);

function done<Code extends string>(result: Result<PromotionCase, Code>): PromotionCase {
  if (!result.ok) throw new Error(result.failure.message);
  return result.value;
}

const textOf = (stored: PromotionCase, id: string) => stored.blocks.find((block) => block.id === id)?.text;

describe('building again', () => {
  it('never changes a block a hand has touched unless it is named', () => {
    const mine = done(editBlock(storedFrom(build(before)), bulletId, 'My words.'));
    const draft = build([countedFor(edited, 'coding')]);
    const changes = compareCase(mine, draft);
    expect(changes.find(({ block }) => block.id === bulletId)?.type).toBe('kept-edited');
    const others = changes.map(({ block }) => block.id).filter((id) => id !== bulletId);
    expect(textOf(acceptChanges(mine, draft, others), bulletId)).toBe('My words.');
    expect(textOf(acceptChanges(mine, draft, [bulletId]), bulletId)).toBe('I moved the whole queue.');
  });

  it('does not offer to remove what a hand has touched, and offers to remove the rest', () => {
    const mine = done(editBlock(storedFrom(build(before)), bulletId, 'My words.'));
    const removed = compareCase(mine, build([])).filter(({ type }) => type === 'removed');
    expect(removed.map(({ block }) => block.id)).not.toContain(bulletId);
    expect(removed.map(({ block }) => block.id)).toContain(blockIdOf('evidence', first.id));
  });

  it('does not offer again what a hand removed', () => {
    const mine = done(removeBlock(storedFrom(build(before)), bulletId));
    expect(compareCase(mine, build(before))).toEqual([]);
    const draft = build([countedFor(edited, 'coding')]);
    expect(compareCase(mine, draft).map(({ block }) => block.id)).not.toContain(bulletId);
    expect(textOf(acceptChanges(mine, draft, [bulletId]), bulletId)).toBeUndefined();
  });

  it('keeps sources chosen by hand', () => {
    const mine = done(linkBlock(storedFrom(build(before)), bulletId, [second]));
    expect(compareCase(mine, build(before))).toEqual([]);
    const changes = compareCase(mine, build([countedFor(edited, 'coding')]));
    expect(changes.find(({ block }) => block.id === bulletId)?.type).toBe('kept-edited');
  });

  it('leaves a sentence typed by hand in its place and out of every difference', () => {
    const stored = storedFrom(build(before));
    const typed = {
      id: 'typed',
      sectionId: 'next-level',
      afterBlockId: bulletId,
      text: 'And it held.',
      entries: [],
    };
    const mine = done(addBlock(stored, typed));
    const draft = build([countedFor(edited, 'coding'), countedFor(second, 'communication')]);
    const changes = compareCase(mine, draft);
    expect(changes.map(({ block }) => block.id)).not.toContain('typed');
    const after = acceptChanges(
      mine,
      draft,
      changes.map(({ block }) => block.id),
    );
    const ids = after.blocks.map(({ id }) => id);
    expect(ids[ids.indexOf('typed') - 1]).toBe(bulletId);
  });

  it('offers what changed, what is new and where it goes', () => {
    const stored = storedFrom(build(before));
    const draft = build([countedFor(edited, 'coding'), countedFor(second, 'communication')]);
    const changes = compareCase(stored, draft);
    expect(changes.find(({ block }) => block.id === bulletId)).toMatchObject({
      type: 'changed',
      before: { text: 'I moved the queue.' },
      block: { text: 'I moved the whole queue.' },
    });
    const added = changes.find(({ block }) => block.id === blockIdOf('next-level', second.id));
    expect(added).toMatchObject({ type: 'added', afterBlockId: expect.stringContaining('next-level/') });
  });

  it('offers nothing when nothing changed', () => {
    fc.assert(
      fc.property(requests, journals, (request, material) => {
        const draft = buildCase(request, ladder, material);
        expect(compareCase(storedFrom(draft, request), draft)).toEqual([]);
      }),
      { numRuns: 50 },
    );
  });

  it('gives the new draft block for block when every difference is taken over', () => {
    fc.assert(
      fc.property(requests, journals, journals, (request, old, now) => {
        const stored = storedFrom(buildCase(request, ladder, old), request);
        const draft = buildCase(request, ladder, now);
        const ids = compareCase(stored, draft).map(({ block }) => block.id);
        const after = acceptChanges(stored, draft, ids);
        const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1);
        expect(after.blocks.toSorted(byId)).toEqual(draft.blocks.toSorted(byId));
        expect(compareCase(after, draft)).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });
});
