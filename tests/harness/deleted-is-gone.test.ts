import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { OpenDatabase } from '../../electron/core/database/database.ts';
import { openDatabase } from '../../electron/core/database/open-database.ts';
import { sql } from '../../electron/core/database/sql.ts';
import { askForRewriting, rewriteWhereAsked } from '../../electron/core/store/rewriting.ts';
import type { Params } from '../../shared/contract/contract.ts';
import { bodyOf } from '../electron/core/features/entry-fixtures.ts';
import { reportFigure } from '../soak/figure.ts';
import { idOf, openTestJournal, type TestJournal } from '../support/journal.ts';
import { succeeded } from '../support/outcomes.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { countIn, plainLogPages, plainPages } from './plain-pages.ts';
import { type Random, randomFrom } from './random.ts';

/** A word in every field of what is deleted, written as the index keeps it. */
const canary = 'quokkaparade';
const period = { from: '2026-01-01', to: '2026-12-31' } as const;
const canaryIds = Array.from({ length: 9 }, (_, at) => idOf(0xca0 + at));

/** How often the word stands in the database and its log, in pages that are used and in pages that are free. */
function copiesIn({ file, key }: { readonly file: string; readonly key: Buffer }): number {
  return countIn([...plainPages(file, key), ...plainLogPages(file, key)], canary);
}

function words(random: Random, count: number): string {
  return Array.from({ length: count }, () => `w${random.below(3000).toString(36)}`).join(' ');
}

/** The entry with the word in each of its fields; `number` makes it another word each time it is edited. */
function planted(random: Random, number: string): Omit<Params<'entry.create'>, 'kind' | 'date'> {
  const text = `I moved the ${canary}${number} ledger. ${words(random, random.below(300))} ${canary} held.`;
  return {
    text,
    body: bodyOf(text, `${canary} below`),
    zone: `${canary}/${number}`,
    project: `${canary} project ${number}`,
    people: [
      { name: `${canary} Giver ${number}`, role: 'giver' },
      { name: `${canary} Witness ${number}`, role: 'witness' },
    ],
    impact: { what: `${canary} lines ${number}`, before: `90 ${canary}`, after: `0 ${canary}` },
    links: [{ url: `https://${canary}${number}.example/${canary}`, label: `${canary} proof` }],
    role: 'led',
    scope: 'company',
    facets: { stretch: { feared: 7, outcome: 'did-it' }, feedback: { mayQuote: true } },
  };
}

/** Fills a journal with what stays, and with entries that have the word; both are edited, so that pages are rewritten. */
function writeJournal(random: Random): TestJournal {
  const journal = openTestJournal();
  const areas = ['operations', 'communication', 'leadership', 'coding'] as const;
  const day = (at: number) => `2026-${String(1 + (at % 12)).padStart(2, '0')}-15`;
  const kept = Array.from({ length: 120 }, (_, at) => {
    const area = areas[at % areas.length] ?? 'coding';
    const text = `I kept the gate open. ${words(random, 1 + random.below(200))}`;
    return journal.value('entry.create', {
      kind: 'win',
      date: day(at),
      visibility: 'shareable',
      text,
      areas: [area],
    }).id;
  });
  for (const [at, id] of canaryIds.entries()) {
    const kind = at % 3 === 2 ? 'feedback' : 'win';
    const visibility = 'shareable';
    journal.value('entry.create', {
      id,
      kind,
      visibility,
      date: day(at),
      ...planted(random, `first${at}`),
      areas: ['operations', areas[at % areas.length] ?? 'coding'],
    });
  }
  for (let edit = 0; edit < 60; edit += 1) {
    const id = kept[random.below(kept.length)] ?? '';
    const text = `I kept the gate open. ${words(random, 1 + random.below(200))}`;
    journal.value('entry.update', { id, changes: { text } });
    if (edit % 10 === 0) journal.checkpoint();
  }
  return journal;
}

/** Builds every kind of document and works on each as a person does. */
function workOnCases(journal: TestJournal): readonly string[] {
  return (['promotion', 'brag', 'self-review'] as const).map((kind) => {
    const { id, blocks } = journal.value('case.build', { kind, targetLevel: 'staff', ...period });
    const told = blocks.filter(({ text }) => text.includes(canary)).map((block) => block.id);
    const [edited = '', removed = '', linked = '', beside = '', undone = ''] = told;
    const joint = blocks.find(({ entries, text }) => entries.length > 1 && text.includes(canary));
    journal.value('case.edit-block', { id, blockId: edited, text: `The ${canary} of mine.` });
    if (joint) journal.value('case.edit-block', { id, blockId: joint.id, text: `${canary} and others.` });
    journal.value('case.link-block', { id, blockId: linked, entryIds: [idOf(0x1001)] });
    const { sectionId } = blocks.find((block) => block.id === beside) ?? { sectionId: '' };
    journal.value('case.add-block', { id, sectionId, afterBlockId: beside, text: 'It held all year.' });
    journal.value('case.remove-block', { id, blockId: removed });
    const { revision } = journal.value('case.remove-block', { id, blockId: undone });
    journal.value('case.undo', { id, revision });
    journal.value('case.rename', { id, title: `The ${canary} case` });
    return id;
  });
}

function editAll(journal: TestJournal, random: Random, number: string): void {
  for (const [at, id] of canaryIds.entries()) {
    journal.value('entry.update', { id, changes: planted(random, `${number}${at}`) });
  }
}

/** A journal with the word in every place it can reach, its entries in the trash. */
function readyToBeEmptied(): { journal: TestJournal; caseIds: readonly string[] } {
  const random = randomFrom(20_261_122);
  const journal = writeJournal(random);
  const caseIds = workOnCases(journal);
  editAll(journal, random, 'second');
  const deleted = journal.value('case.build', { kind: 'brag', targetLevel: 'staff', ...period });
  journal.value('case.delete', { id: deleted.id });
  editAll(journal, random, 'third');
  for (const id of canaryIds) journal.value('entry.delete', { id });
  return { journal, caseIds };
}

function expectOnlyTombstones(journal: TestJournal): void {
  journal.look((database) => {
    const tombstones = database.all<{ entry_id: string }>(
      sql`SELECT entry_id FROM tombstone ORDER BY entry_id`,
    );
    expect(tombstones.map((row) => row.entry_id)).toEqual(canaryIds);
    expect(database.pragma('integrity_check')).toBe('ok');
    database.run(sql`INSERT INTO entry_index (entry_index, rank) VALUES ('integrity-check', 1)`);
  });
}

test('emptying the trash leaves no word of it in any page, in the log, or in any case', () => {
  const { journal, caseIds } = readyToBeEmptied();
  const { sentences, cases, entries } = journal.value('trash.preview', {});
  expect({ cases, entries }).toEqual({ cases: 3, entries: canaryIds.length });
  const before = copiesIn(journal);
  expect(before).toBeGreaterThan(300);

  const emptied = journal.value('trash.empty', {});
  expect(emptied).toEqual({
    deleted: canaryIds.length,
    sentencesRemoved: sentences,
    oldestCreatedAt: '2026-11-20T12:00:00.000Z',
  });
  expect(sentences).toBeGreaterThan(canaryIds.length);
  expect(copiesIn(journal)).toBe(0);
  for (const id of caseIds) {
    const { blocks, title } = journal.value('case.get', { id });
    expect(title).not.toContain(canary);
    expect(blocks.some(({ text }) => text.includes('gate'))).toBe(true);
    expect(blocks.some(({ text }) => text === 'It held all year.')).toBe(true);
  }
  expect(journal.value('entry.search', { query: `${canary}*`, includeSealed: true }).entries).toEqual([]);
  expectOnlyTombstones(journal);

  journal.close();
  expect(existsSync(`${journal.file}-wal`)).toBe(false);
  const after = copiesIn(journal);
  reportFigure({
    promise: 'Deleted is gone',
    figure: `${before} copies of a word in pages, index, history and cases before the trash was emptied, ${after} after`,
    goal: '0 copies in any page or in the log; only tombstones without text remain',
    isMet: before > 300 && after === 0,
    control: `the same scan before emptying: ${before} copies`,
  });
  expect(after).toBe(0);
});

test('what has lain in the trash for 30 days goes by itself, as thoroughly', () => {
  const { journal } = readyToBeEmptied();
  journal.clock.set('2026-12-20T11:59:59.999Z');
  journal.tidy();
  expect(journal.value('trash.preview', {}).entries).toBe(canaryIds.length);
  expect(copiesIn(journal)).toBeGreaterThan(300);
  journal.clock.set('2026-12-20T12:00:00.000Z');
  journal.tidy();
  expect(copiesIn(journal)).toBe(0);
  expectOnlyTombstones(journal);
});

test('what is due goes as the journal is opened, before anything is asked of it', () => {
  const { journal } = readyToBeEmptied();
  journal.clock.set('2027-03-01T00:00:00.000Z');
  journal.look(() => undefined);
  expect(copiesIn(journal)).toBe(0);
  expectOnlyTombstones(journal);
});

test('the words an entry had before it was edited are in no index at once, and in no page soon after', () => {
  const random = randomFrom(7);
  const journal = writeJournal(random);
  editAll(journal, random, 'second');
  for (const [at, id] of canaryIds.entries()) {
    journal.value('entry.update', {
      id,
      changes: {
        text: `Rewritten ${at}`,
        zone: null,
        project: 'Harbour',
        people: [{ name: 'Ana Bell', role: 'witness' }],
        impact: null,
        links: [],
      },
    });
  }
  expect(journal.value('entry.search', { query: `${canary}*` }).entries).toEqual([]);
  journal.look((database) => {
    const index = database.all<{ block: Buffer }>(sql`SELECT block FROM entry_index_data`);
    expect(
      countIn(
        index.map(({ block }) => block),
        canary,
      ),
    ).toBe(0);
    const names = database.all<{ name: string }>(
      sql`SELECT name FROM project UNION ALL SELECT name FROM person`,
    );
    expect(names.map(({ name }) => name).sort()).toEqual(['Ana Bell', 'Harbour']);
  });
  journal.tidy();
  expect(copiesIn(journal)).toBe(0);
});

/** A database with the word in some entries, which were then deleted; without what keeps its pages clean. */
function carelessly(weaken: (database: OpenDatabase) => void, afterwards: (database: OpenDatabase) => void) {
  const [file, key] = [join(temporaryFolder(), 'journal.db'), Buffer.alloc(32, 7)];
  const database = succeeded(openDatabase(file, key, { mayCreate: true }));
  weaken(database);
  const random = randomFrom(11);
  database.transaction(() => {
    for (let row = 1; row <= 60; row += 1) {
      const text = `${canary}${row} ${words(random, 40)}`;
      database.run(sql`
        INSERT INTO entry (row, id, kind, date, visibility, text, revision, created_at, updated_at)
        VALUES (${row}, ${`entry-${row}`}, 'win', '2026-02-01', 'private', ${text}, 1, '', '')`);
    }
  });
  database.transaction(() => database.run(sql`DELETE FROM entry WHERE row % 2 = 0 OR row > 20`));
  database.transaction(() => database.run(sql`DELETE FROM entry`));
  afterwards(database);
  database.close();
  return copiesIn({ file, key });
}

test('the scan finds what a database leaves that does not overwrite what it frees, or whose index keeps it', () => {
  const nothing = () => undefined;
  expect(carelessly((database) => database.pragma('secure_delete = OFF'), nothing)).toBeGreaterThan(0);
  const keepInIndex = (database: OpenDatabase) =>
    database.run(sql`INSERT INTO entry_index (entry_index, rank) VALUES ('secure-delete', 0)`);
  const rewrite = (database: OpenDatabase) => database.execute('VACUUM');
  expect(carelessly(keepInIndex, rewrite)).toBeGreaterThan(0);
  expect(carelessly(nothing, rewrite)).toBe(0);
});

/** Rows of changing length that SQLite moves between pages, where copies of them stay; then those with the word go. */
function movedAbout(afterwards: (database: OpenDatabase) => void): number {
  const [file, key] = [join(temporaryFolder(), 'journal.db'), Buffer.alloc(32, 7)];
  const database = succeeded(openDatabase(file, key, { mayCreate: true }));
  const random = randomFrom(3);
  const write = () => {
    const row = 1 + random.below(80);
    const text = `${row % 4 === 0 ? canary : 'kept'} ${words(random, random.below(200))}`;
    database.run(sql`
      INSERT INTO entry (row, id, kind, date, visibility, text, revision, created_at, updated_at)
      VALUES (${row}, ${`entry-${row}`}, 'win', '2026-02-01', 'private', ${text}, 1, '', '')
      ON CONFLICT (row) DO UPDATE SET text = excluded.text`);
  };
  for (let round = 0; round < 12; round += 1) {
    database.transaction(() => {
      for (let step = 0; step < 40; step += 1) write();
    });
  }
  database.transaction(() => database.run(sql`DELETE FROM entry WHERE row % 4 = 0`));
  database.checkpoint();
  afterwards(database);
  const copies = copiesIn({ file, key });
  database.close();
  return copies;
}

test('overwriting what is freed is not enough, and writing the database anew is', () => {
  expect(movedAbout(() => undefined)).toBeGreaterThan(0);
  const rewrite = (database: OpenDatabase) => {
    database.transaction(() => askForRewriting(database));
    rewriteWhereAsked(database);
  };
  expect(movedAbout(rewrite)).toBe(0);
});
