import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openDatabase } from '../../../electron/core/database/open-database.ts';
import { journalFiles } from '../../../electron/core/vault/journal-files.ts';
import { databaseKeyOf, unlockVault } from '../../../electron/core/vault/vault.ts';
import { emptyPlace, type Finished, finished, type Place, placeWithJournal } from './command.ts';

let place: Place;
afterEach(() => place.remove());

/** Exit status 1, nothing on standard output, and one sentence that matches on standard error. */
function expectFailure({ status, stdout, stderr }: Finished, sentence: RegExp): void {
  expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
  expect(stderr).toMatch(sentence);
  expect(stderr.trimEnd().split('\n')).toHaveLength(1);
}

describe('without a journal', () => {
  beforeEach(() => {
    place = emptyPlace();
  });

  test('says that there is none and makes nothing', async () => {
    expectFailure(await place.casebook(['list']), /There is no journal in .*casebook init/);
    expect(existsSync(place.journal)).toBe(false);
  });

  test('says so before it looks for the passphrase', async () => {
    const env = { CASEBOOK_PASSPHRASE_FILE: '/nowhere/passphrase' };
    expectFailure(await place.casebook(['list'], { env }), /There is no journal/);
  });

  test('refuses to make one in a place that cannot be a folder', async () => {
    writeFileSync(join(place.folder, 'file'), 'x');
    const env = { CASEBOOK_JOURNAL: join(place.folder, 'file', 'journal') };
    expectFailure(await place.casebook(['init'], { env }), /cannot be written/);
  });

  test('refuses to make one with a passphrase of seven characters', async () => {
    writeFileSync(join(place.folder, 'passphrase.txt'), '1234567\n');
    expectFailure(await place.casebook(['init']), /at least 8 characters/);
    expect(existsSync(place.journal)).toBe(false);
  });
});

describe('with a journal', () => {
  beforeEach(async () => {
    place = await placeWithJournal();
  });

  test('refuses a wrong passphrase', async () => {
    writeFileSync(join(place.folder, 'wrong.txt'), 'not the passphrase');
    expectFailure(
      await place.casebook(['list', '--passphrase-file', join(place.folder, 'wrong.txt')]),
      /passphrase does not open/,
    );
  });

  test('refuses a passphrase file that is not there, not text or too large', async () => {
    const file = join(place.folder, 'bytes');
    const words = ['list', '--passphrase-file', file];
    expectFailure(await place.casebook(words), /bytes is not there/);
    writeFileSync(file, Buffer.from([0xff, 0xfe, 0x41]));
    expectFailure(await place.casebook(words), /not UTF-8/);
    writeFileSync(file, 'x'.repeat(10_000));
    expectFailure(await place.casebook(words), /too large/);
  });

  test('never takes the passphrase from standard input', async () => {
    for (const file of ['-', '/dev/stdin']) {
      const answer = await place.casebook(['list', '--passphrase-file', file], { input: place.passphrase });
      expect(answer).toMatchObject({ status: 2, stdout: '' });
      expect(answer.stderr).toMatch(/Standard input carries data/);
    }
  });

  test('refuses ids that no entry has', async () => {
    const unknown = '0190b2a0-0000-7000-8000-000000000000';
    for (const words of [
      ['show', unknown],
      ['edit', unknown, '--text', 'x'],
      ['delete', unknown],
      ['untrash', unknown],
      ['confirm', unknown, '--area', 'quality'],
    ]) {
      expectFailure(await place.casebook(words), /There is no entry with this id/);
    }
    expectFailure(await place.casebook(['show', 'the-first-one']), /UUID/);
  });

  test('refuses dates that no calendar has, before anything is opened', async () => {
    const env = { CASEBOOK_PASSPHRASE_FILE: '/nowhere/passphrase' };
    for (const words of [
      ['log', 'x', '--date', '2026-02-30'],
      ['log', 'x', '--date', 'yesterday'],
      ['list', '--from', '2026-13-01'],
      ['draft', '--kind', 'brag', '--target', 'senior', '--from', '2026-01-01', '--to', '2025-02-29'],
    ]) {
      expectFailure(
        await place.casebook(words, { env }),
        /^--(date|from|to): .*(calendar|written YYYY-MM-DD)/,
      );
    }
  });

  test('saves nothing of a refused entry', async () => {
    const refused = [
      place.casebook(['log', '   ']),
      place.casebook(['log', '-'], { input: '\n\n' }),
      place.casebook(['log', '-'], { input: Buffer.from([0x68, 0xff]) }),
      place.casebook(['log', '-'], { input: 'x'.repeat(200_001) }),
      place.casebook(['log', '-'], { input: 'x'.repeat(1_000_001) }),
      place.casebook(['log', 'x', '--project', '  ']),
    ];
    for (const answer of await Promise.all(refused)) expect(answer).toMatchObject({ status: 1, stdout: '' });
    expect((await place.casebook(['list', '--json'])).stdout).toBe('');
  });

  test('leaves a journal of a newer version alone', async () => {
    const secret = { type: 'passphrase', passphrase: place.passphrase } as const;
    const vault = await unlockVault(place.journal, secret);
    if (!vault.ok) throw new Error(vault.failure.message);
    const file = journalFiles(place.journal).database;
    const database = openDatabase(file, databaseKeyOf(vault.value.dataKey), { mayCreate: false });
    if (!database.ok) throw new Error(database.failure.message);
    database.value.pragma('user_version = 9999');
    database.value.close();
    expectFailure(await place.casebook(['list']), /A newer Casebook wrote this journal/);
  });

  test('refuses to write a document into the journal’s folder or over a folder', async () => {
    const words = [
      'draft',
      '--kind',
      'brag',
      '--target',
      'senior',
      '--from',
      '2026-01-01',
      '--to',
      '2026-12-31',
    ];
    const database = join(place.journal, 'journal.db');
    expectFailure(await place.casebook([...words, '--out', database]), /does not belong/);
    expectFailure(await place.casebook([...words, '--out', join(place.journal, 'x.md')]), /does not belong/);
    expect(readdirSync(place.journal)).not.toContain('x.md');
    expect(readFileSync(database).subarray(0, 16).toString('latin1')).not.toContain('#');
    mkdirSync(join(place.folder, 'there'));
    expectFailure(await place.casebook([...words, '--out', join(place.folder, 'there')]), /it is a folder/);
    expectFailure(
      await place.casebook([...words, '--out', '/nowhere/at/all.md']),
      /\/nowhere\/at is not there/,
    );
    expectFailure(
      await place.casebook([...words, '--out', `${place.folder}/passphrase.txt/x.md`]),
      /is not a folder/,
    );
  });

  test('fails when its output cannot be written', async () => {
    const line = `${place.command} areas > /dev/full`;
    const answer = await finished(spawn('/bin/sh', ['-c', line], { env: place.env }));
    expect(answer.status).toBe(1);
    expect(answer.stderr).toMatch(/could not be written \(ENOSPC\)/);
  });

  test('ends quietly when nobody reads on', async () => {
    const input = 'word '.repeat(30_000);
    for (const day of ['2026-11-01', '2026-11-02'])
      await place.casebook(['log', '-', '--date', day], { input });
    const line = `${place.command} list --json | head -c 10; ${place.command} list --json | true`;
    const answer = await finished(spawn('/bin/sh', ['-c', line], { env: place.env }));
    // A pipe holds 64 KiB: both commands had far more to say.
    expect(answer).toEqual({ status: 0, stdout: expect.stringMatching(/^{"id":"...$/), stderr: '' });
  });
});
