import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Entry } from '../../../../shared/domain/entry/entry.ts';
import { blockIdOf } from '../../../../shared/domain/promotion-case/block-id.ts';
import { entriesBehind } from '../../../../shared/domain/promotion-case/blocks.ts';
import { buildCase } from '../../../../shared/domain/promotion-case/build-case.ts';
import type { CaseBlock, PromotionCase } from '../../../../shared/domain/promotion-case/case.ts';
import type { CaseMaterial } from '../../../../shared/domain/promotion-case/case-material.ts';
import {
  addBlock,
  type EditResult,
  editBlock,
  linkBlock,
  removeBlock,
  renameCase,
} from '../../../../shared/domain/promotion-case/edit-case.ts';
import { afterPurge } from '../../../../shared/domain/promotion-case/purged-entries.ts';
import { countedFor, day, entryWith, journals, ladder, requestFor, requests, storedFrom } from './journal.ts';

const canary = 'Okapi';
const gone = entryWith({
  text: `${canary} made me move the queue.`,
  date: day('2026-03-01'),
  project: 'Mill',
});
const kept = entryWith({ text: 'I wrote the guide.', date: day('2026-05-01'), project: 'Mill' });
const left: CaseMaterial = [countedFor(kept, 'coding', 'communication')];
const built = storedFrom(buildCase(requestFor(), ladder, [countedFor(gone, 'coding'), ...left]));
const goneId = blockIdOf('next-level', gone.id);
const keptId = blockIdOf('next-level', kept.id);
const introId = blockIdOf('next-level', `work/${gone.id}`);
const rowId = built.blocks.find(({ row }) => row?.areaId === 'coding')?.id ?? '';

function done(result: EditResult<'not-found' | 'not-shareable'>): PromotionCase {
  if (!result.ok) throw new Error(result.failure.message);
  return result.value;
}
const purged = (stored: PromotionCase, entry: Entry = gone, material: CaseMaterial = left) =>
  afterPurge(
    stored,
    { gone: new Set([entry.id]), isTheirs: (text, built = '') => `${text}${built}`.includes(canary) },
    () => buildCase(stored.request, ladder, material),
  );
const blockOf = ({ blocks }: { readonly blocks: readonly CaseBlock[] }, id: string) =>
  blocks.find((block) => block.id === id);

describe('a case once an entry it was built from is gone for good', () => {
  it('loses what stood on that entry alone and counts it, and keeps every other sentence', () => {
    const { stored, sentencesRemoved } = purged(built);
    expect(JSON.stringify(stored)).not.toContain(canary);
    expect(JSON.stringify(stored)).not.toContain(gone.id);
    expect(blockOf(stored, goneId)).toBeUndefined();
    expect(blockOf(stored, keptId)).toEqual(blockOf(built, keptId));
    expect(sentencesRemoved).toBe(built.blocks.length - stored.blocks.length);
    expect(sentencesRemoved).toBeGreaterThan(1);
  });

  it('keeps a sentence that stands on other entries as those would make it', () => {
    expect(blockOf(built, rowId)?.text).toContain(canary);
    const row = blockOf(purged(built).stored, rowId);
    expect(row).toEqual(blockOf(buildCase(requestFor(), ladder, left), rowId));
    expect(row?.row?.strength).toBe('single');
  });

  it('loses a sentence that a hand rewrote where it stood on nothing else', () => {
    const edited = done(editBlock(built, goneId, 'All mine now.'));
    expect(blockOf(purged(edited).stored, goneId)).toBeUndefined();
  });

  it('keeps a hand’s own words that stand on another entry too, and nothing of what was built', () => {
    const edited = done(editBlock(built, introId, 'Half a year of work.'));
    const block = blockOf(purged(edited).stored, introId);
    expect(block).toMatchObject({ text: 'Half a year of work.' });
    expect(block && entriesBehind(block)).toEqual([kept.id]);
    expect(block?.generatedText).toBeUndefined();
  });

  it('loses a rewritten sentence that still has words of the gone entry, or of what was built of it', () => {
    const edited = done(editBlock(built, introId, `Half a year with ${canary}.`));
    expect(blockOf(purged(edited).stored, introId)).toBeUndefined();
    const row = done(editBlock(built, rowId, `${canary} and the guide.`));
    expect(blockOf(purged(row).stored, rowId)).toEqual(blockOf(purged(built).stored, rowId));
  });

  it('loses its words also where a hand had linked them to another entry', () => {
    const linked = done(linkBlock(built, goneId, [kept]));
    expect(JSON.stringify(purged(linked).stored)).not.toContain(canary);
  });

  it('forgets what was removed by hand, and a typed sentence’s heading that nothing else names', () => {
    const removed = done(removeBlock(built, goneId));
    expect(purged(removed).stored.removedBlocks).toEqual([]);
    const typed = { id: 't', sectionId: 'next-level', afterBlockId: goneId, text: 'It held.', entries: [] };
    const under = done(addBlock(built, typed));
    const named = {
      ...under,
      blocks: under.blocks.map((block) =>
        block.id === 't' ? { ...block, under: `${canary} pages` } : block,
      ),
    };
    expect(blockOf(purged(named).stored, 't')).toMatchObject({ text: 'It held.' });
    expect(blockOf(purged(named).stored, 't')?.under).toBeUndefined();
  });

  it('takes back a title that has its words, and keeps any other', () => {
    expect(purged(renameCase(built, `The ${canary} case`)).stored.title).toBe(built.title);
    expect(purged(renameCase(built, 'For autumn')).stored.title).toBe('For autumn');
  });

  it('keeps a typed sentence that stands on nothing', () => {
    const typed = done(
      addBlock(built, { id: 't', sectionId: 'ask', text: 'Because it is time.', entries: [] }),
    );
    expect(blockOf(purged(typed).stored, 't')).toMatchObject({ text: 'Because it is time.' });
  });

  it('keeps a sentence typed under its heading, whatever words it has', () => {
    const typed = {
      id: 't',
      sectionId: 'next-level',
      afterBlockId: goneId,
      text: `Not for ${canary}.`,
      entries: [],
    };
    const { stored } = purged(done(addBlock(built, typed)));
    expect(blockOf(stored, 't')).toMatchObject({ text: `Not for ${canary}.`, under: 'Mill' });
  });

  it('is the same case where nothing of it came from that entry', () => {
    const stored = storedFrom(buildCase(requestFor(), ladder, left));
    expect(purged(stored)).toEqual({ stored, sentencesRemoved: 0 });
  });

  it('drops what it cannot build again', () => {
    const { stored } = afterPurge(
      built,
      { gone: new Set([gone.id]), isTheirs: (text) => text.includes(canary) },
      () => undefined,
    );
    expect(JSON.stringify(stored)).not.toContain(canary);
  });
});

it('no case holds a word or an id of an entry that is gone, whatever it was built from', () => {
  fc.assert(
    fc.property(journals, requests, fc.nat(), (journal, request, which) => {
      const usable = journal.filter(
        ({ entry }) => entry.visibility === 'shareable' && entry.deletedAt === undefined,
      );
      const chosen = usable[which % Math.max(usable.length, 1)];
      if (!chosen) return;
      const planted = {
        ...chosen.entry,
        text: `${canary} ${chosen.entry.text}`,
        project: `${canary} project`,
      };
      const before = journal.map((item) => (item === chosen ? { ...item, entry: planted } : item));
      const stored = storedFrom(buildCase(request, ladder, before), request);
      const after = purged(
        stored,
        planted,
        before.filter(({ entry }) => entry !== planted),
      );
      expect(JSON.stringify(after.stored)).not.toContain(canary);
      expect(JSON.stringify(after.stored)).not.toContain(planted.id);
    }),
    { numRuns: 150 },
  );
});
