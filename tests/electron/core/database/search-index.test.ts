import fc from 'fast-check';
import { expect, test } from 'vitest';
import { newestVersion } from '../../../../electron/core/database/migrate.ts';
import { sql } from '../../../../electron/core/database/sql.ts';
import { databaseAtVersion } from '../../../support/plain-database.ts';

function indexedJournal() {
  const database = databaseAtVersion(newestVersion);
  const hits = (match: string) =>
    database
      .all<{ rowid: number }>(
        sql`SELECT rowid FROM entry_index WHERE entry_index MATCH ${match} ORDER BY rowid`,
      )
      .map(({ rowid }) => rowid);
  const check = () =>
    database.run(sql`INSERT INTO entry_index (entry_index, rank) VALUES ('integrity-check', 1)`);
  return {
    database,
    hits,
    check,
    write: (row: number, text: string) =>
      database.run(sql`
        INSERT INTO entry (row, id, kind, date, visibility, text, revision, created_at, updated_at)
        VALUES (${row}, ${`entry-${row}`}, 'win', '2026-02-01', 'private', ${text}, 1, '', '')`),
    change: (row: number, text: string) =>
      database.run(sql`UPDATE entry SET text = ${text} WHERE row = ${row}`),
    remove: (row: number) => database.run(sql`DELETE FROM entry WHERE row = ${row}`),
  };
}

test('finds what was written, what it was changed to and no longer what is gone', () => {
  const journal = indexedJournal();
  journal.write(1, 'Migrated the cache');
  journal.write(2, 'Cached nothing');
  expect(journal.hits('cache')).toEqual([1, 2]);
  journal.change(1, 'Migrated the queue');
  expect(journal.hits('cache')).toEqual([2]);
  expect(journal.hits('queues')).toEqual([1]);
  journal.remove(2);
  expect(journal.hits('cache')).toEqual([]);
  journal.check();
});

test('the check of the index notices a text that was changed behind its back', () => {
  const journal = indexedJournal();
  journal.write(1, 'Migrated the cache');
  journal.database.execute('DROP TRIGGER entry_reindexed');
  journal.change(1, 'Migrated the queue');
  expect(() => journal.check()).toThrow('checksum mismatch');
});

test('finds words without regard to case, accents and endings', () => {
  const journal = indexedJournal();
  journal.write(1, 'Négociations with Zoë about CACHING');
  for (const match of ['negociations', 'zoe', 'cached', 'CACHE']) expect(journal.hits(match)).toEqual([1]);
});

test('stays in step through any order of writing, changing and removing', () => {
  const text = fc.oneof(
    fc.constantFrom('cache queue', 'queue', 'cache cache', ''),
    fc.string({ unit: 'grapheme' }),
  );
  const step = fc.record({ row: fc.integer({ min: 1, max: 5 }), text, isRemoval: fc.boolean() });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
      const journal = indexedJournal();
      const known = new Map<number, string>();
      for (const { row, text, isRemoval } of steps) {
        if (isRemoval) journal.remove(row);
        else if (known.has(row)) journal.change(row, text);
        else journal.write(row, text);
        if (isRemoval) known.delete(row);
        else known.set(row, text);
      }
      journal.check();
      const expected = [...known].filter(([, held]) => /\bcache\b/i.test(held)).map(([row]) => row);
      for (const row of expected) expect(journal.hits('cache')).toContain(row);
    }),
    { numRuns: 60 },
  );
});
