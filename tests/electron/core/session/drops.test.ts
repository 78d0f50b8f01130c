import { readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { passphrase, startTestApplication, startWithJournal } from '../../../support/application.ts';
import { codeOf } from '../../../support/outcomes.ts';

const secret = { type: 'passphrase', passphrase } as const;
const draft = { kind: 'stretch', date: '2026-11-20', text: 'Said no to a director' } as const;

test('there is nothing to write into before a journal was made', async () => {
  const { call } = startTestApplication();
  expect(codeOf(await call('drop.add', draft))).toBe('absent');
});

test('what is written down while locked is in the journal under its id at the next unlock', async () => {
  const { value, journalFolder } = await startWithJournal();
  await value('vault.lock', {});
  const { id } = await value('drop.add', draft);
  expect(readdirSync(join(journalFolder, 'drop'))).toHaveLength(1);
  await value('vault.unlock', { secret });
  expect(await value('entry.get', { id })).toMatchObject({ ...draft, visibility: 'private' });
  expect(readdirSync(join(journalFolder, 'drop'))).toEqual([]);
});

test('what another shell writes down is in the open journal within a second, and windows hear of it', async () => {
  const { value, events, dataFolder } = await startWithJournal();
  const other = startTestApplication({}, dataFolder);
  const before = events.length;
  const { id } = await other.value('drop.add', draft);
  await vi.waitFor(
    async () => expect((await value('entry.list', {})).entries.map((entry) => entry.id)).toEqual([id]),
    {
      timeout: 1000,
      interval: 50,
    },
  );
  expect(events.slice(before)).toContainEqual({ type: 'changed', topics: ['entries', 'evidence'] });
});

test('what cannot be read is kept, and the person is told once', async () => {
  const { value, journalFolder } = await startWithJournal();
  const { id } = await value('drop.add', draft);
  await vi.waitFor(async () => expect((await value('entry.list', {})).entries).toHaveLength(1));
  expect(id).toBeTruthy();
  writeFileSync(join(journalFolder, 'drop', '01950000-0000-7000-8000-000000000abc.drop'), 'not a drop');
  await vi.waitFor(async () => expect((await value('vault.notices', {})).notices).toHaveLength(1));
  const { notices } = await value('vault.notices', {});
  expect(notices[0]).toMatchObject({ id: 'unreadable-drops', tone: 'warning' });
  expect(readdirSync(join(journalFolder, 'drop', 'unreadable'))).toHaveLength(1);
  await value('vault.dismiss-notice', { id: 'unreadable-drops' });
  expect((await value('vault.notices', {})).notices).toEqual([]);
});

test('a link laid into the drop box neither closes the journal nor keeps it from opening', async () => {
  const { value, journalFolder } = await startWithJournal();
  await value('drop.add', draft);
  await vi.waitFor(async () => expect((await value('entry.list', {})).entries).toHaveLength(1));
  symlinkSync('round.part', join(journalFolder, 'drop', 'round.part'));
  symlinkSync(
    '01950000-0000-7000-8000-000000000abd.drop',
    join(journalFolder, 'drop', '01950000-0000-7000-8000-000000000abd.drop'),
  );
  await value('vault.lock', {});
  expect((await value('vault.unlock', { secret })).state).toBe('unlocked');
  expect((await value('entry.list', {})).entries).toHaveLength(1);
});
