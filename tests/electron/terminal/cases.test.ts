import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { emptyPlace, type Place, records } from './command.ts';

const period = ['--from', '2026-01-01', '--to', '2026-12-31'];
const promotion = ['--kind', 'promotion', '--target', 'senior', ...period];
const secret = 'Xylophone';

let place: Place;
/** The whole way once, by commands alone; the tests look at what it left. */
beforeAll(async () => {
  place = emptyPlace();
  expect(await place.casebook(['init'])).toMatchObject({ status: 0 });
  const entries = [
    [
      'I led the review of the outage in March.',
      '--date',
      '2026-03-01',
      '--area',
      'operations',
      '--role',
      'led',
    ],
    ['I mentored Ana through her first design.', '--date', '2026-05-01', '--project', 'Atlas'],
    [
      'Deploys are quick now.',
      '--date',
      '2026-06-01',
      '--impact',
      'deploy',
      '--before',
      '40',
      '--after',
      '8',
    ],
    [`${secret} month.`, '--date', '2026-06-11', '--kind', 'struggle', '--area', 'maturity'],
    [`${secret} talk.`, '--date', '2026-06-12', '--sealed', '--area', 'communication'],
  ];
  const ids: string[] = [];
  for (const entry of entries) ids.push((await place.casebook(['log', ...entry])).stdout.trim());
  expect(new Set(ids).size).toBe(5);
  await place.casebook(['confirm', ids[1] ?? '', '--area', 'leadership']);
  await place.casebook(['confirm', ids[2] ?? '', '--area', 'delivery']);
}, 60_000);
afterAll(() => place.remove());

/** The lines that tell of a deed: every bullet but the known gaps, which name what is expected. */
function bulletsOf(markdown: string): string[] {
  const told = markdown.replace(/^## Known gaps$[\s\S]*?(?=^## )/m, '');
  return told.split('\n').filter((line) => line.startsWith('- '));
}

test('every bullet of a draft names its sources, and the index holds them', async () => {
  const { status, stdout, stderr } = await place.casebook(['draft', ...promotion]);
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  const indexed = [...stdout.matchAll(/^- \*\*(E\d+)\*\* /gm)].map((match) => match[1]);
  const bullets = bulletsOf(stdout).filter((line) => !line.startsWith('- **E'));
  expect(indexed).toHaveLength(3);
  expect(bullets.length).toBeGreaterThan(2);
  for (const bullet of bullets) {
    const cited = /\[(E\d+(?:, E\d+)*)\]$/.exec(bullet)?.[1]?.split(', ') ?? [];
    expect(cited, bullet).not.toEqual([]);
    for (const source of cited) expect(indexed).toContain(source);
  }
  for (const words of ['the outage in March', 'mentored Ana', '40 → 8']) expect(stdout).toContain(words);
  expect(stdout).not.toContain(secret);
});

test('the same draft as a page of its own asks for nothing from outside', async () => {
  const out = join(place.folder, 'case.html');
  const answer = await place.casebook(['draft', ...promotion, '--format', 'html', '--out', out]);
  expect(answer).toEqual({ status: 0, stdout: '', stderr: '' });
  const page = readFileSync(out, 'utf8');
  expect(page).toMatch(/^<!doctype html>/i);
  for (const words of ['the outage in March', 'mentored Ana']) expect(page).toContain(words);
  expect(page).not.toMatch(/<script|\bsrc=|<link|https?:\/\//i);
  expect(page).not.toContain(secret);
});

test('replaces a file whole and keeps its permissions, without leaving another beside it', async () => {
  const out = join(place.folder, 'brag.md');
  writeFileSync(out, 'x'.repeat(100_000), { mode: 0o640 });
  const words = ['draft', '--kind', 'brag', '--target', 'senior', ...period, '--out', out, '--json'];
  const answer = await place.casebook(words);
  expect(JSON.parse(answer.stdout)).toMatchObject({ format: 'md', out });
  expect(readFileSync(out, 'utf8')).toMatch(/^# Brag document/);
  expect(statSync(out).mode & 0o777).toBe(0o640);
  expect(readdirSync(place.folder).filter((name) => name.startsWith('brag'))).toEqual(['brag.md']);
});

test('a draft keeps nothing; a case that was built is listed, checked and exported', async () => {
  expect((await place.casebook(['case', 'list'])).stdout).toBe('No cases.\n');
  const id = (await place.casebook(['case', 'build', ...promotion, '--from-level', 'junior'])).stdout.trim();
  const listed = JSON.parse((await place.casebook(['case', 'list', '--json'])).stdout) as unknown;
  expect(listed).toMatchObject([{ id, kind: 'promotion', from: '2026-01-01', to: '2026-12-31' }]);
  const [first] = JSON.parse((await place.casebook(['case', 'check', id, '--json'])).stdout) as object[];
  expect(Object.keys(first ?? {})).toEqual(expect.arrayContaining(['found', 'why', 'advice']));
  const out = join(place.folder, 'case.md');
  expect(await place.casebook(['case', 'export', id, '--format', 'md', '--out', out])).toMatchObject({
    status: 0,
  });
  expect(readFileSync(out, 'utf8')).toMatch(/^# Promotion case: Junior engineer to Senior engineer/);
});

test('an export stops when a source was made private since', async () => {
  const id = (await place.casebook(['case', 'build', ...promotion])).stdout.trim();
  const [entry] = records((await place.casebook(['search', 'mentored', '--json'])).stdout);
  await place.casebook(['edit', String(entry?.id), '--private']);
  const out = join(place.folder, 'stopped.md');
  const answer = await place.casebook(['case', 'export', id, '--format', 'md', '--out', out]);
  expect(answer).toMatchObject({ status: 1, stdout: '' });
  expect(existsSync(out)).toBe(false);
  const checked = (await place.casebook(['case', 'check', id])).stdout;
  expect(checked).toMatch(/Stale \(its source is no longer shareable\): it stands on a private entry/);
  expect(checked).not.toContain('mentored');
});

test('refuses a level the ladder in force does not have, and one it had', async () => {
  const words = ['draft', '--kind', 'brag', '--target', 'director', ...period];
  expect((await place.casebook(words)).stderr).toMatch(/no such level.*senior-principal/);
  expect((await place.casebook(['ladder', 'use', 'Manager'])).status).toBe(0);
  expect(await place.casebook(words)).toMatchObject({ status: 0, stderr: '' });
  expect(JSON.parse((await place.casebook(['ladder', 'show', '--json'])).stdout)).toMatchObject({
    id: 'manager',
  });
});
