import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Entry } from '../../../../shared/domain/entry/entry.ts';
import { exportCase } from '../../../../shared/domain/export/export-case.ts';
import { blockIdOf } from '../../../../shared/domain/promotion-case/block-id.ts';
import { buildCase } from '../../../../shared/domain/promotion-case/build-case.ts';
import type { PromotionCase } from '../../../../shared/domain/promotion-case/case.ts';
import type { CaseMaterial } from '../../../../shared/domain/promotion-case/case-material.ts';
import { compareCase } from '../../../../shared/domain/promotion-case/compare-case.ts';
import {
  addBlock,
  type EditResult,
  editBlock,
  linkBlock,
} from '../../../../shared/domain/promotion-case/edit-case.ts';
import { viewBlocks, viewChanges } from '../../../../shared/domain/promotion-case/view-blocks.ts';
import { countedFor, day, entryWith, journals, ladder, requestFor, requests, storedFrom } from './journal.ts';

const canary = 'Okapi';
const secret = entryWith({
  text: `${canary} made me move the queue.`,
  date: day('2026-03-01'),
  impact: { what: `${canary} pages`, before: '9', after: '2' },
  links: [{ url: `https://example.org/${canary}`, label: canary }],
  people: [{ name: `${canary} Bell`, role: 'witness' }],
});
const open = entryWith({ text: 'I wrote the guide.', date: day('2026-05-01') });
const material = [countedFor(secret, 'coding'), countedFor(open, 'coding', 'communication')];
const built = storedFrom(buildCase(requestFor(), ladder, material));
const bulletId = blockIdOf('next-level', secret.id);
const otherId = blockIdOf('next-level', open.id);

const narrowedTo = (visibility: Entry['visibility'], change: Partial<Entry> = {}): CaseMaterial => [
  countedFor({ ...secret, visibility, ...change }, 'coding'),
  countedFor(open, 'coding', 'communication'),
];
const blockOf = (blocks: ReturnType<typeof viewBlocks>, id: string) => {
  const found = blocks.find((block) => block.id === id);
  if (!found) throw new Error('no such block');
  return found;
};
function done(result: EditResult<'not-found' | 'not-shareable'>): PromotionCase {
  if (!result.ok) throw new Error(result.failure.message);
  return result.value;
}

describe('a case after an entry was narrowed', () => {
  it('shows none of its words, whether the entry is private, sealed, or sealed and deleted', () => {
    expect(JSON.stringify(viewBlocks(built.blocks, material))).toContain(canary);
    for (const entries of [
      narrowedTo('private'),
      narrowedTo('sealed'),
      narrowedTo('sealed', { deletedAt: secret.updatedAt }),
    ]) {
      const views = viewBlocks(built.blocks, entries).map(({ entries: _, ...words }) => words);
      expect(JSON.stringify(views)).not.toContain(canary);
    }
  });

  it('does not even name a sealed entry by its id or title', () => {
    const views = JSON.stringify(viewBlocks(built.blocks, narrowedTo('sealed')));
    expect(views).not.toContain(secret.id);
    expect(views).not.toContain(canary);
  });

  it('says what the words stand on, and keeps every other sentence', () => {
    const views = viewBlocks(built.blocks, narrowedTo('sealed'));
    expect(blockOf(views, bulletId)).toMatchObject({
      text: '',
      isHidden: true,
      narrowedTo: 'sealed',
      staleReason: 'narrowed',
      entries: [],
      hiddenEntries: 1,
    });
    expect(blockOf(views, otherId)).toEqual(blockOf(viewBlocks(built.blocks, material), otherId));
  });

  it('shows all of it when it is asked for, and still says that it stops the export', () => {
    const views = viewBlocks(built.blocks, narrowedTo('sealed'), { includeNarrowed: true });
    const { isHidden, text, narrowedTo: to, staleReason, entries } = blockOf(views, bulletId);
    expect({ isHidden, to, staleReason }).toEqual({
      isHidden: undefined,
      to: 'sealed',
      staleReason: 'narrowed',
    });
    expect(text).toContain(canary);
    expect(entries).toMatchObject([{ id: secret.id }]);
  });

  it('hides a sentence a hand rewrote, since nobody knows whose words it has', () => {
    const edited = done(editBlock(built, bulletId, `My own words, with ${canary}.`));
    expect(blockOf(viewBlocks(edited.blocks, narrowedTo('private')), bulletId)).toMatchObject({
      text: '',
      narrowedTo: 'private',
    });
  });

  it('hides words that were linked to another entry before theirs was sealed, and does not export them', () => {
    const linked = done(linkBlock(built, bulletId, [open]));
    const views = viewBlocks(linked.blocks, narrowedTo('sealed'));
    expect(blockOf(views, bulletId)).toMatchObject({ isHidden: true, staleReason: 'narrowed' });
    expect(JSON.stringify(views)).not.toContain(canary);
    const result = exportCase(linked, narrowedTo('sealed'), 'md');
    expect(result).toMatchObject({ ok: false, failure: { code: 'narrowed-source' } });
  });

  it('shows a sentence that was written anew and linked to another entry, without what was built before it', () => {
    const rewritten = done(linkBlock(done(editBlock(built, bulletId, 'The pages fell.')), bulletId, [open]));
    const block = blockOf(viewBlocks(rewritten.blocks, narrowedTo('sealed')), bulletId);
    expect(block).toMatchObject({ text: 'The pages fell.', state: 'edited' });
    expect(JSON.stringify(block)).not.toContain(canary);
  });

  it('leaves out a heading that only the narrowed entry gives, for sentences typed beneath it too', () => {
    const typed = {
      id: 'typed',
      sectionId: 'next-level',
      afterBlockId: bulletId,
      text: 'It held.',
      entries: [],
    };
    const withTyped = done(addBlock(built, typed));
    expect(blockOf(viewBlocks(withTyped.blocks, material), 'typed').under).toBe(`${canary} pages`);
    const alone = { ...withTyped, blocks: withTyped.blocks.filter(({ id }) => id === 'typed') };
    expect(blockOf(viewBlocks(alone.blocks, narrowedTo('sealed')), 'typed').under).toBeUndefined();
    const exported = exportCase(alone, narrowedTo('sealed'), 'md');
    expect(exported).toMatchObject({ ok: true, value: { content: expect.not.stringContaining(canary) } });
  });

  it('tells the differences of a new build without its words', () => {
    const entries = narrowedTo('sealed');
    const changes = compareCase(built, buildCase(requestFor(), ladder, entries));
    expect(JSON.stringify(changes)).toContain(canary);
    const shown = JSON.stringify(viewChanges(changes, built.blocks, entries));
    expect(shown).not.toContain(canary);
    expect(shown).not.toContain(secret.id);
  });
});

it('no view of any case holds a word or an id of an entry sealed after it was built', () => {
  fc.assert(
    fc.property(journals, requests, fc.nat(), (journal, request, which) => {
      const shareable = journal.filter(
        ({ entry }) => entry.visibility === 'shareable' && entry.deletedAt === undefined,
      );
      const chosen = shareable[which % Math.max(shareable.length, 1)];
      if (!chosen) return;
      const planted = {
        ...chosen.entry,
        text: `${canary} ${chosen.entry.text}`,
        project: `${canary} project`,
      };
      const at = (entry: Entry) => journal.map((item) => (item === chosen ? { ...item, entry } : item));
      const stored = storedFrom(buildCase(request, ladder, at(planted)), request);
      const sealed = at({ ...planted, visibility: 'sealed' });
      const views = viewBlocks(stored.blocks, sealed);
      const changes = viewChanges(
        compareCase(stored, buildCase(request, ladder, sealed)),
        stored.blocks,
        sealed,
      );
      for (const answer of [views, changes]) {
        expect(JSON.stringify(answer)).not.toContain(canary);
        expect(JSON.stringify(answer)).not.toContain(planted.id);
      }
    }),
    { numRuns: 150 },
  );
});
