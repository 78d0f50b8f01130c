import { copyFileSync, renameSync, rmSync } from 'node:fs';
import { expect, test } from 'vitest';
import { openTestJournal } from '../../../support/journal.ts';
import { failureOf } from '../../../support/outcomes.ts';

const written = { kind: 'win', date: '2026-11-20', text: 'Moved the cache' } as const;

// Windows lets nobody move or delete a file that is open.
const elsewhere = test.skipIf(process.platform === 'win32');

elsewhere('nothing is shown as saved while the journal is no longer in its place', () => {
  const journal = openTestJournal();
  const { id } = journal.value('entry.create', written);
  renameSync(journal.file, `${journal.file}.moved`);
  const refused = failureOf(journal.call('entry.create', written));
  expect(refused).toMatchObject({ code: 'storage-failed', message: expect.stringContaining('not saved') });
  expect(journal.value('entry.get', { id }).text).toBe(written.text);
  renameSync(`${journal.file}.moved`, journal.file);
  expect(journal.call('entry.create', written).ok).toBe(true);
});

elsewhere('nothing is shown as saved once another copy lies in the journal’s place, or none', () => {
  const journal = openTestJournal();
  copyFileSync(journal.file, `${journal.file}.copy`);
  renameSync(`${journal.file}.copy`, journal.file);
  expect(failureOf(journal.call('entry.create', written)).code).toBe('storage-failed');
  rmSync(journal.file);
  expect(failureOf(journal.call('entry.create', written)).code).toBe('storage-failed');
});
