import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { entriesInFragment } from '../../../../electron/core/rescue/entries-in-fragment.ts';
import { idOf } from '../../../support/journal.ts';

const moments = '2026-05-06T10:00:00.000Z2026-05-07T10:00:00.000Z';
const cell = (text: string) =>
  `${idOf(7)}win2026-05-0609:30Europe/Madridprivate${text}{"root":{"type":"root","children":[]}}{}{}\u0001${moments}`;

test('noise holds no entries', () => {
  for (let time = 0; time < 50; time += 1) expect(entriesInFragment(randomBytes(4016))).toEqual([]);
});

test('a row whose own head is lost is read by its words', () => {
  const bytes = Buffer.concat([randomBytes(16), Buffer.from(cell('Moved the cache'))]);
  expect(entriesInFragment(bytes)).toEqual([
    {
      id: idOf(7),
      kind: 'win',
      date: '2026-05-06',
      time: '09:30',
      zone: 'Europe/Madrid',
      visibility: 'private',
      text: 'Moved the cache',
      created_at: '2026-05-06T10:00:00.000Z',
      updated_at: '2026-05-07T10:00:00.000Z',
      deleted_at: null,
    },
  ]);
});

test('two rows in one stretch are told apart', () => {
  const bytes = Buffer.from(`${cell('First words')}\u0080\u0003${cell('Second words')}`);
  expect(entriesInFragment(bytes).map(({ text }) => text)).toEqual(['First words', 'Second words']);
});

test('of a row without its beginning the words are kept', () => {
  const words = 'to its own host, and measured it before and after.';
  const bytes = Buffer.concat([Buffer.alloc(16, 0x9c), Buffer.from(`${words}{}{}${moments}`)]);
  expect(entriesInFragment(bytes)).toEqual([
    { text: words, created_at: moments.slice(0, 24), updated_at: moments.slice(24), deleted_at: null },
  ]);
});
