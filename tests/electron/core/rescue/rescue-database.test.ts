import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Driver from 'better-sqlite3-multiple-ciphers';
import { describe, expect, test } from 'vitest';
import { connect } from '../../../../electron/core/database/connect.ts';
import { openDatabase } from '../../../../electron/core/database/open-database.ts';
import { type RescueOrder, rescueDatabase } from '../../../../electron/core/rescue/rescue-database.ts';
import { codeOf, succeeded } from '../../../support/outcomes.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';
import {
  type ClosedJournal,
  closedJournal,
  pageBytes,
  pagesOf,
  withPage,
  writeEntries,
} from '../salvage/salvage-fixtures.ts';

const destroyed = (page: Buffer) => void page.fill(0x55);

function flip(page: Buffer, at: number): void {
  page[at] = (page[at] ?? 0) ^ 0x20;
}

/** Rescues a damaged copy and answers the report and a look into the new database. */
async function rescue({ key }: ClosedJournal, bytes: Buffer, order: Partial<RescueOrder> = {}) {
  const folder = temporaryFolder();
  const [file, to] = [join(folder, 'journal.db'), join(folder, 'journal.db.rescued')];
  writeFileSync(file, bytes);
  const result = await rescueDatabase({ file, databaseKeys: [key], to, ...order });
  expect(readFileSync(file).equals(bytes)).toBe(true);
  return {
    result,
    to,
    report: () => succeeded(result),
    rows<Row>(text: string): Row[] {
      const database = succeeded(openDatabase(to, key, { mayCreate: false }));
      const rows = database.all<Row>({ text, values: [] });
      database.close();
      return rows;
    },
  };
}

describe('what is not rescued', () => {
  test('a file that is not there', async () => {
    const folder = temporaryFolder();
    const to = join(folder, 'new.db');
    const result = await rescueDatabase({
      file: join(folder, 'journal.db'),
      databaseKeys: [randomBytes(32)],
      to,
    });
    expect(codeOf(result)).toBe('nothing-readable');
    expect(existsSync(to)).toBe(false);
  });

  test('a file of noise, or one whose key is another', async () => {
    const whole = closedJournal();
    for (const bytes of [randomBytes(40 * pageBytes), Buffer.alloc(0), Buffer.alloc(9000)]) {
      const { result, to } = await rescue(whole, bytes);
      expect(codeOf(result)).toBe('nothing-readable');
      expect(existsSync(to)).toBe(false);
    }
    const { result } = await rescue(whole, whole.bytes, { databaseKeys: [randomBytes(32)] });
    expect(codeOf(result)).toBe('nothing-readable');
  });

  test('what a newer version wrote', async () => {
    const whole = closedJournal();
    const file = join(temporaryFolder(), 'newer.db');
    writeFileSync(file, whole.bytes);
    const connection = connect(file, whole.key);
    connection.pragma('user_version = 99');
    connection.close();
    expect(codeOf((await rescue(whole, readFileSync(file))).result)).toBe('newer-version');
  });

  test('anything, once it was asked to stop: nothing is left of the new database', async () => {
    const whole = closedJournal();
    for (const stopAt of [0, 30, 60, 61]) {
      const stopping = new AbortController();
      const onProgress = (done: number) => done >= stopAt && stopping.abort();
      const { result, to } = await rescue(
        whole,
        withPage(whole.bytes, 12, (page) => (page[9] = 1)),
        {
          signal: stopping.signal,
          onProgress,
        },
      );
      expect(codeOf(result)).toBe('cancelled');
      for (const ending of ['', '-wal', '-journal']) expect(existsSync(`${to}${ending}`)).toBe(false);
    }
  });

  test('anything into a folder that cannot be written', async () => {
    const whole = closedJournal();
    const to = join(temporaryFolder(), 'not', 'there.db');
    expect(codeOf((await rescue(whole, whole.bytes, { to })).result)).toBe('not-writable');
  });
});

const everything = `
  SELECT entry.*, (SELECT name FROM project WHERE row = project_row) AS project,
    (SELECT json_group_array(person.name || entry_person.role) FROM entry_person
      JOIN person ON person.row = person_row WHERE entry_row = entry.row) AS people,
    (SELECT json_group_array(url || label) FROM entry_link WHERE entry_row = entry.row) AS links
  FROM entry ORDER BY entry.row`;

function rowsOf<Row>({ journal }: ClosedJournal, text: string): Row[] {
  return journal.look((database) => database.all<Row>({ text, values: [] }));
}

test('a whole database comes through as it was, row by row', async () => {
  const whole = closedJournal((open) => {
    writeEntries(open, 30);
    open.value('case.build', {
      kind: 'promotion',
      targetLevel: 'senior',
      from: '2026-01-01',
      to: '2026-12-31',
    });
    open.value('ladder.use', { id: 'manager' });
    const { entries } = open.value('entry.list', {});
    for (const entry of entries.slice(0, 2)) open.value('entry.delete', { id: entry.id });
    open.value('trash.empty', {});
    open.value('entry.delete', { id: entries[5]?.id ?? '' });
  });
  const { report, rows, to } = await rescue(whole, whole.bytes);
  expect(report()).toEqual({ exact: 28, unverified: [], lost: 0, otherRowsLost: 0 });
  for (const text of [
    everything,
    'SELECT * FROM evidence ORDER BY entry_row, area_id',
    'SELECT * FROM tombstone ORDER BY entry_id',
    'SELECT * FROM journal_fact ORDER BY key',
    'SELECT id, document, revision, created_at, updated_at, deleted_at FROM promotion_case',
    `SELECT rowid, text FROM entry_index WHERE entry_index MATCH 'cache' ORDER BY rowid`,
  ]) {
    const found = rows(text);
    expect(found.length, text).toBeGreaterThan(0);
    expect(found).toEqual(rowsOf(whole, text));
  }
  if (process.platform !== 'win32') expect(statSync(to).mode & 0o777).toBe(0o600);
});

describe('a damaged database', () => {
  test('with one flipped bit in every fifth page is rescued exactly', async () => {
    const whole = closedJournal();
    let bytes = whole.bytes;
    for (let number = 2; number <= whole.bytes.length / pageBytes; number += 5) {
      bytes = withPage(bytes, number, (page) => flip(page, (number * 131) % 4000));
    }
    const { report, rows } = await rescue(whole, bytes);
    expect(report()).toEqual({ exact: 60, unverified: [], lost: 0, otherRowsLost: 0 });
    expect(rows(everything)).toEqual(rowsOf(whole, everything));
  });

  test('without one page of entries tells how many are lost, and keeps all others exactly', async () => {
    const whole = closedJournal();
    const [, leaf = 0] = pagesOf(whole.journal, 'entry').leaves;
    const { report, rows } = await rescue(whole, withPage(whole.bytes, leaf, destroyed));
    const { exact, unverified, lost } = report();
    expect(lost).toBeGreaterThan(0);
    expect([exact + lost, unverified]).toEqual([60, []]);
    const before = new Map(rowsOf<{ row: number }>(whole, everything).map((row) => [row.row, row]));
    const after = rows<{ row: number }>(everything);
    expect(after).toHaveLength(exact);
    for (const row of after) expect(row).toEqual(before.get(row.row));
  });

  test('marks as unverified what it reads from a page that is not proven, and names it', async () => {
    const whole = closedJournal();
    const [, leaf = 0] = pagesOf(whole.journal, 'entry').leaves;
    const bytes = withPage(whole.bytes, leaf, (page) => void page.fill(0, 3000, 3040));
    const { report, rows } = await rescue(whole, bytes);
    const { exact, unverified, lost, otherRowsLost } = report();
    expect(unverified.length).toBeGreaterThan(0);
    expect([exact + unverified.length, lost, otherRowsLost]).toEqual([60, 0, 0]);
    const marked = rows<{ id: string; date: string }>(
      `SELECT id, date FROM entry WHERE extra ->> 'rescued' = 'unverified' ORDER BY id`,
    );
    expect(marked).toEqual([...unverified].sort((a, b) => a.id.localeCompare(b.id)));
    const before = rowsOf<{ id: string }>(whole, 'SELECT id FROM entry ORDER BY id');
    expect(rows('SELECT id FROM entry ORDER BY id')).toEqual(before);
  });

  test('takes the words of an entry whose row cannot be made out', async () => {
    const whole = closedJournal();
    const [, leaf = 0] = pagesOf(whole.journal, 'entry').leaves;
    const texts = new Map(
      rowsOf<{ id: string; text: string }>(whole, 'SELECT id, text FROM entry').map((row) => [
        row.id,
        row.text,
      ]),
    );
    let kept = 0;
    for (let at = 100; at < 4000; at += 650) {
      const { report, rows } = await rescue(
        whole,
        withPage(whole.bytes, leaf, (page) => void page.fill(1, at, at + 32)),
      );
      const { exact, unverified, lost } = report();
      expect(exact + unverified.length + lost).toBe(60);
      for (const { id } of unverified) {
        const [found] = rows<{ text: string }>(`SELECT text FROM entry WHERE id = '${id}'`);
        const words = new Set(found?.text.split(' '));
        if (
          texts
            .get(id)
            ?.split(' ')
            .some((word) => /^e(ntry|nd)\d/.test(word) && words.has(word))
        )
          kept += 1;
      }
    }
    expect(kept).toBeGreaterThan(6);
  });

  test('rebuilds projects and people from their indexes', async () => {
    const whole = closedJournal();
    for (const name of ['project', 'person']) {
      const [leaf = 0] = pagesOf(whole.journal, name).leaves;
      const { report, rows } = await rescue(whole, withPage(whole.bytes, leaf, destroyed));
      expect(report()).toEqual({ exact: 60, unverified: [], lost: 0, otherRowsLost: 0 });
      expect(rows(everything)).toEqual(rowsOf(whole, everything));
    }
  });

  test('keeps what was decided of an area where only the index tells of it, and counts the rest as lost', async () => {
    const whole = closedJournal((open) => {
      writeEntries(open, 3);
      const [entry] = open.value('entry.list', {}).entries;
      const decisions = [{ areaId: 'leadership', state: 'confirmed' }] as const;
      open.value('evidence.decide', { entryId: entry?.id ?? '', decisions: [...decisions] });
    });
    const [leaf = 0] = pagesOf(whole.journal, 'evidence').leaves;
    const before = rowsOf<object>(whole, 'SELECT entry_row, area_id, state FROM evidence ORDER BY 1, 2');
    const { report, rows } = await rescue(whole, withPage(whole.bytes, leaf, destroyed));
    expect(report()).toMatchObject({ exact: 3, lost: 0, otherRowsLost: before.length });
    expect(rows('SELECT entry_row, area_id, state FROM evidence ORDER BY 1, 2')).toEqual(before);
  });

  test('does not bring back what was deleted for good', async () => {
    const whole = closedJournal((open) => {
      writeEntries(open, 20);
      for (const entry of open.value('entry.list', {}).entries.slice(0, 10)) {
        open.value('entry.delete', { id: entry.id });
      }
      open.value('trash.empty', {});
    });
    for (const name of ['entry', 'sqlite_autoindex_entry_1', 'entry_by_date']) {
      const { root } = pagesOf(whole.journal, name);
      const { report, rows } = await rescue(whole, withPage(whole.bytes, root, destroyed));
      expect(report().exact + report().lost, name).toBe(10);
      expect(rows('SELECT 1 FROM entry JOIN tombstone ON entry_id = id')).toEqual([]);
      expect(rows('SELECT entry_id FROM tombstone')).toHaveLength(10);
    }
  });

  test('is read with the changes its log still holds', async () => {
    const whole = closedJournal(() => undefined);
    const folder = temporaryFolder();
    const [file, to] = [join(folder, 'journal.db'), join(folder, 'new.db')];
    writeFileSync(file, whole.bytes);
    const database = succeeded(openDatabase(file, whole.key, { mayCreate: false }));
    database.execute(`INSERT INTO journal_fact VALUES ('ladder', 'manager')`);
    const [pages, log] = [readFileSync(file), readFileSync(`${file}-wal`)];
    database.close();
    writeFileSync(file, withPage(pages, 12, destroyed));
    writeFileSync(`${file}-wal`, log);
    succeeded(await rescueDatabase({ file, databaseKeys: [whole.key], to }));
    const rescued = succeeded(openDatabase(to, whole.key, { mayCreate: false }));
    expect(rescued.all({ text: 'SELECT value FROM journal_fact WHERE key = ?', values: ['ladder'] })).toEqual(
      [{ value: 'manager' }],
    );
    rescued.close();
    expect(readFileSync(`${file}-wal`).equals(log)).toBe(true);
  });

  test('of which a rotation of the keys was cut short is read with the key that fits', async () => {
    const whole = closedJournal();
    const { report, to } = await rescue(whole, withPage(whole.bytes, 12, destroyed), {
      databaseKeys: [randomBytes(32), whole.key],
    });
    expect(report().exact).toBeGreaterThan(50);
    expect(() => connect(to, whole.key).close()).not.toThrow(Driver.SqliteError);
  });
});
