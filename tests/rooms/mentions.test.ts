import { readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { describe, expect, test } from 'vitest';
import { mentionsIn } from './mentions.ts';
import { filesBelow } from './read-imports.ts';

const project = join(import.meta.dirname, '..', '..');

/** A text put together here, so that this file does not mention it itself. */
const said = (...parts: string[]) => parts.join('');

describe('the check finds', () => {
  test.each([
    said('see ../sh', 'ared/DESIGN.md'),
    said('sh', 'ared/VAULT.md'),
    said("'../../sh", "ared/look/look.html'"),
    said('cd /wo', 'rk/main'),
    said("'/ro", "ot/.cache'"),
    said('https://regi', 'stry.example.org/react'),
    said('https://www.np', 'mjs.com/package/react'),
    '/checkouts/casebook/electron',
  ])('%s', (text) => {
    expect(mentionsIn(text, '/checkouts/casebook')).not.toEqual([]);
  });
});

test.each([
  `import { ok } from '../../shared/domain/result/result.ts';`,
  'https://example.com/work/item',
  'the /journal address',
  'It stands in the registry. Look there.',
  'electron/core/shared/look.ts',
  'join(tmpdir(), name)',
  'posix.join(home, ".config")',
])('the check lets %s through', (text) => {
  expect(mentionsIn(text, '/checkouts/casebook')).toEqual([]);
});

test('no file of the project mentions a path of one machine, a registry or notes outside of it', () => {
  const isText = (path: string) =>
    /\.(ts|tsx|js|mjs|json|css|html|md|yml|yaml|sh|svg|txt)$|\.ci\/|\.npmrc|\.gitignore|LICENSE/.test(path);
  const found = filesBelow(project)
    .map((file) => relative(project, file).split(sep).join('/'))
    .filter(isText)
    .map((path) => ({ path, mentions: mentionsIn(readFileSync(join(project, path), 'utf8'), project) }))
    .filter(({ mentions }) => mentions.length > 0);
  expect(found).toEqual([]);
});
