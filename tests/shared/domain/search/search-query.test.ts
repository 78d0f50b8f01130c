import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseSearch } from '../../../../shared/domain/search/search-query.ts';
import { failureOf, succeeded } from '../../../support/outcomes.ts';

const parsed = (text: string) => succeeded(parseSearch(text));
const sentence = (text: string) => failureOf(parseSearch(text)).message;
const word = (words: string) => ({ words, isPrefix: false });

describe('what cannot be searched for', () => {
  test.each(['', '   ', '-', '*', '""', "''", '"" -""', '!!! ...', 'kind:', 'from:""', '\0'])(
    '%j is nothing',
    (text) => {
      expect(sentence(text)).toBe('There is nothing to search for. Type a word or a filter.');
    },
  );

  test.each([
    ['kind:victory', 'kind', 'win, struggle'],
    ['area:magic', 'area', 'social, communication'],
    ['is:secret', 'is', 'shareable, private, sealed'],
    ['kind:win,victory', 'kind', 'win, struggle'],
  ])('%s is told what may come there', (text, keyword, known) => {
    expect(sentence(text)).toContain(`After “${keyword}:” comes one of ${known}`);
  });

  test.each(['from:yesterday', 'to:2026-02-30', 'from:2026-1-1', 'to:"20 November"'])(
    '%s is told how a day is written',
    (text) => {
      expect(sentence(text)).toMatch(/^After “(from|to):” comes a day, written YYYY-MM-DD\.$/);
    },
  );

  test.each(['-kind:win cache', '-person:Ana', '-from:2026-01-01 cache'])(
    '%s is not quietly taken for something else',
    (text) => {
      expect(sentence(text)).toContain('leaves out words, not filters');
    },
  );

  test('a sentence never repeats what was typed', () => {
    for (const text of ['kind:canaryword', 'from:canaryword', '-is:canaryword']) {
      expect(sentence(text)).not.toContain('canaryword');
    }
  });
});

test('reads words, phrases, beginnings and what to leave out', () => {
  expect(parsed('cache "on call" migrat* -outage -"blue green"')).toMatchObject({
    terms: [word('cache'), word('on call'), { words: 'migrat', isPrefix: true }],
    excluded: [word('outage'), word('blue green')],
  });
});

test('reads every filter, several values, either quote and either case of a value', () => {
  expect(
    parsed(
      `kind:win,STRUGGLE kind:learning area:data is:private person:"Ana Bell" person:'Bo' project:"Big Move" from:2026-01-01 to:2026-02-28`,
    ),
  ).toEqual({
    terms: [],
    excluded: [],
    kinds: ['win', 'struggle', 'learning'],
    areas: ['data'],
    visibilities: ['private'],
    people: ['Ana Bell', 'Bo'],
    projects: ['Big Move'],
    from: '2026-01-01',
    to: '2026-02-28',
  });
});

test('a colon that belongs to no filter is part of the words', () => {
  expect(parsed('http://example.com/a deploy:done').terms).toEqual([
    word('http://example.com/a'),
    word('deploy:done'),
  ]);
  expect(parsed('cache -deploy:done').excluded).toEqual([word('-deploy:done')]);
  expect(parsed('cache -deploy:done').terms).toEqual([word('cache')]);
});

test('an empty pair of quotes is no word', () => {
  expect(parsed('"" cache')).toMatchObject({ terms: [word('cache')], excluded: [] });
});

test('a query of exclusions alone is one', () => {
  expect(parsed('-outage')).toMatchObject({ terms: [], excluded: [word('outage')] });
});

test('any text is read, or refused with a sentence', () => {
  const pieces = fc.constantFrom(
    'kind:',
    'area:',
    'from:',
    '-',
    '"',
    "'",
    '*',
    '\\',
    '\0',
    ':',
    ',',
    ' ',
    'AND',
    'NEAR(',
    '__proto__:',
  );
  const texts = fc.array(fc.oneof(pieces, fc.string({ unit: 'grapheme', maxLength: 6 })), { maxLength: 12 });
  fc.assert(
    fc.property(texts, (parts) => {
      const read = parseSearch(parts.join(''));
      if (!read.ok) {
        expect(read.failure.message).toMatch(/^[A-Z“].*\.$/);
        return;
      }
      for (const term of [...read.value.terms, ...read.value.excluded]) {
        expect(term.words).toMatch(/[\p{L}\p{N}]/u);
        expect(term.words).not.toContain('\0');
        expect(term.words).not.toMatch(/^undefined:undefined$/);
      }
    }),
    { numRuns: 3000 },
  );
});
