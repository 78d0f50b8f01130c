import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { type Place, placeWithJournal } from './command.ts';
import { openElsewhere } from './elsewhere.ts';

let place: Place & { readonly recoveryCode: string };
beforeEach(async () => {
  const made = await placeWithJournal();
  // Registered before any window of a test, hence done after it is closed.
  onTestFinished(() => made.remove());
  place = made;
});

const backups = () => join(place.journal, 'backups');
const made = () => readdirSync(backups()).filter((name) => name.endsWith('.casebook'));

function file(name: string, text: string): string {
  const path = join(place.folder, name);
  writeFileSync(path, text);
  return path;
}

/** Makes a backup of a journal with one entry, and answers its file. */
async function backedUp(text = 'Settled the contract.'): Promise<string> {
  await place.casebook(['log', text]);
  const answer = await place.casebook(['backup', '--json']);
  expect(answer).toMatchObject({ status: 0, stderr: '' });
  return (JSON.parse(answer.stdout) as { file: string }).file;
}

describe('backup', () => {
  test('never writes over a file, and asks for nothing before it says so', async () => {
    const out = file('mine.casebook', 'mine');
    const answer = await place.casebook(['backup', '--out', out, '--passphrase-file', '/nowhere']);
    expect(answer).toMatchObject({ status: 1, stdout: '' });
    expect(answer.stderr).toMatch(/a file of that name already/);
    expect(readFileSync(out, 'utf8')).toBe('mine');
    expect(existsSync(backups())).toBe(false);
  });

  test('a folder that is not there is told, and a wrong passphrase makes nothing', async () => {
    const nowhere = await place.casebook(['backup', '--out', join(place.folder, 'gone', 'x')]);
    expect(nowhere).toMatchObject({ status: 1, stdout: '' });
    expect(nowhere.stderr).toMatch(/the folder is not there/);
    const wrong = await place.casebook(['backup', '--passphrase-file', file('wrong', 'not it at all')]);
    expect(wrong).toMatchObject({ status: 1, stdout: '' });
    expect(existsSync(backups())).toBe(false);
  });

  test('makes one in the backups’ folder and prints where it is', async () => {
    const answer = await place.casebook(['backup']);
    expect(answer).toMatchObject({ status: 0, stderr: '' });
    const [path = ''] = answer.stdout.split('\n');
    expect(path.startsWith(backups())).toBe(true);
    expect(readFileSync(path).toString('latin1', 0, 18)).toBe('CASEBOOK BACKUP 1\n');
    expect(answer.stdout).toContain('passphrase and the recovery code of today');
  });

  test('with --out it is there, and the backups’ folder keeps one for the day', async () => {
    await place.casebook(['log', 'Settled the contract.']);
    for (const name of ['first.casebook', 'second.casebook']) {
      const answer = await place.casebook(['backup', '--out', name, '--json']);
      const out = join(place.folder, name);
      expect(answer).toMatchObject({ status: 0, stderr: '' });
      expect(JSON.parse(answer.stdout)).toMatchObject({ file: out, reason: 'by-hand' });
      expect(made()).toHaveLength(1);
      expect(await place.casebook(['restore', out, '--to', `${name} back`])).toMatchObject({ status: 0 });
    }
  });
});

test('while a window has the journal open, it is backed up and checked there', async () => {
  await place.casebook(['log', 'Settled the contract.']);
  await openElsewhere(place);
  expect(await place.casebook(['backup'])).toMatchObject({ status: 0, stderr: '' });
  const copied = await place.casebook(['backup', '--out', 'out.casebook']);
  expect(copied).toMatchObject({ status: 0, stderr: '' });
  const verified = await place.casebook(['verify']);
  expect(verified).toMatchObject({ status: 0, stderr: '' });
  expect(verified.stdout).toContain('whole: 1 entry.');
  const restored = await place.casebook(['restore', 'out.casebook', '--to', 'back']);
  expect(restored).toMatchObject({ status: 0, stderr: '' });
});

describe('restore', () => {
  test('what is no backup, a missing file and a folder in use are told before anything is asked', async () => {
    const backup = await backedUp();
    const cases = [
      [[file('notes.txt', 'notes'), '--to', 'back'], /not a backup/],
      [['missing.casebook', '--to', 'back'], /no such file/],
      [[backup, '--to', place.journal], /lies in that folder already/],
    ] as const;
    for (const [words, sentence] of cases) {
      const answer = await place.casebook(['restore', ...words, '--passphrase-file', '/nowhere']);
      expect(answer).toMatchObject({ status: 1, stdout: '' });
      expect(answer.stderr).toMatch(sentence);
    }
    expect(existsSync(join(place.folder, 'back'))).toBe(false);
  });

  test('a wrong passphrase says whose is asked for, and makes nothing', async () => {
    const backup = await backedUp();
    const words = ['restore', backup, '--to', 'back', '--passphrase-file', file('wrong', 'not it at all')];
    const answer = await place.casebook(words);
    expect(answer).toMatchObject({ status: 1, stdout: '' });
    expect(answer.stderr).toMatch(/on the day it was made/);
    expect(existsSync(join(place.folder, 'back'))).toBe(false);
  });

  test('a damaged one is refused', async () => {
    const backup = await backedUp();
    const bytes = readFileSync(backup);
    writeFileSync(backup, bytes.subarray(0, bytes.length - 1));
    const answer = await place.casebook(['restore', backup, '--to', 'back']);
    expect(answer).toMatchObject({ status: 1, stdout: '' });
    expect(answer.stderr).toMatch(/This backup is damaged/);
  });

  test('brings the entries back, says how to open them, and leaves the journal as it is', async () => {
    const backup = await backedUp();
    await place.casebook(['log', 'Written afterwards.']);
    const answer = await place.casebook(['restore', backup, '--to', 'my back']);
    expect(answer).toMatchObject({ status: 0, stderr: '' });
    const folder = join(place.folder, 'my back');
    expect(answer.stdout).toMatch(/^1 entry is back, as of \d{1,2} \w+ \d{4}, in /);
    expect(answer.stdout).toContain(`casebook list --journal '${folder}'`);
    const listed = await place.casebook(['list', '--journal', folder]);
    expect(listed.stdout).toContain('Settled the contract.');
    expect(listed.stdout).not.toContain('Written afterwards.');
    expect((await place.casebook(['list'])).stdout).toContain('Written afterwards.');
  });

  test('with the recovery code, and with the passphrase of its day alone once that changed', async () => {
    const backup = await backedUp();
    const fresh = file('new', 'a passphrase of a new day');
    await place.casebook(['passphrase', '--new-passphrase-file', fresh]);
    const refused = await place.casebook(['restore', backup, '--to', 'a', '--passphrase-file', fresh]);
    expect(refused).toMatchObject({ status: 1, stdout: '' });
    expect(await place.casebook(['restore', backup, '--to', 'b', '--json'])).toMatchObject({ status: 0 });
    const code = file('code', place.recoveryCode);
    const words = ['restore', backup, '--to', 'c', '--recovery-code-file', code, '--json'];
    const answer = await place.casebook(words);
    expect(JSON.parse(answer.stdout)).toMatchObject({ folder: join(place.folder, 'c'), entries: 1 });
  });
});

describe('verify', () => {
  test('tells of a damaged backup and what to do, and ends with 1', async () => {
    const backup = await backedUp();
    const bytes = readFileSync(backup);
    bytes.writeUInt8(bytes.readUInt8(bytes.length - 1) ^ 1, bytes.length - 1);
    writeFileSync(backup, bytes);
    const answer = await place.casebook(['verify']);
    expect(answer.status).toBe(1);
    expect(answer.stdout).toContain('The journal and its index are whole: 1 entry.');
    expect(answer.stdout).toMatch(/\d{8}T\d{6}Z(-\d)?\.casebook is damaged\./);
    expect(answer.stderr).toMatch(/^A backup is damaged, the journal is not: .*\n$/);
    const answered = await place.casebook(['verify', '--json']);
    expect(answered.status).toBe(1);
    const report = JSON.parse(answered.stdout) as { problems: string[]; backups: { state: string }[] };
    expect(report.problems).toEqual([]);
    expect(report.backups.map(({ state }) => state)).toContain('damaged');
  });

  test('a damaged journal is told', async () => {
    await backedUp();
    const database = join(place.journal, 'journal.db');
    const bytes = readFileSync(database);
    for (let page = 3; page * 4096 < bytes.length; page += 1)
      bytes.fill(0x5a, page * 4096 + 100, page * 4096 + 200);
    writeFileSync(database, bytes);
    const answer = await place.casebook(['verify']);
    expect(answer.status).toBe(1);
    expect(answer.stderr).toMatch(/damaged|not whole/);
  });

  test('says when everything is sound', async () => {
    await backedUp();
    const answer = await place.casebook(['verify']);
    expect(answer).toMatchObject({ status: 0, stderr: '' });
    expect(answer.stdout).toMatch(/whole: 1 entry\.\n\d backups? (is|are) sound, of \d\.\n$/);
  });

  test('says when there is no backup, as in a folder that was emptied', async () => {
    await place.casebook(['list']);
    rmSync(backups(), { recursive: true, force: true });
    mkdirSync(backups());
    writeFileSync(join(backups(), '20200101T000000Z.casebook'), 'nothing');
    const answer = await place.casebook(['verify']);
    expect(answer.status).toBe(1);
    expect(answer.stdout).toContain('20200101T000000Z.casebook is damaged.');
  });
});
