import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { pageHeaders } from '../../electron/core/page/page-headers.ts';
import { fuseNames } from '../../scripts/fuses.ts';

const inProject = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const read = (path: string) => readFileSync(inProject(path), 'utf8');

/** One row of a table: what is closed, where, by which tests it is shown, and how far they reach. */
interface Row {
  readonly section: string;
  readonly item: string;
  readonly files: readonly string[];
  readonly tests: readonly { readonly file: string; readonly title: string }[];
  readonly seenIn: string;
}

function rowsIn(document: string): readonly Row[] {
  return document.split(/^## /m).flatMap((part) => {
    const section = part.split('\n', 1)[0] ?? '';
    const lines = part.split('\n').filter((line) => line.startsWith('|'));
    // The head of a table and the line below it.
    return lines.slice(2).map((line) => {
      const cells = line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim());
      const [where = '', proof = '', seenIn = ''] = cells.slice(-3);
      return {
        section,
        item: (cells[0] ?? '').replaceAll('`', ''),
        files: [...where.matchAll(/`([^`]+)`/g)].map(([, file = '']) => file),
        tests: [...proof.matchAll(/`([^`]+)` “([^”]+)”/g)].map(([, file = '', title = '']) => ({
          file,
          title,
        })),
        seenIn,
      };
    });
  });
}

/** Whether a test's source declares a title; one that ends with `…` need only begin like that. */
function declares(source: string, title: string): boolean {
  const isBeginning = title.endsWith('…');
  const wanted = isBeginning ? title.slice(0, -1) : title;
  return ["'", '"', '`'].some((quote) => source.includes(`${quote}${wanted}${isBeginning ? '' : quote}`));
}

function problemsIn(rows: readonly Row[]): readonly string[] {
  return rows.flatMap(({ item, files, tests, seenIn }) => [
    ...(files.length === 0 ? [`${item}: no file is named`] : []),
    ...(tests.length === 0 ? [`${item}: no test is named`] : []),
    ...(/^(Chromium|Stand-in|Server|Built|Unit|Configuration)$/.test(seenIn)
      ? []
      : [`${item}: seen in ${seenIn}`]),
    ...files.filter((file) => !existsSync(inProject(file))).map((file) => `${item}: ${file} is not there`),
    ...tests
      .filter(({ file, title }) => !existsSync(inProject(file)) || !declares(read(file), title))
      .map(({ file, title }) => `${item}: ${file} has no test “${title}”`),
  ]);
}

const rows = rowsIn(read('docs/security.md'));
const itemsOf = (section: string) => rows.filter((row) => row.section === section).map(({ item }) => item);

describe('the check finds', () => {
  const table = (where: string, proof: string) =>
    `## Part\n\n| Item | Where | Test | Seen in |\n|---|---|---|---|\n| x | ${where} | ${proof} | Unit |\n`;
  const good = [
    '`package.json`',
    '`tests/borders/security-table.test.ts` “no row names what is not there”',
  ] as const;

  test.each([
    ['a file that is not there', table('`electron/gone.ts`', good[1])],
    ['a test that is not there', table(good[0], '`tests/borders/security-table.test.ts` “no such words”')],
    [
      'a test’s file that is not there',
      table(good[0], '`tests/gone.test.ts` “no row names what is not there”'),
    ],
    ['a row without a file', table('', good[1])],
    ['a row without a test', table(good[0], '')],
  ])('%s', (_, document) => {
    expect(problemsIn(rowsIn(document))).toHaveLength(1);
  });

  test('nothing wrong with a row that is true', () => {
    expect(problemsIn(rowsIn(table(...good)))).toEqual([]);
  });
});

describe('docs/security.md', () => {
  test('no row names what is not there', () => {
    expect(rows.length).toBeGreaterThan(60);
    expect(problemsIn(rows)).toEqual([]);
  });

  test('holds every item of Electron’s checklist', () => {
    expect(itemsOf("Electron's security checklist")).toEqual(
      Array.from({ length: 20 }, (_, index) => `${index + 1}`),
    );
  });

  test('holds every directive of the policy', () => {
    const policy = pageHeaders({ nonce: 'n', connect: [] })['Content-Security-Policy'] ?? '';
    const directives = policy.split('; ').map((directive) => directive.split(' ', 1)[0]);
    expect(itemsOf('The Content Security Policy')).toEqual(directives);
  });

  test('holds every fuse', () => {
    expect(itemsOf('The fuses')).toEqual(fuseNames);
  });

  test('holds every leak', () => {
    expect(itemsOf('What Chromium and the system would let out')).toEqual(
      expect.arrayContaining([
        'Spelling dictionary',
        'Requests',
        'Proxy',
        'DNS prefetch',
        'Secure DNS',
        'WebRTC',
        'Caches and storage',
        'Crash dumps',
        'Remote debugging',
        'Network log',
        'Recent documents',
        'Window title',
        'Notifications',
        'Screen capture',
        'Clipboard',
        'Updater and telemetry',
      ]),
    );
  });
});
