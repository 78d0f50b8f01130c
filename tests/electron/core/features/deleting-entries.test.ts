import { describe, expect, test } from 'vitest';
import { sql } from '../../../../electron/core/database/sql.ts';
import { idOf, openTestJournal } from '../../../support/journal.ts';
import { codeOf } from '../../../support/outcomes.ts';
import { bodyOf, full, plain } from './entry-fixtures.ts';

describe('deleting', () => {
  test('what is deleted leaves every list, and restoring brings all of it back', () => {
    const journal = openTestJournal();
    const saved = journal.value('entry.create', { ...full, areas: ['data'] });
    journal.value('entry.delete', { id: saved.id });
    expect(journal.value('entry.list', {}).entries).toEqual([]);
    expect(journal.value('entry.search', { query: 'review' }).entries).toEqual([]);
    expect(journal.value('entry.names', {})).toEqual({ projects: [], people: [] });
    expect(journal.value('entry.list', { isTrash: true }).entries).toMatchObject([
      { id: saved.id, deletedAt: journal.clock.now() },
    ]);
    const { revision: _, ...rest } = saved;
    expect(journal.value('entry.restore', { id: saved.id })).toMatchObject(rest);
    expect(journal.value('entry.search', { query: 'review' }).entries).toHaveLength(1);
  });

  test('restoring what is not in the trash is refused', () => {
    const journal = openTestJournal();
    const { id } = journal.value('entry.create', plain);
    expect(codeOf(journal.call('entry.restore', { id }))).toBe('not-found');
  });

  test('whoever edited an entry before it was deleted and restored is told', () => {
    const journal = openTestJournal();
    const { id, revision } = journal.value('entry.create', plain);
    journal.value('entry.delete', { id });
    journal.value('entry.restore', { id });
    expect(codeOf(journal.call('entry.update', { id, revision, changes: { text: 'late' } }))).toBe(
      'changed-elsewhere',
    );
  });

  test('an empty trash is emptied without a word', () => {
    const journal = openTestJournal();
    journal.value('entry.create', plain);
    journal.changes.length = 0;
    expect(journal.value('trash.empty', {})).toEqual({
      deleted: 0,
      sentencesRemoved: 0,
      oldestCreatedAt: null,
    });
    expect(journal.changes).toEqual([]);
  });

  test('emptying leaves a tombstone and not a word in any table', () => {
    const canary = 'quokkaparade';
    const journal = openTestJournal();
    journal.value('entry.create', {
      ...full,
      text: `${canary} one`,
      body: bodyOf(`${canary} one`),
      project: `${canary} project`,
      people: [{ name: `${canary} person`, role: 'giver' }],
      impact: { what: canary, before: canary, after: canary },
      links: [{ url: `https://${canary}.example/`, label: canary }],
      areas: ['data'],
    });
    const kept = journal.value('entry.create', { ...plain, project: 'Big Move' });
    journal.value('entry.delete', { id: idOf(7) });
    journal.clock.set('2026-11-22T08:00:00.000Z');
    expect(journal.value('trash.empty', {})).toEqual({
      deleted: 1,
      sentencesRemoved: 0,
      oldestCreatedAt: '2026-11-20T12:00:00.000Z',
    });

    expect(codeOf(journal.call('entry.restore', { id: idOf(7) }))).toBe('not-found');
    expect(journal.value('entry.names', {})).toEqual({ projects: ['Big Move'], people: [] });
    journal.look((database) => {
      const tables = database.all<{ name: string }>(sql`SELECT name FROM sqlite_schema WHERE type = 'table'`);
      for (const { name } of tables) {
        const rows = database.all<Record<string, unknown>>({ text: `SELECT * FROM "${name}"`, values: [] });
        const held = rows
          .flatMap(Object.values)
          .map((value) => (Buffer.isBuffer(value) ? value.toString('latin1') : value));
        expect(held.join('\n')).not.toContain(canary);
      }
      expect(database.all(sql`SELECT * FROM tombstone`)).toEqual([
        { entry_id: idOf(7), deleted_at: '2026-11-22T08:00:00.000Z' },
      ]);
      expect(database.all(sql`SELECT id FROM entry`)).toEqual([{ id: kept.id }]);
      database.run(sql`INSERT INTO entry_index (entry_index, rank) VALUES ('integrity-check', 1)`);
    });
  });

  test('what was deleted for good does not come back under its id', () => {
    const journal = openTestJournal();
    journal.value('entry.create', { ...plain, id: idOf(7) });
    journal.value('entry.delete', { id: idOf(7) });
    journal.value('trash.empty', {});
    expect(codeOf(journal.call('entry.create', { ...plain, id: idOf(7) }))).toBe('exists');
  });
});
