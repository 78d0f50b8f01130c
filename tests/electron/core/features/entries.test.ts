import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { sql } from '../../../../electron/core/database/sql.ts';
import { contract } from '../../../../shared/contract/contract.ts';
import { entryKinds } from '../../../../shared/domain/entry/kind.ts';
import { idOf, openTestJournal } from '../../../support/journal.ts';
import { codeOf, failureOf } from '../../../support/outcomes.ts';
import { bodyOf, full, plain } from './entry-fixtures.ts';

describe('what is refused leaves the journal as it was', () => {
  test('an id that was saved before is not saved again', () => {
    const journal = openTestJournal();
    journal.value('entry.create', { ...plain, id: idOf(1) });
    const second = journal.call('entry.create', { ...plain, id: idOf(1).toUpperCase(), text: 'Other words' });
    expect(failureOf(second).code).toBe('exists');
    expect(journal.value('entry.list', {}).entries.map(({ text }) => text)).toEqual([plain.text]);
  });

  test('a body without words is an empty entry', () => {
    const journal = openTestJournal();
    const { text: _, ...rest } = plain;
    expect(codeOf(journal.call('entry.create', { ...rest, body: bodyOf('', ' \t') }))).toBe('empty');
    const { id } = journal.value('entry.create', plain);
    expect(codeOf(journal.call('entry.update', { id, changes: { body: bodyOf('') } }))).toBe('empty');
    expect(journal.value('entry.get', { id })).toMatchObject({ text: plain.text, revision: 1 });
  });

  test('an entry that is not there cannot be read, changed, deleted or restored', () => {
    const journal = openTestJournal();
    const id = idOf(99);
    expect(codeOf(journal.call('entry.get', { id }))).toBe('not-found');
    expect(codeOf(journal.call('entry.update', { id, changes: { text: 'words' } }))).toBe('not-found');
    expect(codeOf(journal.call('entry.delete', { id }))).toBe('not-found');
    expect(codeOf(journal.call('entry.restore', { id }))).toBe('not-found');
    expect(journal.changes).toEqual([]);
  });

  test('a change to another revision is refused and changes nothing', () => {
    const journal = openTestJournal();
    const { id } = journal.value('entry.create', plain);
    journal.value('entry.update', { id, revision: 1, changes: { text: 'From the first window' } });
    const second = journal.call('entry.update', {
      id,
      revision: 1,
      changes: { text: 'From the second window' },
    });
    expect(failureOf(second)).toEqual({
      code: 'changed-elsewhere',
      message: expect.stringContaining('Your text is still here'),
    });
    expect(journal.value('entry.get', { id })).toMatchObject({ text: 'From the first window', revision: 2 });
  });

  test('what lies in the trash can be neither read nor changed', () => {
    const journal = openTestJournal();
    const { id } = journal.value('entry.create', plain);
    journal.value('entry.delete', { id });
    expect(codeOf(journal.call('entry.get', { id }))).toBe('not-found');
    expect(codeOf(journal.call('entry.update', { id, changes: { text: 'words' } }))).toBe('not-found');
    expect(codeOf(journal.call('entry.delete', { id }))).toBe('not-found');
  });
});

describe('saving', () => {
  test('everything that was written comes back, and again after reopening', () => {
    const journal = openTestJournal();
    const expected = {
      ...full,
      title: full.text,
      revision: 1,
      createdAt: journal.clock.now(),
      updatedAt: journal.clock.now(),
    };
    expect(journal.value('entry.create', full)).toMatchObject(expected);
    journal.look(() => undefined);
    expect(journal.value('entry.get', { id: idOf(7) })).toMatchObject(expected);
  });

  test('what was not written is absent, not empty', () => {
    const journal = openTestJournal();
    const saved = journal.value('entry.create', plain);
    expect(saved).toMatchObject({ people: [], links: [], facets: {}, visibility: 'shareable' });
    for (const field of ['time', 'zone', 'body', 'project', 'impact', 'role', 'scope', 'deletedAt']) {
      expect(saved).not.toHaveProperty(field);
    }
  });

  test.each(entryKinds)('a new %s starts with its own visibility', (kind) => {
    const journal = openTestJournal();
    const { visibility } = journal.value('entry.create', { ...plain, kind });
    expect(visibility).toBe(kind === 'win' || kind === 'learning' ? 'shareable' : 'private');
  });

  test('the text is the body’s, whatever text was sent with it', () => {
    const journal = openTestJournal();
    const body = bodyOf('The first line', 'and the second');
    const saved = journal.value('entry.create', { ...plain, body });
    expect(saved).toMatchObject({ text: 'The first line\nand the second', title: 'The first line', body });
  });

  test('a project and a person are known by one spelling', () => {
    const journal = openTestJournal();
    journal.value('entry.create', {
      ...plain,
      project: 'Big Move',
      people: [{ name: 'Ana Bell', role: 'giver' }],
    });
    const saved = journal.value('entry.create', {
      ...plain,
      project: 'big move',
      people: [{ name: 'ANA BELL', role: 'witness' }],
    });
    expect(saved).toMatchObject({ project: 'Big Move', people: [{ name: 'Ana Bell', role: 'witness' }] });
    expect(journal.value('entry.names', {})).toEqual({ projects: ['Big Move'], people: ['Ana Bell'] });
  });

  test('an alias is the person it belongs to', () => {
    const journal = openTestJournal();
    journal.value('entry.create', { ...plain, people: [{ name: 'Ana Bell', role: 'giver' }] });
    journal.look((database) =>
      database.run(sql`INSERT INTO person_alias (alias, person_row) SELECT 'Annie', row FROM person`),
    );
    const saved = journal.value('entry.create', { ...plain, people: [{ name: 'annie', role: 'witness' }] });
    expect(saved.people).toEqual([{ name: 'Ana Bell', role: 'witness' }]);
  });

  test('quotes, statements, emoji, NUL and right-to-left words are saved as they are', () => {
    const journal = openTestJournal();
    const text = `'); DROP TABLE entry; -- "quoted" 👩‍👩‍👧‍👦 a\0b \u202eשלום\u202c \r\n ﷽ é e\u0301`;
    const { id } = journal.value('entry.create', { ...plain, text });
    journal.look(() => undefined);
    expect(journal.value('entry.get', { id }).text).toBe(text);
  });

  test('says what changed, once it is saved', () => {
    const journal = openTestJournal();
    const { id } = journal.value('entry.create', plain);
    expect(journal.changes).toEqual([['entries', 'evidence']]);
    journal.value('entry.update', { id, changes: { text: 'Other words' } });
    expect(journal.changes).toHaveLength(2);
  });
});

test('a failure after something was written undoes it', () => {
  const journal = openTestJournal({ newId: () => idOf(5) });
  const people = [
    { name: 'Ana', role: 'giver' as const },
    { name: 'Bo', role: 'witness' as const },
  ];
  expect(() => journal.call('entry.create', { ...plain, id: idOf(1), people })).toThrow('UNIQUE');
  expect(journal.value('entry.list', {}).entries).toEqual([]);
  expect(journal.changes).toEqual([]);
});

test('the params of a full entry are what the contract takes', () => {
  expect(v.is(contract['entry.create'].params, full)).toBe(true);
});
