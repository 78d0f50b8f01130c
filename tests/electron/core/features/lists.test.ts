import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Params } from '../../../../shared/contract/contract.ts';
import { idOf, openTestJournal, type TestJournal } from '../../../support/journal.ts';
import { namedAreaMapper } from '../../../support/named-area-mapper.ts';
import { failureOf } from '../../../support/outcomes.ts';

function write(
  journal: TestJournal,
  number: number,
  date: string,
  more: Partial<Params<'entry.create'>> = {},
): void {
  journal.value('entry.create', { id: idOf(number), kind: 'win', date, text: `entry ${number}`, ...more });
}

/** The numbers of a page's entries. */
function numbers(page: { entries: readonly { id: string }[] }): number[] {
  return page.entries.map(({ id }) => Number.parseInt(id.slice(-12), 16));
}

/** The numbers on every page from the first to the last. */
function readAll(
  journal: TestJournal,
  limit: number,
  betweenPages: (page: number) => void = () => undefined,
) {
  const pages: number[][] = [];
  let cursor: string | undefined;
  do {
    const page = journal.value('entry.list', { limit, ...(cursor !== undefined && { cursor }) });
    pages.push(numbers(page));
    cursor = page.next;
    betweenPages(pages.length);
  } while (cursor !== undefined);
  return pages;
}

describe('a cursor that is none', () => {
  test.each(['', '|', 'nowhere', '2026-02-30|x', '2026-01-01', '|x', "' OR 1 --"])(
    '%j starts no list',
    (cursor) => {
      const journal = openTestJournal();
      for (const answer of [
        journal.call('entry.list', { cursor }),
        journal.call('entry.search', { query: 'words', cursor }),
      ]) {
        expect(failureOf(answer)).toEqual({
          code: 'invalid-cursor',
          message: 'This list cannot be continued from here. Start it again.',
        });
      }
    },
  );
});

test('an empty journal lists nothing and goes on nowhere', () => {
  expect(openTestJournal().value('entry.list', {})).toEqual({ entries: [] });
});

test('newest first, and of one day the last written first', () => {
  const journal = openTestJournal();
  write(journal, 1, '2026-11-20');
  write(journal, 2, '2026-11-19');
  write(journal, 3, '2026-11-20');
  write(journal, 4, '2025-12-31');
  expect(numbers(journal.value('entry.list', {}))).toEqual([3, 1, 2, 4]);
});

test('shows fifty unless told, and says where to go on only if there is more', () => {
  const journal = openTestJournal();
  for (let number = 1; number <= 50; number += 1) write(journal, number, '2026-11-20');
  expect(journal.value('entry.list', {})).not.toHaveProperty('next');
  write(journal, 51, '2026-11-20');
  const page = journal.value('entry.list', {});
  expect(page.entries).toHaveLength(50);
  expect(page.next).toBe(`2026-11-20|${idOf(2)}`);
});

test('lists hold the text and the areas, never the editor’s state', () => {
  const journal = openTestJournal({ mapper: namedAreaMapper });
  const body = {
    root: {
      type: 'root',
      children: [{ type: 'paragraph', children: [{ type: 'text', text: 'some data' }] }],
    },
  };
  journal.value('entry.create', { kind: 'win', date: '2026-11-20', body, areas: ['power'] });
  const [entry] = journal.value('entry.list', {}).entries;
  expect(entry).not.toHaveProperty('body');
  expect(entry).toMatchObject({
    text: 'some data',
    areas: [
      { areaId: 'power', state: 'confirmed' },
      { areaId: 'data', state: 'suggested', confidence: 0.75 },
    ],
  });
});

test('pages of any size hold every entry once, in order, however dates tie', () => {
  const days = fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 14 });
  fc.assert(
    fc.property(days, fc.integer({ min: 1, max: 6 }), (dates, limit) => {
      const journal = openTestJournal();
      for (const [index, day] of dates.entries()) write(journal, index + 1, `2026-11-0${day}`);
      const expected = dates
        .map((day, index) => ({ day, number: index + 1 }))
        .sort((a, b) => b.day - a.day || b.number - a.number)
        .map(({ number }) => number);
      expect(readAll(journal, limit).flat()).toEqual(expected);
      journal.close();
    }),
    { numRuns: 25 },
  );
});

test('entries written while the list is read are neither repeated nor skip others', () => {
  const journal = openTestJournal();
  for (let number = 10; number < 20; number += 1) write(journal, number, '2026-11-10');
  const pages = readAll(journal, 3, (page) => {
    if (page > 3) return;
    write(journal, 30 + page, '2026-11-20');
    write(journal, page, '2026-11-10');
  });
  expect(pages.flat()).toEqual([19, 18, 17, 16, 15, 14, 13, 12, 11, 10, 3, 2, 1]);
});

test('an entry deleted under the cursor does not end the list', () => {
  const journal = openTestJournal();
  for (let number = 1; number <= 4; number += 1) write(journal, number, '2026-11-10');
  const { next = '' } = journal.value('entry.list', { limit: 2 });
  journal.value('entry.delete', { id: idOf(3) });
  expect(numbers(journal.value('entry.list', { cursor: next }))).toEqual([2, 1]);
});

test('filters hold together, and a period takes its ends in', () => {
  const journal = openTestJournal({ mapper: namedAreaMapper });
  write(journal, 1, '2026-03-01', { kind: 'learning', areas: ['data'] });
  write(journal, 2, '2026-03-31', { kind: 'learning', visibility: 'private', areas: ['data'] });
  write(journal, 3, '2026-03-31', { kind: 'win', areas: ['data'] });
  write(journal, 4, '2026-04-01', { kind: 'learning', areas: ['data'] });
  write(journal, 5, '2026-03-15', { kind: 'learning', text: 'data is only suggested' });
  const march = { from: '2026-03-01', to: '2026-03-31' };
  expect(numbers(journal.value('entry.list', march))).toEqual([3, 2, 5, 1]);
  expect(numbers(journal.value('entry.list', { ...march, kind: 'learning', area: 'data' }))).toEqual([2, 1]);
  expect(numbers(journal.value('entry.list', { ...march, visibility: 'private' }))).toEqual([2]);
  expect(numbers(journal.value('entry.list', { isUndecided: true }))).toEqual([5]);
  expect(numbers(journal.value('entry.list', { from: '2026-04-01', to: '2026-03-01' }))).toEqual([]);
});

test('an area rejected for an entry does not list it', () => {
  const journal = openTestJournal({ mapper: namedAreaMapper });
  write(journal, 1, '2026-03-01', { text: 'data' });
  journal.value('evidence.decide', { entryId: idOf(1), decisions: [{ areaId: 'data', state: 'rejected' }] });
  expect(numbers(journal.value('entry.list', { area: 'data' }))).toEqual([]);
  expect(numbers(journal.value('entry.list', { isUndecided: true }))).toEqual([]);
});

test('names come most used first, then by the alphabet', () => {
  const journal = openTestJournal();
  const named = (project: string, ...people: string[]) => ({
    project,
    people: people.map((name) => ({ name, role: 'witness' as const })),
  });
  write(journal, 1, '2026-03-01', named('Zeta', 'Cy', 'Bo'));
  write(journal, 2, '2026-03-01', named('Zeta', 'Cy'));
  write(journal, 3, '2026-03-01', named('Beta', 'Al'));
  expect(journal.value('entry.names', {})).toEqual({
    projects: ['Zeta', 'Beta'],
    people: ['Cy', 'Al', 'Bo'],
  });
});

test('suggesting while typing stores nothing', () => {
  const journal = openTestJournal({ mapper: namedAreaMapper });
  expect(journal.value('mapping.suggest', { text: 'some data' }).areas).toMatchObject([{ areaId: 'data' }]);
  expect(journal.value('entry.list', {}).entries).toEqual([]);
  expect(journal.changes).toEqual([]);
});
