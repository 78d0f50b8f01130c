import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { passphrase, startTestApplication, startWithJournal } from '../../../support/application.ts';
import { codeOf } from '../../../support/outcomes.ts';

const secret = { type: 'passphrase', passphrase } as const;
const pageBytes = 4096;

/** Flips one bit in each of these pages of a closed journal. */
function damage(folder: string, pages: readonly number[]): Buffer {
  const file = join(folder, 'journal.db');
  const bytes = readFileSync(file);
  for (const page of pages) {
    const at = (page - 1) * pageBytes + 1000;
    bytes.writeUInt8(bytes.readUInt8(at) ^ 4, at);
  }
  writeFileSync(file, bytes);
  return bytes;
}

async function startWithEntries(count: number) {
  const started = await startWithJournal();
  const ids: string[] = [];
  for (let number = 1; number <= count; number += 1) {
    const text = `Entry ${number}: ${'moved the cache to a host of its own, '.repeat(12)}`;
    ids.push((await started.value('entry.create', { kind: 'win', date: '2026-11-20', text })).id);
  }
  return { ...started, ids };
}

test('a damaged first page is told when the journal is unlocked, and nothing is changed', async () => {
  const { call, value, journalFolder } = await startWithEntries(3);
  await value('vault.lock', {});
  const damaged = damage(journalFolder, [1]);
  expect(codeOf(await call('vault.unlock', { secret }))).toBe('damaged');
  expect((await value('vault.status', {})).state).toBe('locked');
  expect(readFileSync(join(journalFolder, 'journal.db'))).toEqual(damaged);
});

test('a rescue with a wrong secret touches nothing', async () => {
  const { call, value, journalFolder } = await startWithEntries(3);
  await value('vault.lock', {});
  const damaged = damage(journalFolder, [1]);
  const wrong = { type: 'passphrase', passphrase: 'not this one' } as const;
  expect(codeOf(await call('vault.rescue', { secret: wrong }))).toBe('wrong-passphrase');
  expect(readFileSync(join(journalFolder, 'journal.db'))).toEqual(damaged);
});

test('a journal that another program has open is not rescued under its hands', async () => {
  const { value, dataFolder } = await startWithEntries(1);
  const other = startTestApplication({}, dataFolder);
  expect(codeOf(await other.call('vault.rescue', { secret }))).toBe('busy');
  expect((await value('entry.list', {})).entries).toHaveLength(1);
});

test('a rescue after a damaged first page brings everything back and keeps the damaged file', async () => {
  const { value, events, journalFolder, ids } = await startWithEntries(40);
  await value('vault.lock', {});
  const damaged = damage(journalFolder, [1]);
  const report = await value('vault.rescue', { secret });
  expect(report.exact + report.unverified.length).toBe(ids.length);
  expect(report.lost).toBe(0);
  expect(readFileSync(join(journalFolder, report.keptAs))).toEqual(damaged);
  expect(events.some((event) => event.type === 'progress' && event.job === 'rescue')).toBe(true);
  await value('vault.unlock', { secret });
  const { entries } = await value('entry.list', { limit: 100 });
  expect(entries.map(({ id }) => id).sort()).toEqual([...ids].sort());
  expect((await value('backup.verify', {})).problems).toEqual([]);
  expect(readdirSync(journalFolder).filter((name) => name.includes('rescued'))).toEqual([]);
});

test('a damaged page that is met while the journal is open is told, never shown, and can be rescued', async () => {
  const { call, value, journalFolder, ids } = await startWithEntries(200);
  await value('vault.lock', {});
  const { length } = readFileSync(join(journalFolder, 'journal.db'));
  damage(
    journalFolder,
    Array.from({ length: Math.floor(length / pageBytes) - 20 }, (_, index) => index + 20),
  );
  const unlocked = await call('vault.unlock', { secret });
  if (unlocked.ok) {
    const codes = new Set<string>();
    for (const id of ids) codes.add(codeOf(await call('entry.get', { id })));
    expect(codes).toContain('damaged');
    expect((await value('vault.status', {})).isDamaged).toBe(true);
  } else expect(unlocked.failure.code).toBe('damaged');
  const report = await value('vault.rescue', { secret });
  expect(report.exact + report.unverified.length + report.lost).toBeGreaterThanOrEqual(ids.length);
  expect(existsSync(join(journalFolder, report.keptAs))).toBe(true);
  await value('vault.unlock', { secret });
  expect((await value('vault.status', {})).isDamaged).toBe(false);
});

test('an unlock that comes during a rescue waits for it, so that nothing saved is left behind', async () => {
  const { call, value, journalFolder } = await startWithEntries(5);
  await value('vault.lock', {});
  damage(journalFolder, [1]);
  const rescuing = call('vault.rescue', { secret });
  const unlocking = call('vault.unlock', { secret });
  expect((await rescuing).ok).toBe(true);
  expect((await unlocking).ok).toBe(true);
  const { id } = await value('entry.create', { kind: 'win', date: '2026-11-20', text: 'Saved after it' });
  await value('vault.lock', {});
  await value('vault.unlock', { secret });
  expect((await value('entry.get', { id })).text).toBe('Saved after it');
});
