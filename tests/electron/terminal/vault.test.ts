import { spawn } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { emptyPlace, finished, type Place, placeWithJournal } from './command.ts';

let place: Place;
afterEach(() => place.remove());

function file(name: string, text: string): string {
  const path = join(place.folder, name);
  writeFileSync(path, text);
  return path;
}

test('makes a journal in the folder that was named and prints its recovery code once', async () => {
  place = emptyPlace();
  const made = await place.casebook(['init']);
  expect(made).toMatchObject({ status: 0, stderr: '' });
  expect(made.stdout).toMatch(/^Recovery code: ([0-9A-HJKMNP-TV-Z]{4}-){8}[0-9A-HJKMNP-TV-Z]{2}\n/);
  const keys = readFileSync(join(place.journal, 'journal.keys.json'), 'utf8');
  expect(keys).toContain(`"memoryKiB": ${256 * 1024}`);

  const again = await place.casebook(['init']);
  expect(again).toMatchObject({ status: 1, stdout: '' });
  expect(readFileSync(join(place.journal, 'journal.keys.json'), 'utf8')).toBe(keys);
  expect(await place.casebook(['log', 'x'])).toMatchObject({ status: 0 });
});

test('without a named folder it works on the one the desktop uses', async () => {
  place = emptyPlace();
  const env = { CASEBOOK_JOURNAL: '', XDG_CONFIG_HOME: join(place.folder, 'config'), APPDATA: place.folder };
  expect(await place.casebook(['init'], { env })).toMatchObject({ status: 0, stderr: '' });
  expect(await place.casebook(['log', 'Here.'], { env })).toMatchObject({ status: 0, stderr: '' });
  expect(existsSync(place.journal)).toBe(false);
  if (process.platform === 'linux') {
    expect(existsSync(join(place.folder, 'config', 'Casebook', 'journal', 'journal.db'))).toBe(true);
  }
});

test('removes one trailing newline of the passphrase file and no more', async () => {
  place = await placeWithJournal();
  for (const [text, status] of [
    [place.passphrase, 0],
    [`${place.passphrase}\r\n`, 0],
    [`${place.passphrase}\n\n`, 1],
    [`${place.passphrase} `, 1],
  ] as const) {
    const words = ['list', '--passphrase-file', file('other.txt', text)];
    expect(await place.casebook(words)).toMatchObject({ status });
  }
});

test('changes the passphrase: the old one opens nothing more, the recovery code still does', async () => {
  const made = await placeWithJournal();
  place = made;
  await place.casebook(['log', 'Kept.']);
  const fresh = file('new.txt', 'a new passphrase');
  const env = { CASEBOOK_PASSPHRASE_FILE: fresh };
  expect(
    await place.casebook(['passphrase', '--new-passphrase-file', file('short.txt', 'short')]),
  ).toMatchObject({
    status: 1,
  });
  expect(await place.casebook(['passphrase', '--new-passphrase-file', fresh])).toMatchObject({
    status: 0,
    stderr: '',
  });
  expect(await place.casebook(['list'])).toMatchObject({ status: 1, stdout: '' });
  expect((await place.casebook(['list'], { env })).stdout).toContain('Kept.');

  const code = file('code.txt', `${made.recoveryCode.toLowerCase().replaceAll('-', ' ')}\n`);
  const words = [
    'recover',
    '--recovery-code-file',
    code,
    '--new-passphrase-file',
    file('third.txt', 'the third one'),
  ];
  expect(await place.casebook(words)).toMatchObject({ status: 0, stderr: '' });
  expect(
    (await place.casebook(['list', '--passphrase-file', join(place.folder, 'third.txt')])).stdout,
  ).toContain('Kept.');
});

test('refuses a recovery code with a slip and changes nothing', async () => {
  const made = await placeWithJournal();
  place = made;
  const [first = '', ...rest] = made.recoveryCode;
  const slipped = file('code.txt', (first === '0' ? '1' : '0') + rest.join(''));
  const words = [
    'recover',
    '--recovery-code-file',
    slipped,
    '--new-passphrase-file',
    file('new.txt', 'a new one'),
  ];
  const answer = await place.casebook(words);
  expect(answer).toMatchObject({ status: 1, stdout: '' });
  expect(answer.stderr).toMatch(/slip in this recovery code/);
  expect(await place.casebook(['list'])).toMatchObject({ status: 0 });
});

const script = '/usr/bin/script';

describe.skipIf(!existsSync(script) || process.platform !== 'linux')('on a terminal', () => {
  /** Runs a shell's line on a terminal of its own, typing an answer at each prompt. */
  async function onTerminal(line: string, ...answers: string[]) {
    const { CASEBOOK_PASSPHRASE_FILE: _, ...env } = place.env;
    const child = spawn(script, ['-qec', line, '/dev/null'], {
      env: { ...env, SHELL: '/bin/sh', TERM: 'xterm-256color' },
    });
    let seen = 0;
    child.stdout.on('data', (chunk: Buffer) => {
      seen += [...chunk.toString().matchAll(/(passphrase|again|code): /gi)].length;
      while (seen > 0 && answers.length > 0) {
        child.stdin.write(answers.shift() ?? '');
        seen -= 1;
      }
    });
    return finished(child);
  }

  test('asks for the passphrase without showing it, while standard input carries the text', async () => {
    place = await placeWithJournal();
    const id = (await place.casebook(['log', 'Before.'])).stdout.trim();
    const typed = `${place.passphrase}x\u007f\r`;
    const line = `echo 'From the pipe.' | ${place.command} edit ${id} --text - --json`;
    const answer = await onTerminal(line, typed);
    expect(answer.status).toBe(0);
    expect(answer.stdout).toMatch(/^Passphrase: /);
    expect(answer.stdout).toContain('"text":"From the pipe."');
    expect(answer.stdout).not.toContain('correct');
  });

  test('gives up at Ctrl-C and at Ctrl-D, and changes nothing', async () => {
    place = await placeWithJournal();
    const id = (await place.casebook(['log', 'As it was.'])).stdout.trim();
    for (const key of ['\u0003', '\u0004']) {
      const answer = await onTerminal(`${place.command} edit ${id} --text Unwanted`, key);
      expect(answer.status).toBe(1);
      expect(answer.stdout).toContain('Given up');
    }
    expect((await place.casebook(['list'])).stdout).toContain('As it was.');
  });

  test('asks for a new passphrase twice and refuses two that differ', async () => {
    place = emptyPlace();
    const answer = await onTerminal(`${place.command} init`, 'a passphrase\r', 'another one\r');
    expect(answer.status).toBe(1);
    expect(answer.stdout).toContain('The two passphrases differ');
    expect(existsSync(place.journal)).toBe(false);
  });

  test('colours its answers there, unless asked not to', async () => {
    place = emptyPlace();
    expect((await onTerminal(`${place.command} areas`)).stdout).toContain('\u001b[1m');
    expect((await onTerminal(`NO_COLOR=1 ${place.command} areas`)).stdout).not.toContain('\u001b[1m');
  });
});

test('without a terminal and without a file it says how to give the passphrase', async () => {
  place = await placeWithJournal();
  // A session of its own has no terminal, wherever these tests run.
  const line = `setsid -w ${place.command} list`;
  const env = { ...place.env, CASEBOOK_PASSPHRASE_FILE: '' };
  const answer = await finished(spawn('/bin/sh', ['-c', line], { env }));
  expect(answer).toMatchObject({ status: 1, stdout: '' });
  expect(answer.stderr).toMatch(/Give --passphrase-file/);
});
