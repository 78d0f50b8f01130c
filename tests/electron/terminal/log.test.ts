import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { openDatabase } from '../../../electron/core/database/open-database.ts';
import { journalFiles } from '../../../electron/core/vault/journal-files.ts';
import { databaseKeyOf, unlockVault } from '../../../electron/core/vault/vault.ts';
import { type Finished, type Place, placeWithJournal, records } from './command.ts';
import { makeKeysOfVersionOne } from './earlier-version.ts';

/** Whoever asks for a passphrase here fails. */
const withoutPassphrase = { CASEBOOK_PASSPHRASE_FILE: '/nowhere/passphrase' };

let place: Place;
beforeEach(async () => {
  const made = await placeWithJournal();
  onTestFinished(() => made.remove());
  place = made;
});

function log(...words: string[]): Promise<Finished> {
  return place.casebook(['log', ...words], { env: withoutPassphrase });
}

function dropped(): readonly string[] {
  return readdirSync(join(place.journal, 'drop'));
}

test('keys that are damaged are told before anything is written in the editor', async () => {
  const { keyring, keyringCopy } = journalFiles(place.journal);
  for (const file of [keyring, keyringCopy]) writeFileSync(file, '{');
  const edited = join(place.folder, 'edited');
  const env = { ...withoutPassphrase, EDITOR: `touch '${edited}'; true`, VISUAL: '' };
  for (const words of [['log'], ['log', 'Some words.']]) {
    const answer = await place.casebook(words, { env });
    expect(answer).toMatchObject({ status: 1, stdout: '' });
    expect(answer.stderr).toMatch(/keys are damaged/);
  }
  expect(readdirSync(place.folder)).not.toContain('edited');
});

test('a folder that takes nothing is told, and the words stay where the editor left them', async () => {
  writeFileSync(join(place.journal, 'drop'), 'a file where the drop box should be');
  const env = { ...withoutPassphrase, EDITOR: 'echo Written. >', VISUAL: '' };
  const answer = await place.casebook(['log'], { env });
  expect(answer).toMatchObject({ status: 1, stdout: '' });
  const kept = /cannot be written.* Your words are still in (.*)\.\n$/.exec(answer.stderr)?.[1] ?? '';
  expect(readFileSync(kept, 'utf8')).toBe('Written.\n');
  rmSync(join(kept, '..'), { recursive: true });
});

test('saves without a passphrase, and the journal shows it under the id that was printed', async () => {
  const answer = await log('I led the incident review.', '--date', '2026-11-20', '--area', 'data');
  expect(answer).toMatchObject({ status: 0, stderr: '' });
  const id = answer.stdout.trim();
  expect(dropped()).toEqual([`${id}.drop`]);
  expect(readFileSync(join(place.journal, 'drop', `${id}.drop`)).includes('incident')).toBe(false);
  const listed = records((await place.casebook(['list', '--json'])).stdout);
  expect(listed).toMatchObject([{ id, date: '2026-11-20', text: 'I led the incident review.' }]);
  expect(listed[0]?.areas).toEqual(
    expect.arrayContaining([
      { id: 'data', state: 'confirmed' },
      { id: 'leadership', state: 'suggested' },
    ]),
  );
  expect(dropped()).toEqual([]);
});

test('for programs it prints what is known of the entry', async () => {
  const answer = await log('Said no.\nAnd meant it.', '--kind', 'stretch', '--area', 'power', '--json');
  const [record] = records(answer.stdout);
  expect(Object.keys(record ?? {})).toEqual(['id', 'kind', 'date', 'visibility', 'title', 'text', 'areas']);
  expect(record).toMatchObject({
    kind: 'stretch',
    visibility: 'private',
    title: 'Said no.',
    text: 'Said no.\nAnd meant it.',
    areas: [{ id: 'power', state: 'confirmed' }],
  });
});

test('takes down what cannot reach a database of a newer version yet', async () => {
  const vault = await unlockVault(place.journal, { type: 'passphrase', passphrase: place.passphrase });
  if (!vault.ok) throw new Error(vault.failure.message);
  const key = databaseKeyOf(vault.value.dataKey);
  const database = openDatabase(journalFiles(place.journal).database, key, { mayCreate: false });
  if (!database.ok) throw new Error(database.failure.message);
  database.value.pragma('user_version = 9999');
  database.value.close();
  const answer = await log('For later.');
  expect(answer).toMatchObject({ status: 0, stderr: '' });
  expect(await place.casebook(['list'])).toMatchObject({ status: 1 });
  expect(dropped()).toEqual([`${answer.stdout.trim()}.drop`]);
});

test('a journal of the first version asks for the passphrase once and has a drop box from then on', async () => {
  await makeKeysOfVersionOne(place);
  expect(await log('Not without the passphrase.')).toMatchObject({ status: 1, stdout: '' });
  const first = await place.casebook(['log', 'With the passphrase.']);
  expect(first).toMatchObject({ status: 0, stderr: '' });
  const second = await log('Without it.');
  expect(second).toMatchObject({ status: 0, stderr: '' });
  const ids = records((await place.casebook(['list', '--json'])).stdout).map(({ id }) => id);
  expect(ids.toSorted()).toEqual([first.stdout.trim(), second.stdout.trim()].toSorted());
});

test('is quick because it loads neither the database nor the key derivation', async () => {
  const coverage = mkdtempSync(join(place.folder, 'loaded-'));
  const env = { ...withoutPassphrase, NODE_V8_COVERAGE: coverage };
  expect(await place.casebook(['log', 'Quick.'], { env })).toMatchObject({ status: 0 });
  const loaded = readdirSync(coverage).flatMap((name) => {
    const { result } = JSON.parse(readFileSync(join(coverage, name), 'utf8')) as {
      result: { url: string }[];
    };
    return result.map(({ url }) => url);
  });
  expect(loaded.length).toBeGreaterThan(20);
  expect(
    loaded.filter((url) => /node_modules\/.*(sqlite|argon2|hash-wasm|lexical)|lexicon/.test(url)),
  ).toEqual([]);
});
