import fc from 'fast-check';
import { expect, test } from 'vitest';
import { titleOf } from '../../../../shared/domain/entry/entry.ts';

test.each(['', '  \n\t\n '])('%j has no title', (text) => {
  expect(titleOf(text)).toBe('');
});

test.each([
  ['# ', '#'],
  ['---\n***\n', '---'],
  ['- \n# \nMoved the cache', 'Moved the cache'],
  ['---\nMoved the cache\n---', 'Moved the cache'],
])('a text that begins with marks alone, %j, is still called something', (text, title) => {
  expect(titleOf(text)).toBe(title);
});

test.each([
  ['Shipped it\nand slept', 'Shipped it'],
  ['\n\n  Shipped it  \nand slept', 'Shipped it'],
  ['## Shipped it', 'Shipped it'],
  ['- Shipped it', 'Shipped it'],
  ['> - Shipped it', 'Shipped it'],
  ['#postmortem went well', '#postmortem went well'],
  ['-5 °C in the server room', '-5 °C in the server room'],
  ['Shipped it\r\nand slept', 'Shipped it'],
  ['🎉', '🎉'],
])('%j is called %j', (text, title) => {
  expect(titleOf(text)).toBe(title);
});

test('a line of 90 characters stays whole and one of 91 is cut', () => {
  expect(titleOf('a'.repeat(90))).toBe('a'.repeat(90));
  expect(titleOf('a'.repeat(91))).toBe(`${'a'.repeat(90)}…`);
});

test('a long line is cut at its first sentence', () => {
  const line = `Moved the cache off the shared host. ${'Then it was measured again and again. '.repeat(5)}`;
  expect(titleOf(line)).toBe('Moved the cache off the shared host.');
});

test('a version number does not end a sentence', () => {
  const line = `Upgraded to 24.21.0 and ${'kept every service running through it '.repeat(4)}`;
  expect(titleOf(line)).toMatch(/^Upgraded to 24\.21\.0 and kept .*…$/);
});

test('a long sentence is cut at a word', () => {
  const words =
    'moved the cache of the shared host to another one so that nobody had to wait for it any more at all';
  const title = titleOf(words);
  expect(title.endsWith('…')).toBe(true);
  expect(words.startsWith(`${title.slice(0, -1)} `)).toBe(true);
  expect(title.length).toBeLessThanOrEqual(91);
});

test.each([
  ['a surrogate pair', '😀'],
  ['a family', '👩‍👩‍👧‍👦'],
  ['a letter and its accent', 'e\u0301'],
  ['a flag', '🇪🇸'],
])('%s is never cut in half', (_, character) => {
  for (let before = 78; before <= 90; before += 1) {
    const title = titleOf(`${'x'.repeat(before)}${character.repeat(12)}`);
    expect(title.slice(before, -1).replaceAll(character, '')).toBe('');
  }
});

test('any text has a title of one line, at most 91 long, without half a pair that was whole', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => {
      const title = titleOf(text);
      expect(title.length).toBeLessThanOrEqual(91);
      expect(title).not.toContain('\n');
      expect(title.isWellFormed()).toBe(true);
      expect(title === '').toBe(text.trim() === '');
    }),
    { numRuns: 2000 },
  );
});
