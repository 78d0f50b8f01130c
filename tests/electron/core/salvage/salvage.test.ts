import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { newestVersion } from '../../../../electron/core/database/migrate.ts';
import { knownTrees, schemaTree } from '../../../../electron/core/salvage/known-trees.ts';
import { readPages } from '../../../../electron/core/salvage/read-pages.ts';
import { salvage } from '../../../../electron/core/salvage/salvage.ts';
import { databaseAtVersion } from '../../../support/plain-database.ts';
import { closedJournal, pagesOf, textsIn, wholeTexts, withPage, writeEntries } from './salvage-fixtures.ts';

const destroyed = (page: Buffer) => void page.fill(0x55);

test('every table and index of the newest version is known as it is stored', () => {
  const database = databaseAtVersion(newestVersion);
  const stored = database.all<{ type: string; name: string; tbl_name: string; sql: string | null }>({
    text: `SELECT type, name, tbl_name, sql FROM sqlite_schema WHERE rootpage > 0`,
    values: [],
  });
  const found = stored
    // Of a table WITHOUT ROWID the index of its key is the table itself.
    .filter(
      ({ name, sql }) =>
        sql !== null ||
        database.all({ text: `SELECT 1 FROM pragma_index_xinfo('${name}')`, values: [] }).length > 0,
    )
    .map(({ type, name, sql }) => {
      const isTable = type === 'table' && !/WITHOUT ROWID/i.test(sql ?? '');
      const columns = database.all<{ name: string | null }>({
        text:
          type === 'table'
            ? `SELECT name FROM pragma_table_info('${name}')`
            : `SELECT coalesce(name, 'row') AS name FROM pragma_index_xinfo('${name}')`,
        values: [],
      });
      return { name, kind: isTable ? 'table' : 'index', columns: columns.map((column) => column.name) };
    });
  const known = knownTrees.map(({ name, kind, columns }) => ({ name, kind, columns: Object.keys(columns) }));
  const byName = (a: { name: string }, b: { name: string }) => a.name.localeCompare(b.name);
  expect(known.sort(byName)).toEqual(found.sort(byName));
  expect(Object.keys(schemaTree.columns)).toEqual(['type', 'name', 'tbl_name', 'rootpage', 'sql']);
});

test('nothing but Node is needed: it stands alone', () => {
  const folder = join(import.meta.dirname, '../../../../electron/core/salvage');
  for (const name of readdirSync(folder)) {
    const imported = readFileSync(join(folder, name), 'utf8').matchAll(/from '([^']+)'/g);
    for (const [, from] of imported) expect(`${name} from ${from}`).toMatch(/ from (node:|\.\/)/);
  }
});

test('every row of a whole database is read as SQLite reads it, and is sound', () => {
  const { journal, bytes, key } = closedJournal((open) => {
    writeEntries(open);
    const { id } = open.value('entry.create', { kind: 'win', date: '2026-01-01', text: 'to be deleted' });
    open.value('entry.delete', { id });
    open.value('trash.empty', {});
    open.value('case.build', {
      kind: 'promotion',
      targetLevel: 'senior',
      from: '2026-01-01',
      to: '2026-12-31',
    });
    open.value('ladder.use', { id: 'manager' });
  });
  const salvaged = salvage(readPages({ database: bytes }, key));
  journal.look((database) => {
    for (const { name, columns } of knownTrees) {
      const isIndex = name.startsWith('sqlite_') || /_by_|_in_trash$/.test(name);
      if (isIndex || name === 'person_alias') continue;
      const rows = database.all<Record<string, unknown>>({ text: `SELECT * FROM ${name}`, values: [] });
      const inOrder = (all: readonly Record<string, unknown>[]) =>
        all.map((row) => JSON.stringify(Object.keys(columns).map((column) => plain(row[column])))).sort();
      const found = salvaged.get(name);
      expect(found?.hasGaps).toBe(false);
      expect(found?.rows.every(({ isSound, isWhole }) => isSound && isWhole)).toBe(true);
      expect(inOrder(found?.rows.map(({ values }) => values) ?? [])).toEqual(inOrder(rows));
      expect(rows.length, name).toBeGreaterThan(0);
    }
  });
});

function plain(value: unknown): unknown {
  return value instanceof Uint8Array ? Buffer.from(value).toString('hex') : value;
}

describe('damaged pages', () => {
  test('a destroyed inner page of the entries costs nothing', () => {
    const whole = closedJournal();
    const { inner } = pagesOf(whole.journal, 'entry');
    expect(inner.length).toBeGreaterThan(0);
    for (const number of inner) {
      const pages = readPages({ database: withPage(whole.bytes, number, destroyed) }, whole.key);
      expect(textsIn(pages)).toEqual(wholeTexts(whole));
    }
  });

  test('a destroyed page of the schema costs nothing', () => {
    const whole = closedJournal();
    const before = salvage(readPages({ database: whole.bytes }, whole.key));
    const { inner, leaves } = pagesOf(whole.journal, 'sqlite_schema');
    for (const number of [...inner, ...leaves].filter((page) => page > 1)) {
      const found = salvage(readPages({ database: withPage(whole.bytes, number, destroyed) }, whole.key));
      for (const name of ['entry', 'project', 'person', 'entry_person', 'entry_link', 'evidence']) {
        const rowsOf = (tables: typeof before) =>
          new Set(tables.get(name)?.rows.map((row) => JSON.stringify(row)));
        expect(rowsOf(found), name).toEqual(rowsOf(before));
      }
    }
  });

  test.each([
    { title: 'proven', sectors: [0, 1, 2, 3, 4, 5, 6, 7], hasSalt: true },
    { title: 'not proven, since the salt is lost', sectors: [1, 6], hasSalt: false },
  ])(
    'a lost sector of the schema costs nothing, while the other pages are $title',
    ({ sectors, hasSalt }) => {
      const alsoDamaged = (bytes: Buffer) =>
        hasSalt ? bytes : withPage(bytes, 1, (page) => void page.fill(0, 0, 512));
      const whole = closedJournal();
      const before = salvage(readPages({ database: whole.bytes }, whole.key));
      const { leaves } = pagesOf(whole.journal, 'sqlite_schema');
      const names = [
        'entry',
        'project',
        'person',
        'sqlite_autoindex_entry_1',
        'sqlite_autoindex_person_2',
        'evidence',
      ];
      for (const number of leaves) {
        for (const sector of sectors) {
          const lost = withPage(
            whole.bytes,
            number,
            (page) => void page.fill(0, sector * 512, sector * 512 + 512),
          );
          const found = salvage(readPages({ database: alsoDamaged(lost) }, whole.key));
          const valuesOf = (tables: typeof before, name: string) =>
            tables
              .get(name)
              ?.rows.map(({ values }) => JSON.stringify(values))
              .sort();
          for (const name of names)
            expect(valuesOf(found, name), `${name} ${number} ${sector}`).toEqual(valuesOf(before, name));
        }
      }
    },
  );

  test('a destroyed leaf costs its own entries alone', () => {
    const whole = closedJournal();
    const before = wholeTexts(whole);
    const [, leaf = 0] = pagesOf(whole.journal, 'entry').leaves;
    const found = textsIn(readPages({ database: withPage(whole.bytes, leaf, destroyed) }, whole.key));
    expect(found.size).toBeLessThan(before.size);
    expect(found.size).toBeGreaterThan(before.size - 8);
    for (const [id, row] of found) expect(row).toEqual(before.get(id));
  });

  test('a destroyed overflow page leaves the beginning of its entry, unproven', () => {
    const whole = closedJournal((open) => {
      open.value('entry.create', {
        kind: 'win',
        date: '2026-11-20',
        text: `start ${'long words '.repeat(3000)}end`,
      });
      open.value('entry.create', { kind: 'win', date: '2026-11-20', text: 'short' });
    });
    const overflow = overflowPages(whole, 'entry');
    expect(overflow.length).toBeGreaterThan(4);
    const damaged = withPage(whole.bytes, overflow[3] ?? 0, destroyed);
    const found = [...textsIn(readPages({ database: damaged }, whole.key)).values()];
    expect(found.map(({ isSound }) => isSound).sort()).toEqual([false, true]);
    const long = found.find(({ isSound }) => !isSound);
    expect(String(long?.text).startsWith('start long words')).toBe(true);
    expect(String(long?.text).match(/long words/g)?.length).toBeGreaterThan(900);
  });

  test('a page whose head is noise still gives the rows that can be told', () => {
    const whole = closedJournal();
    const before = wholeTexts(whole);
    const [, leaf = 0] = pagesOf(whole.journal, 'entry').leaves;
    const damaged = withPage(whole.bytes, leaf, (page) => void page.fill(0, 0, 16));
    const found = textsIn(readPages({ database: damaged }, whole.key));
    expect([...found.keys()].sort()).toEqual([...before.keys()].sort());
    const unproven = [...found].filter(([, { isSound }]) => !isSound);
    expect(unproven.length).toBeGreaterThan(0);
    for (const [id, { text }] of unproven) expect(text).toBe(before.get(id)?.text);
  });
});

function overflowPages({ journal }: ReturnType<typeof closedJournal>, name: string): readonly number[] {
  return journal.look((database) =>
    database
      .all<{ pageno: number }>({
        text: `SELECT pageno FROM dbstat WHERE name = ? AND pagetype = 'overflow' ORDER BY path`,
        values: [name],
      })
      .map(({ pageno }) => pageno),
  );
}
