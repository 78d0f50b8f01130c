import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { readHolder } from '../../../electron/core/vault/holder.ts';
import { journalFiles } from '../../../electron/core/vault/journal-files.ts';
import { type Place, placeWithJournal, records } from './command.ts';
import { openElsewhere } from './elsewhere.ts';

let place: Place & { readonly recoveryCode: string };
beforeEach(async () => {
  const made = await placeWithJournal();
  // Registered before any window of a test, hence done after they are closed.
  onTestFinished(() => made.remove());
  place = made;
});

function file(name: string, text: string): string {
  const path = join(place.folder, name);
  writeFileSync(path, text);
  return path;
}

/** Runs a command that must succeed and answers what it printed. */
async function done(...words: string[]): Promise<string> {
  const answer = await place.casebook(words);
  expect(answer).toMatchObject({ status: 0, stderr: '' });
  return answer.stdout;
}

describe('while a window has the journal open', () => {
  test('a wrong passphrase is refused', async () => {
    await openElsewhere(place);
    const answer = await place.casebook([
      'list',
      '--passphrase-file',
      file('wrong.txt', 'not the passphrase'),
    ]);
    expect(answer).toMatchObject({ status: 1, stdout: '' });
    expect(answer.stderr).toMatch(/passphrase does not open/);
  });

  test('a door that leads elsewhere is noticed, and the sentence says who holds the journal', async () => {
    await openElsewhere(place);
    const { holder } = journalFiles(place.journal);
    const stored = JSON.parse(readFileSync(holder, 'utf8')) as { door: string };
    for (const door of [`${stored.door}.other`, '/tmp/casebook-door-nobody/door', undefined]) {
      writeFileSync(holder, JSON.stringify({ ...stored, door }));
      const answer = await place.casebook(['list']);
      expect(answer).toMatchObject({ status: 1, stdout: '' });
      expect(answer.stderr).toMatch(/Casebook’s browser window has this journal open since/);
    }
  });

  test('a window that does not answer is named', async () => {
    const window = await openElsewhere(place);
    window.signal('SIGSTOP');
    const answer = await place.casebook(['list']);
    window.signal('SIGCONT');
    expect(answer).toMatchObject({ status: 1, stdout: '' });
    expect(answer.stderr).toMatch(/browser window has this journal open/);
  });

  test('every command works on it, and the window hears of each change', async () => {
    const window = await openElsewhere(place);
    const id = (
      await done('log', 'I led the incident review.', '--date', '2026-11-20', '--area', 'data')
    ).trim();
    expect(records(await done('list', '--json')).map((record) => record.id)).toEqual([id]);
    expect(await done('search', 'incident', 'kind:win')).toContain('I led the incident review.');
    const before = window.printed().length;
    expect(await done('edit', id, '--text', 'I led both incident reviews.')).toBe(`${id}\n`);
    expect(window.printed().slice(before).join()).toContain('"topics":["entries"');
    expect(await done('show', id)).toContain('I led both incident reviews.');
    await done('confirm', id, '--area', 'quality');
    expect(await done('areas', '--evidence')).toContain('single');
    expect(await done('ladder', 'show')).toContain('Staff');
    const period = ['--kind', 'brag', '--target', 'senior', '--from', '2026-01-01', '--to', '2026-12-31'];
    expect(await done('draft', ...period)).toContain('both incident reviews');
    const built = JSON.parse(await done('case', 'build', ...period, '--json')) as { id: string };
    expect(await done('case', 'list')).toContain(built.id);
    expect(await done('backup')).toContain('.casebook');
    await done('verify');
    await done('delete', id);
    expect(await done('list')).toBe('No entries.\n');
    expect(await done('trash', 'empty')).toContain('1 entry is gone for good.');
  }, 120_000);

  test('lists as much as it holds, however long the answer', async () => {
    const input = 'word '.repeat(39_000);
    for (let count = 0; count < 8; count += 1) {
      expect(await place.casebook(['log', '-'], { input })).toMatchObject({ status: 0 });
    }
    await openElsewhere(place);
    const listed = records(await done('list', '--json'));
    expect(listed.map((record) => (record.text as string).length)).toEqual(Array(8).fill(input.length));
  });

  test('the passphrase can be changed, and commands go on with the new one', async () => {
    await openElsewhere(place);
    await done('log', 'Kept.');
    const fresh = file('new.txt', 'a new passphrase');
    expect(await done('passphrase', '--new-passphrase-file', fresh)).toContain('`casebook backup`');
    expect(await place.casebook(['list'])).toMatchObject({ status: 1, stdout: '' });
    expect(await done('list', '--passphrase-file', fresh)).toContain('Kept.');
    const code = file('code.txt', place.recoveryCode);
    const third = file('third.txt', 'the third one');
    await done('recover', '--recovery-code-file', code, '--new-passphrase-file', third);
    expect(await done('list', '--passphrase-file', third)).toContain('Kept.');
  });

  test('once it is locked there, or gone, the commands open the journal themselves', async () => {
    const window = await openElsewhere(place);
    await done('log', 'Before.');
    await window.lock();
    expect(readHolder(place.journal)).toBeUndefined();
    expect(await done('list')).toContain('Before.');
    const another = await openElsewhere(place);
    await another.kill();
    expect(await done('list')).toContain('Before.');
  });
});

test('what is logged shows up in the open window within a second, under the same id', async () => {
  const window = await openElsewhere(place);
  const before = window.printed().length;
  const env = { CASEBOOK_PASSPHRASE_FILE: '/nowhere/passphrase' };
  const answer = await place.casebook(['log', 'Seen at once.'], { env });
  expect(answer).toMatchObject({ status: 0, stderr: '' });
  const isTold = () =>
    window
      .printed()
      .slice(before)
      .some((line) => line.includes('"entries"'));
  await expect.poll(isTold, { timeout: 1000, interval: 20 }).toBe(true);
  expect(records(await done('list', '--json'))).toMatchObject([
    { id: answer.stdout.trim(), text: 'Seen at once.' },
  ]);
});

test('two commands at once both do what they were asked', async () => {
  const id = (await done('log', 'Wanted by two.')).trim();
  const answers = await Promise.all([
    place.casebook(['edit', id, '--kind', 'learning']),
    place.casebook(['confirm', id, '--area', 'quality']),
    place.casebook(['list', '--json']),
  ]);
  for (const answer of answers) expect(answer).toMatchObject({ status: 0, stderr: '' });
  expect(records(await done('list', '--json'))).toMatchObject([
    { id, kind: 'learning', areas: expect.arrayContaining([{ id: 'quality', state: expect.anything() }]) },
  ]);
});
