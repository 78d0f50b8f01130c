import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Params } from '../../../../shared/contract/contract.ts';
import { idOf, openTestJournal, type TestJournal } from '../../../support/journal.ts';
import { namedAreaMapper } from '../../../support/named-area-mapper.ts';
import { failureOf } from '../../../support/outcomes.ts';

function journalOf(...entries: Partial<Params<'entry.create'>>[]): TestJournal {
  const journal = openTestJournal({ mapper: namedAreaMapper });
  for (const [index, entry] of entries.entries()) {
    journal.value('entry.create', {
      id: idOf(index + 1),
      kind: 'win',
      date: `2026-11-0${index + 1}`,
      text: 'words',
      ...entry,
    });
  }
  return journal;
}

/** The numbers of the entries a query finds, in the order found. */
function hits(journal: TestJournal, query: string): number[] {
  const { entries } = journal.value('entry.search', { query });
  return entries.map(({ id }) => Number.parseInt(id.slice(-12), 16));
}

describe('what is refused', () => {
  test.each([
    ['from:2026-02-30', 'After “from:” comes a day, written YYYY-MM-DD.'],
    ['to:tomorrow cache', 'After “to:” comes a day, written YYYY-MM-DD.'],
    ['***', 'There is nothing to search for. Type a word or a filter.'],
  ])('%s is answered with a sentence', (query, message) => {
    expect(failureOf(journalOf({}).call('entry.search', { query }))).toEqual({
      code: 'invalid-query',
      message,
    });
  });

  test('a kind nobody knows is answered with those there are', () => {
    const failure = failureOf(journalOf({}).call('entry.search', { query: 'kind:victory' }));
    expect(failure.message).toContain('win, struggle, stretch, feedback, connection, observation, learning');
  });
});

describe('quotes and operators are only words', () => {
  const journal = () =>
    journalOf(
      { text: 'cache or queue' },
      { text: 'cache and nothing else' },
      { text: 'queue near the text column' },
    );

  test.each([
    ['cache OR queue', [1]],
    ['cache NOT queue', []],
    ['cache AND nothing', [2]],
    ['NEAR(queue text)', []],
    ['text:queue', []],
    ['^queue', [3, 1]],
    ['{text}:queue', []],
    ['queue + text', [3]],
    ['cache" OR "queue', [1]],
    [`cache' OR '1'='1`, []],
    ['rowid', []],
    ['column', [3]],
  ])('%s', (query, expected) => {
    expect(hits(journal(), query)).toEqual(expected);
  });

  test('whatever is typed is answered: hits that are there, or a sentence', () => {
    const journal = journalOf(
      { text: 'cache or "queue" near* (text) ^ + -' },
      { text: 'Ana’s café: 99% – done' },
    );
    const pieces = fc.constantFrom(
      '"',
      "'",
      '*',
      '^',
      '+',
      '-',
      '(',
      ')',
      '{',
      '}',
      ':',
      '\\',
      '\0',
      ' ',
      'NEAR',
      'OR',
      'cache',
      '\uFDD0',
      '\u{F0001}',
    );
    const typed = fc.array(fc.oneof(pieces, fc.string({ unit: 'grapheme', maxLength: 4 })), {
      minLength: 1,
      maxLength: 10,
    });
    fc.assert(
      fc.property(typed, (parts) => {
        const query = parts.join('').trim().slice(0, 500);
        fc.pre(query !== '');
        const answer = journal.call('entry.search', { query });
        if (!answer.ok) expect(answer.failure.code).toBe('invalid-query');
        else expect(answer.value.entries.length).toBeLessThanOrEqual(2);
      }),
      { numRuns: 1500 },
    );
  });
});

describe('words', () => {
  const journal = () =>
    journalOf(
      { text: 'Deployed the cache twice before lunch' },
      { text: 'The lunch cache was cold' },
      { text: 'Cold calls, decisions and Zoë’s café' },
    );

  test.each([
    ['cache', [2, 1]],
    ['CACHES', [2, 1]],
    ['cache cold', [2]],
    ['"lunch cache"', [2]],
    ['"cache lunch"', []],
    ['cac*', [2, 1]],
    ['"cold cal*"', [3]],
    ['cache -cold', [1]],
    ['-cache', [3]],
    ['cold -"lunch cache"', [3]],
    ['cache -dep*', [2]],
    ['zoe', [3]],
    ['cafe', [3]],
    ['nowhere', []],
  ])('%s', (query, expected) => {
    expect(hits(journal(), query)).toEqual(expected);
  });
});

describe('filters', () => {
  const journal = () =>
    journalOf(
      { text: 'cache', people: [{ name: 'Ana Bell', role: 'giver' }], project: 'Big Move', areas: ['data'] },
      {
        text: 'cache',
        kind: 'struggle',
        people: [{ name: 'Anabel Roe', role: 'witness' }],
        project: 'Other',
      },
      { text: 'queue', kind: 'learning', areas: ['power'], visibility: 'private' },
      { text: 'data only suggested', people: [{ name: 'Bo, the Second', role: 'mentioned' }] },
    );

  test.each([
    ['kind:struggle', [2]],
    ['kind:struggle,learning', [3, 2]],
    ['kind:win cache', [1]],
    ['area:data', [1]],
    ['area:data area:power', []],
    ['is:private', [3, 2]],
    ['person:"Ana Bell"', [1]],
    ['person:ana', [1]],
    ['person:Ann', []],
    ['person:Bell', []],
    ['project:"big move"', [1]],
    ['project:Big', []],
    ['from:2026-11-02 to:2026-11-03', [3, 2]],
    ['from:2026-11-03 cache', []],
    ['person:%', []],
    ["project:' OR 1", []],
  ])('%s', (query, expected) => {
    expect(hits(journal(), query)).toEqual(expected);
  });
});

describe('pages', () => {
  test('go on where the last one ended', () => {
    const journal = journalOf(...Array.from({ length: 7 }, () => ({ text: 'cache', date: '2026-11-05' })));
    const first = journal.value('entry.search', { query: 'cache', limit: 4 });
    expect(first.entries).toHaveLength(4);
    const second = journal.value('entry.search', { query: 'cache', limit: 4, cursor: first.next ?? '' });
    expect(second).not.toHaveProperty('next');
    expect([...first.entries, ...second.entries].map(({ id }) => id)).toEqual(
      [7, 6, 5, 4, 3, 2, 1].map((number) => idOf(number)),
    );
    expect(second.entries.every(({ snippet }) => snippet?.text === 'cache')).toBe(true);
  });
});

describe('snippets', () => {
  test('a query of filters alone has none', () => {
    const [entry] = journalOf({ text: 'cache' }).value('entry.search', { query: 'kind:win' }).entries;
    expect(entry).not.toHaveProperty('snippet');
  });

  test('are cut around the hit and mark exactly its words', () => {
    const padding = 'many other words stand here before it '.repeat(10);
    const journal = journalOf({ text: `${padding}the Caches were 😀 cold ${padding}` });
    const [entry] = journal.value('entry.search', { query: 'cache cold' }).entries;
    const { text = '', marks = [] } = entry?.snippet ?? {};
    expect(marks.map(([start, end]) => text.slice(start, end))).toEqual(['Caches', 'cold']);
    expect(text.length).toBeLessThan(300);
    expect(text).toMatch(/^….*…$/s);
  });

  test('a phrase is marked as one', () => {
    const [entry] = journalOf({ text: 'The lunch cache was cold' }).value('entry.search', {
      query: '"lunch cache"',
    }).entries;
    expect(entry?.snippet).toEqual({ text: 'The lunch cache was cold', marks: [[4, 15]] });
  });

  test('marks lie within the snippet, in order, and hold the word, whatever surrounds it', () => {
    const odd = fc.constantFrom('\u{F0000}', '\u{F0001}', '…', '<b>', '😀', '\n', '\0', '"', 'Cache');
    const around = fc.array(fc.oneof(odd, fc.string({ unit: 'grapheme', maxLength: 6 })), { maxLength: 12 });
    fc.assert(
      fc.property(around, around, (before, after) => {
        const journal = journalOf({ text: `${before.join(' ')} cache ${after.join(' ')}` });
        const [entry] = journal.value('entry.search', { query: 'cache' }).entries;
        const { text = '', marks = [] } = entry?.snippet ?? {};
        expect(marks.length).toBeGreaterThan(0);
        let end = 0;
        for (const mark of marks) {
          expect(mark[0]).toBeGreaterThanOrEqual(end);
          expect(text.slice(...mark)).toMatch(/^cache/i);
          end = mark[1];
        }
        expect(end).toBeLessThanOrEqual(text.length);
        journal.close();
      }),
      { numRuns: 60 },
    );
  });
});
