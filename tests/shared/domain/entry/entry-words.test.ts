import { expect, it } from 'vitest';
import { losesWords, saidIn, wordsIn } from '../../../../shared/domain/entry/entry-words.ts';
import { entryWith } from '../promotion-case/journal.ts';

const before = entryWith({
  text: 'I moved the queue',
  project: 'Lighthouse',
  people: [{ name: 'Ana Bell', role: 'witness' }],
  impact: { what: 'pages', before: '9', after: '2' },
  links: [{ url: 'https://example.org/proof', label: 'proof' }],
});

it('says what every field says', () => {
  for (const word of ['queue', 'Lighthouse', 'Ana Bell', 'pages', '9', '2', 'example.org']) {
    expect(saidIn(before)).toContain(word);
  }
});

it('reads words whatever their letters, accents and figures', () => {
  expect([...wordsIn('Zoë’s ＡＢＣ: 3.1 % “Größe”')]).toEqual(['zoë', 's', 'abc', '3', '1', 'größe']);
});

it('loses none while the writer goes on, finishes a word, or writes the same in other letters', () => {
  expect(losesWords(before, { ...before, text: 'I moved the queues, twice.' })).toBe(false);
  expect(losesWords(before, { ...before, text: 'I MOVED the QUEUE' })).toBe(false);
});

it('loses those that were taken out of any field', () => {
  expect(losesWords(before, { ...before, text: 'I moved it' })).toBe(true);
  expect(losesWords(before, { ...before, people: [] })).toBe(true);
  const { project: _, ...without } = before;
  expect(losesWords(before, without)).toBe(true);
  expect(losesWords({ ...before, zone: 'Europe/Madrid' }, before)).toBe(true);
  const linked = { root: { type: 'root', children: [{ type: 'link', url: 'https://secret.example/' }] } };
  expect(losesWords({ ...before, body: linked }, before)).toBe(true);
});
