import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import {
  busySentence,
  readHolder,
  releaseHolder,
  takeHolder,
} from '../../../../electron/core/vault/holder.ts';
import { journalFiles } from '../../../../electron/core/vault/journal-files.ts';
import { codeFrom, temporaryFolder, valueFrom } from './vault-fixtures.ts';

const since = Date.UTC(2026, 2, 12, 13, 5);

function folderHeldBy(changes: Record<string, unknown>): string {
  const folder = temporaryFolder();
  takeHolder(folder, 'browser', since);
  const { holder } = journalFiles(folder);
  writeFileSync(holder, JSON.stringify({ ...JSON.parse(readFileSync(holder, 'utf8')), ...changes }));
  return folder;
}

test.each(['', '{', 'null', '[]', '{"shell":"desktop"}'])('a holder file of %j names nobody', (text) => {
  const folder = temporaryFolder();
  writeFileSync(journalFiles(folder).holder, text);
  expect(readHolder(folder)).toBeUndefined();
  expect(() => releaseHolder(folder)).not.toThrow();
});

test.each<Record<string, unknown>>([
  { pid: 0 },
  { pid: -1 },
  { pid: 1.5 },
  { shell: 'kernel' },
  { since: 9e15 },
  { door: 7 },
])('a holder with %j is nobody, and nothing is signalled', (changes) => {
  expect(readHolder(folderHeldBy(changes))).toBeUndefined();
});

test('a process that is gone holds nothing', () => {
  const { pid } = spawnSync(process.execPath, ['-e', '']);
  expect(readHolder(folderHeldBy({ pid }))).toBeUndefined();
});

test('a process of another computer is not looked for here', () => {
  expect(readHolder(folderHeldBy({ host: 'another-computer' }))).toBeUndefined();
});

test('a folder that cannot be written is told', () => {
  const file = join(temporaryFolder(), 'file');
  writeFileSync(file, '');
  expect(codeFrom(takeHolder(join(file, 'journal'), 'desktop', since))).toBe('not-writable');
  expect(readHolder(join(file, 'journal'))).toBeUndefined();
});

test('releasing withdraws this process’s name and leaves another’s', () => {
  const mine = temporaryFolder();
  takeHolder(mine, 'terminal', since);
  releaseHolder(mine);
  expect(readdirSync(mine)).toEqual([]);
  const another = folderHeldBy({ pid: process.ppid });
  releaseHolder(another);
  expect(readHolder(another)?.pid).toBe(process.ppid);
});

test('the living holder is read back, from a file of its owner’s alone', () => {
  const folder = temporaryFolder();
  const taken = valueFrom(takeHolder(folder, 'desktop', since));
  expect(readHolder(folder)).toEqual(taken);
  expect(taken).toEqual({ shell: 'desktop', pid: process.pid, since });
  expect(readdirSync(folder)).toEqual(['journal.holder.json']);
  expect(statSync(journalFiles(folder).holder).mode & 0o777).toBe(0o600);
});

test('the holder’s door is read back where it has one', () => {
  const folder = temporaryFolder();
  const taken = valueFrom(takeHolder(folder, 'desktop', since, '/run/casebook-door-x/door'));
  expect(readHolder(folder)).toEqual(taken);
  expect(taken.door).toBe('/run/casebook-door-x/door');
  takeHolder(folder, 'desktop', since);
  expect(readHolder(folder)).not.toHaveProperty('door');
});

test('taking replaces the name that a dead process left', () => {
  const folder = folderHeldBy({ pid: spawnSync(process.execPath, ['-e', '']).pid });
  takeHolder(folder, 'terminal', since + 1);
  expect(readHolder(folder)).toEqual({ shell: 'terminal', pid: process.pid, since: since + 1 });
});

test('the sentence says who, since when in the person’s zone, and what to do', () => {
  const later = since + 60_000;
  const holder = { pid: 1, since } as const;
  expect(busySentence({ ...holder, shell: 'browser' }, later, 'Europe/Madrid')).toBe(
    'Casebook’s browser window has this journal open since 14:05. Close or lock it there, then try again.',
  );
  expect(busySentence({ ...holder, shell: 'desktop' }, later, 'UTC')).toBe(
    'Casebook’s desktop window has this journal open since 13:05. Close or lock it there, then try again.',
  );
  expect(busySentence({ ...holder, shell: 'terminal' }, later, 'America/New_York')).toBe(
    'A casebook command in a terminal has this journal open since 09:05. Let it finish or stop it, then try again.',
  );
  expect(busySentence({ ...holder, shell: 'browser' }, since + 86_400_000, 'UTC')).toContain(
    'since 13:05 on 12 March 2026.',
  );
  expect(busySentence(undefined, later, 'UTC')).toBe(
    'Another program has this journal open. Close or lock it there, then try again.',
  );
});
