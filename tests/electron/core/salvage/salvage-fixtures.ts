import { readFileSync } from 'node:fs';
import { type Pages, readPages } from '../../../../electron/core/salvage/read-pages.ts';
import { salvage } from '../../../../electron/core/salvage/salvage.ts';
import { openTestJournal, type TestJournal } from '../../../support/journal.ts';

/** The size of a sealed page. */
export const pageBytes = 4096;

/** A closed journal's database and the raw key it was written with. */
export interface ClosedJournal {
  readonly journal: TestJournal;
  readonly key: Buffer;
  readonly bytes: Buffer;
}

/** Writes entries of growing length with a project, a person and a link each, until the entries' tree has inner pages. */
export function writeEntries(journal: TestJournal, count = 60): void {
  for (let number = 0; number < count; number += 1) {
    journal.value('entry.create', {
      kind: 'win',
      date: `2026-0${1 + (number % 9)}-1${number % 10}`,
      text: `entry${number} ${`moved the cache ${number} to a host of its own and `.repeat(2 + number)}end${number}`,
      project: `Project ${number % 7}`,
      people: [{ name: `Person ${number % 5}`, role: 'witness' }],
      links: [{ url: `https://example.com/${number}`, label: `link ${number}` }],
    });
  }
}

/** A journal of sixty entries, closed. */
export function closedJournal(write: (journal: TestJournal) => void = writeEntries): ClosedJournal {
  const journal = openTestJournal();
  write(journal);
  journal.close();
  return { journal, key: Buffer.from(journal.key), bytes: readFileSync(journal.file) };
}

/** The first page of each table and index, and the pages of a tree by their type, as SQLite itself tells. */
export function pagesOf(
  journal: TestJournal,
  name: string,
): { inner: number[]; leaves: number[]; root: number } {
  const { rows, root } = journal.look((database) => ({
    rows: database.all<{ pageno: number; pagetype: string }>({
      text: 'SELECT pageno, pagetype FROM dbstat WHERE name = ? ORDER BY pageno',
      values: [name],
    }),
    root: database.get<{ rootpage: number }>({
      text: 'SELECT rootpage FROM sqlite_schema WHERE name = ?',
      values: [name],
    }),
  }));
  const ofType = (type: string) =>
    rows.filter(({ pagetype }) => pagetype === type).map(({ pageno }) => pageno);
  return { inner: ofType('internal'), leaves: ofType('leaf'), root: root?.rootpage ?? 1 };
}

/** A copy of the bytes with something done to one of its pages. */
export function withPage(bytes: Buffer, number: number, change: (page: Buffer) => void): Buffer {
  const damaged = Buffer.from(bytes);
  change(damaged.subarray((number - 1) * pageBytes, number * pageBytes));
  return damaged;
}

/** The texts of the entries that were salvaged, by id, and whether each is sound. */
export function textsIn(pages: Pages): Map<unknown, { text: unknown; isSound: boolean }> {
  const rows = salvage(pages).get('entry')?.rows ?? [];
  return new Map(rows.map(({ values, isSound }) => [values.id, { text: values.text, isSound }]));
}

/** The same of a whole database. */
export function wholeTexts({ bytes, key }: Pick<ClosedJournal, 'bytes' | 'key'>) {
  return textsIn(readPages({ database: bytes }, key));
}
