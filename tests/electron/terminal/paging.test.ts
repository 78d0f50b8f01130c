import { afterAll, beforeAll, expect, test } from 'vitest';
import { coreOf, type Place, placeWithJournal, records } from './command.ts';

let place: Place;
const saved = 2010;

beforeAll(async () => {
  place = await placeWithJournal();
  const core = coreOf(place);
  await core.handle('vault.unlock', { secret: { type: 'passphrase', passphrase: place.passphrase } });
  for (let number = 1; number <= saved; number += 1) {
    const date = `2026-${String(1 + (number % 12)).padStart(2, '0')}-${String(1 + (number % 28)).padStart(2, '0')}`;
    await core.handle('entry.create', { kind: 'win', date, text: `Entry ${number}` });
  }
  await core.close();
}, 120_000);
afterAll(() => place.remove());

test.each([
  [['list'], 50],
  [['list', '--limit', '1000'], 1000],
  [['list', '--limit', '2005'], 2005],
  [['list', '--limit', '5000'], saved],
  [['search', 'entry', '--limit', '1500'], 1500],
])('%j answers that many different entries, newest first', async (words, many) => {
  const answer = await place.casebook([...words, '--json']);
  const entries = records(answer.stdout) as unknown as { id: string; date: string }[];
  expect(answer).toMatchObject({ status: 0, stderr: '' });
  expect(entries).toHaveLength(many);
  expect(new Set(entries.map(({ id }) => id)).size).toBe(many);
  const dates = entries.map(({ date }) => date);
  expect(dates).toEqual([...dates].sort().reverse());
});
