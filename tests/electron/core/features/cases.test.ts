import { expect, test } from 'vitest';
import type { CaseDetail } from '../../../../shared/contract/case-channels.ts';
import type { Params } from '../../../../shared/contract/contract.ts';
import type { CaseId } from '../../../../shared/domain/promotion-case/case.ts';
import { idOf, openTestJournal, type TestJournal } from '../../../support/journal.ts';
import { failureOf } from '../../../support/outcomes.ts';

const asked: Params<'case.build'> = {
  kind: 'promotion',
  targetLevel: 'staff',
  from: '2026-01-01',
  to: '2026-12-31',
};

const texts = [
  'I rolled back the release within five minutes and wrote the runbook that night.',
  'I walked the finance leads through the outage on one page; they agreed the budget.',
  'I split the importer in two, so that each half can be deployed alone.',
] as const;

/** A journal with three entries that count and one that is private and must never show. */
function journalToBuildFrom(): { journal: TestJournal; ids: string[] } {
  const journal = openTestJournal();
  const areas = ['operations', 'communication', 'architecture'] as const;
  const ids = texts.map((text, index) => {
    const area = areas[index] ?? 'operations';
    return journal.value('entry.create', { kind: 'win', date: `2026-0${index + 3}-10`, text, areas: [area] })
      .id;
  });
  journal.value('entry.create', {
    kind: 'struggle',
    date: '2026-05-02',
    text: 'Wombat: I shouted at a colleague.',
    areas: ['maturity'],
  });
  return { journal, ids };
}

function textOf(stored: Pick<CaseDetail, 'blocks'>): string {
  return stored.blocks.map(({ text }) => text).join('\n');
}

/** The block that tells an entry in the writer's words. */
function telling(stored: CaseDetail, words: string) {
  const block = stored.blocks.find(({ text, form }) => form === 'bullet' && text.includes(words));
  if (!block) throw new Error(`No bullet holds “${words}”.`);
  return block;
}

test('a level or ladder nobody knows is refused with the levels there are, and nothing is stored', () => {
  const { journal } = journalToBuildFrom();
  const level = failureOf(journal.call('case.build', { ...asked, targetLevel: 'emperor' }));
  expect(level.code).toBe('unknown-level');
  expect(level.message).toContain('senior-staff');
  const from = failureOf(journal.call('case.build', { ...asked, fromLevel: 'emperor' }));
  expect(from.code).toBe('unknown-level');
  for (const fromLevel of ['staff', 'principal']) {
    const downwards = failureOf(journal.call('case.build', { ...asked, fromLevel }));
    expect(downwards).toMatchObject({ code: 'unknown-level', message: expect.stringContaining('upwards') });
  }
  const ladder = failureOf(journal.call('case.build', { ...asked, ladderId: 'nowhere' }));
  expect(ladder.code).toBe('unknown-ladder');
  expect(journal.value('case.list', {}).cases).toEqual([]);
});

test('a case nobody knows is not found by any channel', () => {
  const journal = openTestJournal();
  const id = idOf(99) as CaseId;
  const calls = [
    journal.call('case.get', { id }),
    journal.call('case.delete', { id }),
    journal.call('case.restore', { id }),
    journal.call('case.rename', { id, title: 'x' }),
    journal.call('case.edit-block', { id, blockId: 'b', text: 'x' }),
    journal.call('case.compare', { id }),
    journal.call('case.undo', { id, revision: 2 }),
    journal.call('case.export', { id, format: 'md' }),
  ];
  for (const answer of calls) expect(failureOf(answer).code).toBe('not-found');
});

test('an empty journal builds a case that says what is not recorded yet', () => {
  const stored = openTestJournal().value('case.build', asked);
  expect(stored.request).toMatchObject({ ladderId: 'engineer', fromLevel: 'senior', targetLevel: 'staff' });
  const rows = stored.blocks.flatMap(({ row }) => (row ? [row] : []));
  expect(rows.length).toBeGreaterThan(10);
  expect(rows.map(({ strength }) => strength)).toEqual(rows.map(() => 'none-recorded'));
});

test('every block has a source, and a private entry is in none', () => {
  const { journal } = journalToBuildFrom();
  const stored = journal.value('case.build', asked);
  expect(stored.blocks.filter(({ sources }) => sources.length === 0)).toEqual([]);
  expect(textOf(stored)).toContain('five minutes');
  expect(JSON.stringify(stored)).not.toContain('Wombat');
  expect(journal.value('case.export', { id: stored.id, format: 'html' }).content).not.toContain('Wombat');
});

test('an edited sentence stays edited when the case is built again, also after reopening', () => {
  const { journal, ids } = journalToBuildFrom();
  const stored = journal.value('case.build', asked);
  const block = telling(stored, 'five minutes');
  journal.value('case.edit-block', { id: stored.id, blockId: block.id, text: 'Back up in five minutes.' });
  journal.value('entry.update', { id: ids[0] ?? '', changes: { text: `${texts[0]} It took one call.` } });
  journal.look(() => undefined);
  const { changes } = journal.value('case.compare', { id: stored.id });
  expect(changes.find((change) => change.block.id === block.id)?.type).toBe('kept-edited');
  const others = changes.filter((change) => change.type !== 'kept-edited').map((change) => change.block.id);
  const accepted = journal.value('case.accept', { id: stored.id, blockIds: others });
  expect(textOf(accepted)).toContain('Back up in five minutes.');
});

test('a source edited, deleted or narrowed since makes its blocks stale, and only narrowing stops the export', () => {
  const { journal, ids } = journalToBuildFrom();
  const { id, blocks } = journal.value('case.build', asked);
  expect(blocks.filter(({ state }) => state === 'stale')).toEqual([]);
  const reasonOf = (words: string) => telling(journal.value('case.get', { id }), words).staleReason;

  journal.value('entry.update', { id: ids[0] ?? '', changes: { text: `${texts[0]} Again.` } });
  expect(reasonOf('five minutes')).toBe('edited');
  journal.value('entry.delete', { id: ids[2] ?? '' });
  expect(reasonOf('split the importer')).toBe('deleted');
  expect(journal.call('case.export', { id, format: 'md' }).ok).toBe(true);

  journal.value('entry.update', { id: ids[1] ?? '', changes: { visibility: 'sealed' } });
  const narrowed = journal
    .value('case.get', { id })
    .blocks.filter((block) => block.staleReason === 'narrowed');
  expect(narrowed.length).toBeGreaterThan(1);
  expect(narrowed.map(({ text, isHidden }) => [text, isHidden])).toEqual(narrowed.map(() => ['', true]));
  expect(failureOf(journal.call('case.export', { id, format: 'md' })).code).toBe('narrowed-source');
  expect(journal.value('case.list', {}).cases[0]?.stale).toBeGreaterThan(2);

  journal.value('entry.update', { id: ids[1] ?? '', changes: { visibility: 'shareable' } });
  expect(journal.call('case.export', { id, format: 'md' }).ok).toBe(true);
});

test('any change can be undone once, unless another came after it', () => {
  const { journal } = journalToBuildFrom();
  const stored = journal.value('case.build', asked);
  const renamed = journal.value('case.rename', { id: stored.id, title: 'For the autumn round' });
  const back = journal.value('case.undo', { id: stored.id, revision: renamed.revision });
  expect(back.title).toBe(stored.title);
  expect(back.blocks).toEqual(stored.blocks);
  const late = failureOf(journal.call('case.undo', { id: stored.id, revision: renamed.revision }));
  expect(late.code).toBe('changed-elsewhere');
  expect(journal.value('case.get', { id: stored.id }).title).toBe(stored.title);
});

test('a sentence typed by hand has no source until a shareable entry is linked to it', () => {
  const { journal, ids } = journalToBuildFrom();
  const { id, blocks } = journal.value('case.build', asked);
  const secret = journal.value('entry.create', { kind: 'struggle', date: '2026-06-01', text: 'A bad day' });
  const text = 'It pays for itself by spring.';
  const typed = journal.value('case.add-block', { id, sectionId: 'why-it-pays', text });
  const block = typed.blocks.find((candidate) => candidate.text === text);
  expect(block).toMatchObject({ state: 'unsupported', sources: [] });
  const blockId = block?.id ?? '';
  const refused = journal.call('case.link-block', { id, blockId, entryIds: [secret.id] });
  expect(failureOf(refused).code).toBe('not-shareable');
  const linked = journal.value('case.link-block', { id, blockId, entryIds: ids.slice(0, 1) });
  expect(linked.blocks.find((candidate) => candidate.id === blockId)?.state).toBe('supported');
  expect(linked.blocks).toHaveLength(blocks.length + 1);
});

test('a removed block comes back to its place, and a deleted case comes back whole', () => {
  const { journal } = journalToBuildFrom();
  const stored = journal.value('case.build', asked);
  const { id } = stored;
  const block = telling(stored, 'finance leads');
  const without = journal.value('case.remove-block', { id, blockId: block.id });
  expect(without.blocks.map((other) => other.id)).not.toContain(block.id);
  expect(journal.value('case.compare', { id }).changes).toEqual([]);
  const restored = journal.value('case.restore-block', { id, blockId: block.id });
  expect(restored.blocks).toEqual(stored.blocks);

  journal.value('case.delete', { id });
  expect(journal.value('case.list', {}).cases).toEqual([]);
  expect(journal.value('case.restore', { id }).blocks).toEqual(stored.blocks);
});

test('a draft is what building and exporting make, and stores nothing', () => {
  const { journal } = journalToBuildFrom();
  const draft = journal.value('case.draft', { ...asked, format: 'md' });
  expect(journal.value('case.list', {}).cases).toEqual([]);
  const { id } = journal.value('case.build', asked);
  expect(journal.value('case.export', { id, format: 'md' })).toEqual(draft);
});

test('a sentence on a sealed entry goes once that entry is gone for good, and the case can be exported', () => {
  const { journal, ids } = journalToBuildFrom();
  const { id } = journal.value('case.build', asked);
  journal.value('entry.update', { id: ids[0] ?? '', changes: { visibility: 'sealed' } });
  journal.value('entry.delete', { id: ids[0] ?? '' });
  expect(failureOf(journal.call('case.export', { id, format: 'md' })).code).toBe('narrowed-source');
  journal.value('trash.empty', {});
  expect(journal.value('case.export', { id, format: 'md' }).content).not.toContain('five minutes');
});

test('feedback stops the export once its giver may no longer be quoted', () => {
  const { journal } = journalToBuildFrom();
  const feedback = journal.value('entry.create', {
    kind: 'feedback',
    visibility: 'shareable',
    date: '2026-06-01',
    text: 'Quagga said “the migration went better than any before it”.',
    people: [{ name: 'Quagga', role: 'giver' }],
    facets: { feedback: { mayQuote: true } },
    areas: ['communication'],
  });
  const { id } = journal.value('case.build', asked);
  expect(journal.value('case.export', { id, format: 'md' }).content).toContain('Quagga');
  journal.value('entry.update', {
    id: feedback.id,
    changes: { facets: { feedback: { mayQuote: false } } },
  });
  expect(failureOf(journal.call('case.export', { id, format: 'md' })).code).toBe('narrowed-source');
  expect(
    journal
      .value('case.build', asked)
      .blocks.map(({ text }) => text)
      .join(),
  ).not.toContain('Quagga');
});

test('emptying the trash leaves nothing of its entries for undoing or putting back', () => {
  const canary = 'Okapi';
  const { journal } = journalToBuildFrom();
  const entry = journal.value('entry.create', {
    kind: 'win',
    date: '2026-06-01',
    text: `${canary}: I cut the queue from 9 to 2.`,
    areas: ['operations'],
  });
  const built = journal.value('case.build', asked);
  const told = built.blocks.filter(({ text }) => text.includes(canary));
  for (const { id } of told) journal.value('case.remove-block', { id: built.id, blockId: id });
  journal.value('entry.delete', { id: entry.id });
  journal.value('trash.empty', {});
  expect(JSON.stringify(journal.value('case.get', { id: built.id }))).not.toContain(canary);
  const undone = journal.call('case.undo', { id: built.id, revision: told.length + 1 });
  expect(failureOf(undone).code).toBe('not-found');
  journal.look((database) => {
    const rows = database.all({ text: 'SELECT document, document_before FROM promotion_case', values: [] });
    expect(JSON.stringify(rows)).not.toContain(canary);
  });
});

test('a sentence with the words of a narrowed entry cannot be linked to another, only written anew', () => {
  const { journal, ids } = journalToBuildFrom();
  const { id, blocks } = journal.value('case.build', asked);
  const block = blocks.find(({ text, form }) => form === 'bullet' && text.includes('finance leads'));
  const blockId = block?.id ?? '';
  journal.value('entry.update', { id: ids[1] ?? '', changes: { visibility: 'sealed' } });
  const link = { id, blockId, entryIds: ids.slice(0, 1) };
  expect(failureOf(journal.call('case.link-block', link)).code).toBe('not-shareable');
  journal.value('case.edit-block', { id, blockId, text: 'The budget was agreed.' });
  expect(journal.call('case.link-block', link).ok).toBe(true);
});

test('what was kept to undo changes is gone once the journal has been closed', () => {
  const { journal } = journalToBuildFrom();
  const kept = journal.value('case.build', asked);
  const gone = journal.value('case.build', asked);
  journal.value('case.delete', { id: gone.id });
  const block = telling(kept, 'finance leads');
  const { revision } = journal.value('case.remove-block', { id: kept.id, blockId: block.id });
  journal.look(() => undefined);
  expect(failureOf(journal.call('case.restore', { id: gone.id })).code).toBe('not-found');
  expect(failureOf(journal.call('case.undo', { id: kept.id, revision })).code).toBe('not-found');
  const restored = journal.call('case.restore-block', { id: kept.id, blockId: block.id });
  expect(failureOf(restored).code).toBe('not-found');
  expect(textOf(journal.value('case.get', { id: kept.id }))).not.toContain(block.text);
});
