import { expect, test } from 'vitest';
import { openTestJournal } from '../../../support/journal.ts';
import { failureOf } from '../../../support/outcomes.ts';

test('a ladder nobody knows is not put in force, and the known ones are named', () => {
  const journal = openTestJournal();
  const { current, ladders } = journal.value('ladder.list', {});
  for (const id of ['nowhere', 'Engineer', '__proto__']) {
    const failure = failureOf(journal.call('ladder.use', { id }));
    expect(failure.code).toBe('not-found');
    for (const ladder of ladders) expect(failure.message).toContain(ladder.id);
  }
  expect(journal.value('ladder.list', {}).current).toBe(current);
  expect(journal.changes).toEqual([]);
});

test('one of the ladders is in force from the start, and another stays in force after reopening', () => {
  const journal = openTestJournal();
  const { current, ladders } = journal.value('ladder.list', {});
  expect(ladders.map(({ id }) => id)).toContain(current);
  const other = ladders.find(({ id }) => id !== current);
  if (!other) throw new Error('There is only one ladder.');
  expect(journal.value('ladder.use', { id: other.id })).toEqual({ current: other.id });
  journal.look(() => undefined);
  expect(journal.value('ladder.list', {}).current).toBe(other.id);
  expect(journal.changes).toEqual([['ladder', 'cases']]);
});
