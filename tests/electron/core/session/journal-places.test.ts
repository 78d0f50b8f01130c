import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { passphrase, startTestApplication, startWithJournal } from '../../../support/application.ts';
import { codeOf, failureOf } from '../../../support/outcomes.ts';
import { sampleParams } from '../../../support/sample-params.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';

const secret = { type: 'passphrase', passphrase } as const;

describe('what is refused', () => {
  test('a journal nobody knows cannot be chosen', async () => {
    const { call, value } = startTestApplication();
    for (const id of ['nowhere', '', '../journal', '__proto__']) {
      expect(codeOf(await call('journals.select', { id }))).toBe('not-found');
    }
    expect((await value('journals.list', {})).journals.map(({ isCurrent }) => isCurrent)).toEqual([true]);
  });

  test('started for one folder alone, no other journal can be made or chosen', async () => {
    const folder = temporaryFolder();
    const { call, value } = startTestApplication({ fixedJournalFolder: join(folder, 'Work 2026') });
    expect(codeOf(await call('journals.add', { name: 'Second' }))).toBe('fixed-journal');
    expect(codeOf(await call('journals.select', { id: 'first' }))).toBe('fixed-journal');
    expect((await value('vault.status', {})).journalName).toBe('Work 2026');
  });

  test('where the settings cannot be written no journal is added, and the old one stays current', async () => {
    const folder = temporaryFolder();
    const blocked = join(folder, 'data');
    mkdirSync(blocked);
    const { call, value } = startTestApplication({}, blocked);
    rmSync(blocked, { recursive: true });
    writeFileSync(blocked, '');
    expect(failureOf(await call('journals.add', { name: 'Second' }))).toEqual({
      code: 'not-writable',
      message: expect.stringContaining('was not made'),
    });
    expect((await value('journals.list', {})).journals).toMatchObject([
      { name: 'My journal', isCurrent: true },
    ]);
    expect((await value('journals.select', { id: 'first' })).journalName).toBe('My journal');
    expect(codeOf(await call('settings.set', { appearance: 'dark' }))).toBe('not-writable');
  });
});

test('each journal has a folder, a passphrase and entries of its own', async () => {
  const { value, call, dataFolder } = await startWithJournal();
  await value('entry.create', sampleParams['entry.create']);
  expect(await value('journals.add', { name: ' Second ' })).toEqual({
    state: 'absent',
    journalName: 'Second',
    isSample: false,
    hasKeychainSlot: false,
    isDamaged: false,
  });
  await value('vault.create', { passphrase: 'quite another passphrase' });
  expect((await value('entry.list', {})).entries).toEqual([]);

  const { journals } = await value('journals.list', {});
  expect(journals).toMatchObject([
    { id: 'first', name: 'My journal', isPresent: true, isCurrent: false },
    { name: 'Second', isPresent: true, isCurrent: true },
  ]);
  expect(existsSync(join(dataFolder, 'journals', journals[1]?.id ?? '', 'journal.db'))).toBe(true);

  expect((await value('journals.select', { id: 'first' })).state).toBe('locked');
  expect(codeOf(await call('entry.list', {}))).toBe('locked');
  await value('vault.unlock', { secret });
  expect((await value('entry.list', {})).entries).toHaveLength(1);
});

test('the journal that was chosen is current after a restart', async () => {
  const first = startTestApplication();
  await first.value('journals.add', { name: 'Second' });
  const again = startTestApplication({}, first.dataFolder);
  expect((await again.value('vault.status', {})).journalName).toBe('Second');
});

test('a sample says that it is one', async () => {
  const { value } = startTestApplication({ fixedJournalFolder: temporaryFolder(), isSample: true });
  expect(await value('vault.status', {})).toEqual({
    state: 'absent',
    journalName: 'Sample journal',
    isSample: true,
    hasKeychainSlot: false,
    isDamaged: false,
  });
});

test('what was chosen for this computer is kept and told to every window', async () => {
  const first = startTestApplication();
  const atFirst = {
    appearance: 'system',
    lockAfterMinutes: 15,
    hidesWhenUnfocused: false,
    holdsOffScreenCapture: true,
  } as const;
  const chosen = {
    appearance: 'dark',
    lockAfterMinutes: 5,
    hidesWhenUnfocused: true,
    holdsOffScreenCapture: false,
  } as const;
  expect(await first.value('settings.get', {})).toEqual(atFirst);
  expect(await first.value('settings.set', chosen)).toEqual(chosen);
  expect(await first.value('settings.set', {})).toEqual(chosen);
  expect(first.events).toContainEqual({ type: 'changed', topics: ['settings'] });
  const again = startTestApplication({}, first.dataFolder);
  expect(await again.value('settings.get', {})).toEqual(chosen);
});
