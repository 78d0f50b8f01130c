import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { emptyPlace, type Place } from './command.ts';

let place: Place;
beforeAll(() => {
  place = emptyPlace();
});
afterAll(() => place.remove());

test.each([
  [['frob'], /unknown command 'frob'/],
  [['list', '--frob'], /unknown option '--frob'/],
  [['--journal'], /argument missing/],
  [['--journal', 'map', 'lst'], /unknown command 'lst'/],
  [['show'], /missing required argument 'id'/],
  [['show', 'a', 'b'], /too many arguments/],
  [['log', 'a', 'b'], /too many arguments/],
  [['log', 'x', '--kind', 'triumph'], /Allowed choices are win/],
  [['log', 'x', '--area', 'juggling'], /Areas are social, communication/],
  [['log', 'x', '--role', 'hero'], /Allowed choices are contributed/],
  [['log', 'x', '--private', '--sealed'], /cannot be used with/],
  [['log', 'x', '--before', '3'], /belong to --impact/],
  [['log'], /set EDITOR/],
  [['list', '--limit', '0'], /whole number from 1/],
  [['list', '--limit', '1.5'], /whole number from 1/],
  [['edit', '0190b2a0-0000-7000-8000-000000000000'], /Say what to change/],
  [['confirm', '0190b2a0-0000-7000-8000-000000000000'], /at least one area/],
  [['confirm', 'x', '--area', 'quality', 'juggling'], /“juggling” is not a skill area/],
  [['draft', '--kind', 'promotion'], /required option '--target/],
  [['restore', 'x.casebook'], /required option '--to/],
  [['restore', '--to', 'x'], /missing required argument 'file'/],
  [['backup', 'x'], /too many arguments/],
  [
    ['draft', '--kind', 'poem', '--target', 'senior', '--from', 'a', '--to', 'b'],
    /Allowed choices are promotion/,
  ],
])('%j is wrong usage', async (words, sentence) => {
  const answer = await place.casebook(words);
  expect(answer).toMatchObject({ status: 2, stdout: '' });
  expect(answer.stderr).toMatch(sentence);
  expect(answer.stderr.trimEnd().split('\n')).toHaveLength(1);
  expect(existsSync(place.journal)).toBe(false);
});

test.each([
  [['import', 'x.md', '--from', 'markdown', '--dry-run'], '`import`'],
  [['export', '--out', 'x', '--format', 'json', '--include-sealed'], '`export`'],
  [['export', '--help'], '`export`'],
  [['import', '--help'], '`import`'],
  [['ladder', 'import', 'x.md'], '`ladder import`'],
  [
    ['draft', '--kind', 'brag', '--target', 's', '--from', 'a', '--to', 'b', '--format', 'pdf'],
    'write pdf yet',
  ],
  [['case', 'export', 'x', '--format', 'json-resume', '--out', 'x'], 'write json-resume yet'],
  [['draft', '--kind', 'brag', '--target', 's', '--from', 'a', '--to', 'b', '--judge', 'Ana'], 'judges yet'],
])('%j is said not to be there yet', async (words, sentence) => {
  const answer = await place.casebook(words);
  expect(answer).toMatchObject({ status: 2, stdout: '' });
  expect(answer.stderr).toContain(sentence);
});

test('the help lists every command there is and none that is not', async () => {
  const { status, stdout } = await place.casebook(['--help']);
  const listed = [...stdout.matchAll(/^ {2}([a-z]+)\b/gm)].map((match) => match[1]);
  expect(status).toBe(0);
  expect(listed).toEqual(
    'init passphrase recover log show edit delete untrash trash list search confirm reject map areas ladder case draft backup restore verify help'.split(
      ' ',
    ),
  );
});

test('a command’s help tells of its own options and of those every command has', async () => {
  const { status, stdout } = await place.casebook(['log', '--help']);
  expect(status).toBe(0);
  expect(stdout).toMatch(/--area <area>[\s\S]*--sealed[\s\S]*Global Options:[\s\S]*--passphrase-file/);
});

test('the areas need no journal and no passphrase', async () => {
  const answer = await place.casebook(['areas', '--json'], { env: { CASEBOOK_PASSPHRASE_FILE: '/nowhere' } });
  const areas = JSON.parse(answer.stdout) as { id: string; group: string }[];
  expect(answer).toMatchObject({ status: 0, stderr: '' });
  expect(areas).toHaveLength(13);
  expect(areas.filter((area) => area.group === 'soft')).toHaveLength(5);
  expect(existsSync(place.journal)).toBe(false);
});

test('run by npm, it reads relative paths from where the person is', async () => {
  const elsewhere = join(place.folder, 'elsewhere');
  mkdirSync(elsewhere);
  const env = { npm_lifecycle_event: 'casebook', INIT_CWD: elsewhere };
  const { stderr } = await place.casebook(['list', '--journal', 'mine'], { env });
  expect(stderr).toContain(`There is no journal in ${join(elsewhere, 'mine')}.`);
});

test.each([
  [['--version'], /^\d+\.\d+\.\d+\n$/],
  [['help', 'list'], /^Usage: casebook list/],
  [['case', 'build', '--help'], /^Usage: casebook case build[\s\S]*--with-suggestions/],
])('%j is answered on standard output', async (words, answer) => {
  const { status, stdout, stderr } = await place.casebook(words);
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  expect(stdout).toMatch(answer);
});
