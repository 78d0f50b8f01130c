import { describe, expect, test } from 'vitest';
import { sql } from '../../../../electron/core/database/sql.ts';
import type { Params } from '../../../../shared/contract/contract.ts';
import type { PromotionCase } from '../../../../shared/domain/promotion-case/case.ts';
import { idOf, openTestJournal, type TestJournal } from '../../../support/journal.ts';
import { codeOf } from '../../../support/outcomes.ts';
import { plain } from './entry-fixtures.ts';

const asked: Params<'case.build'> = {
  kind: 'brag',
  targetLevel: 'staff',
  from: '2026-01-01',
  to: '2026-12-31',
};

function journalWithCase() {
  const journal = openTestJournal();
  const write = (text: string, date: string) =>
    journal.value('entry.create', {
      kind: 'win',
      date,
      text,
      visibility: 'shareable',
      areas: ['operations'],
    });
  const okapi = write('I led the okapi move without a lost line.', '2026-03-10');
  const gate = write('I kept the gate open through the storm.', '2026-05-10');
  return { journal, okapi, gate, built: journal.value('case.build', asked) };
}

const idsIn = (journal: TestJournal) =>
  journal.value('entry.list', { includeSealed: true }).entries.map(({ id }) => id);

describe('the trash after 30 days', () => {
  test('keeps what has not lain there for its whole time, and what was put back', () => {
    const journal = openTestJournal();
    const [early, late, back] = [1, 2, 3].map(
      (number) => journal.value('entry.create', { ...plain, id: idOf(number) }).id,
    );
    journal.clock.set('2026-11-01T10:00:00.000Z');
    journal.value('entry.delete', { id: early ?? '' });
    journal.value('entry.delete', { id: back ?? '' });
    journal.clock.set('2026-11-01T10:00:00.001Z');
    journal.value('entry.delete', { id: late ?? '' });
    journal.value('entry.restore', { id: back ?? '' });
    journal.clock.set('2026-12-01T10:00:00.000Z');
    journal.tidy();
    const trash = journal.value('entry.list', { isTrash: true }).entries.map(({ id }) => id);
    expect(trash).toEqual([late]);
    expect(idsIn(journal)).toEqual([back]);
    expect(codeOf(journal.call('entry.create', { ...plain, id: early ?? '' }))).toBe('exists');
  });

  test('goes when the journal is opened and not when it is locked or nothing is due', () => {
    const journal = openTestJournal();
    const { id } = journal.value('entry.create', plain);
    journal.value('entry.delete', { id });
    journal.clock.set('2026-12-20T11:59:59.999Z');
    journal.look(() => undefined);
    expect(journal.value('trash.preview', {}).entries).toBe(1);
    journal.clock.set('2026-12-20T12:00:00.000Z');
    journal.look((database) => expect(database.all(sql`SELECT 1 FROM entry`)).toHaveLength(1));
    expect(journal.value('trash.preview', {}).entries).toBe(0);
  });

  test('tells windows what changed, and nothing while nothing does', () => {
    const { journal, okapi } = journalWithCase();
    journal.value('entry.delete', { id: okapi.id });
    journal.changes.length = 0;
    journal.tidy();
    expect(journal.changes).toEqual([]);
    journal.clock.set('2027-01-01T00:00:00.000Z');
    journal.tidy();
    expect(journal.changes).toEqual([['entries', 'cases']]);
  });

  test('takes cases deleted as long ago, and leaves those deleted since', () => {
    const { journal, built } = journalWithCase();
    const { id } = journal.value('case.build', asked);
    journal.value('case.delete', { id: built.id });
    journal.clock.set('2026-12-20T11:00:00.000Z');
    journal.value('case.delete', { id });
    journal.clock.set('2026-12-20T12:00:00.000Z');
    journal.tidy();
    expect(codeOf(journal.call('case.restore', { id: built.id }))).toBe('not-found');
    expect(codeOf(journal.call('case.restore', { id }))).toBe('ok');
  });
});

describe('what would go with the trash', () => {
  test('is nothing while it is empty, or where no case was built from it', () => {
    const journal = openTestJournal();
    expect(journal.value('trash.preview', {})).toEqual({ entries: 0, sentences: 0, cases: 0 });
    const { id } = journal.value('entry.create', plain);
    journal.value('entry.delete', { id });
    expect(journal.value('trash.preview', {})).toEqual({ entries: 1, sentences: 0, cases: 0 });
  });

  test('is told before as it happens then, rewritten sentences included, and a deleted case is not counted', () => {
    const { journal, okapi, built } = journalWithCase();
    const other = journal.value('case.build', asked);
    journal.value('case.delete', { id: other.id });
    const told = built.blocks.find(({ text, form }) => form === 'bullet' && text.includes('okapi'));
    journal.value('case.edit-block', {
      id: built.id,
      blockId: told?.id ?? '',
      text: 'Moved, all by myself.',
    });
    journal.value('entry.delete', { id: okapi.id });
    const before = journal.value('trash.preview', {});
    expect(before).toMatchObject({ entries: 1, cases: 1 });
    expect(journal.value('trash.empty', {}).sentencesRemoved).toBe(before.sentences);
    const { blocks } = journal.value('case.get', { id: built.id });
    expect(blocks.length).toBe(built.blocks.length - before.sentences);
    const texts = blocks.map(({ text }) => text).join('\n');
    expect(texts).not.toMatch(/okapi|by myself/);
    expect(texts).toContain('gate');
    expect(journal.value('trash.preview', {})).toEqual({ entries: 0, sentences: 0, cases: 0 });
  });
});

test('a case keeps the sentences that stand on other entries, and can be worked on as before', () => {
  const { journal, okapi, gate, built } = journalWithCase();
  journal.value('entry.delete', { id: okapi.id });
  journal.value('trash.empty', {});
  const { blocks } = journal.value('case.get', { id: built.id });
  expect(blocks.filter(({ state }) => state === 'stale')).toEqual([]);
  expect(journal.value('case.compare', { id: built.id }).changes).toEqual([]);
  expect(blocks.flatMap(({ entries }) => entries.map(({ id }) => id))).toContain(gate.id);
  expect(journal.value('case.export', { id: built.id, format: 'md' }).content).toContain('storm');
});

test('sentences that a case kept of entries purged long ago go when the journal is opened', () => {
  const { journal, okapi, built } = journalWithCase();
  journal.look((database) => {
    database.transaction(() => {
      database.run(sql`DELETE FROM entry WHERE id = ${okapi.id}`);
      database.run(sql`DELETE FROM journal_fact WHERE key = 'cases-without-gone-entries'`);
    });
  });
  const { blocks } = journal.value('case.get', { id: built.id });
  expect(blocks.map(({ text }) => text).join('\n')).not.toContain('okapi');
  expect(blocks.length).toBeGreaterThan(0);
});

test('a case whose sentences were named by the ids of their entries is read without them', () => {
  const { journal, okapi, built } = journalWithCase();
  const old = (id: string) => `${id.slice(0, id.indexOf('/'))}/${okapi.id}`;
  const told = built.blocks.find(({ text, form }) => form === 'bullet' && text.includes('okapi'));
  journal.look((database) => {
    const [row] = database.all<{ document: string }>(sql`SELECT document FROM promotion_case`);
    const document = JSON.parse(row?.document ?? '') as PromotionCase;
    const blocks = document.blocks.map((block) =>
      block.id === told?.id ? { ...block, id: old(block.id) } : block,
    );
    const changed = JSON.stringify({ ...document, blocks });
    database.transaction(() => database.run(sql`UPDATE promotion_case SET document = ${changed}`));
  });
  expect(journal.value('case.get', { id: built.id }).blocks.map(({ id }) => id)).toEqual(
    built.blocks.map(({ id }) => id),
  );
  expect(journal.value('case.compare', { id: built.id }).changes).toEqual([]);
});

test('names that an edit took from their last entry are kept nowhere', () => {
  const journal = openTestJournal();
  const people = [{ name: 'Okapi Bell', role: 'witness' as const }];
  const { id } = journal.value('entry.create', { ...plain, project: 'Okapi', people });
  journal.value('entry.update', { id, changes: { project: 'Gate', people: [] } });
  journal.look((database) => {
    expect(database.all(sql`SELECT name FROM project UNION ALL SELECT name FROM person`)).toEqual([
      { name: 'Gate' },
    ]);
  });
});
