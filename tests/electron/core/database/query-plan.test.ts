import { describe, expect, test } from 'vitest';
import type { ReadableDatabase } from '../../../../electron/core/database/database.ts';
import { newestVersion } from '../../../../electron/core/database/migrate.ts';
import { type Sql, sql } from '../../../../electron/core/database/sql.ts';
import { listHandlers } from '../../../../electron/core/features/lists.ts';
import { searchHandlers } from '../../../../electron/core/features/search.ts';
import type { ReadableJournal } from '../../../../electron/core/journal/journal.ts';
import type { UtcInstant } from '../../../../shared/domain/entry/entry.ts';
import { lexiconMapper } from '../../../../shared/domain/mapping/bundled-mapper.ts';
import { idOf } from '../../../support/journal.ts';
import { databaseAtVersion } from '../../../support/plain-database.ts';

/** The plan of the first statement a handler runs: the list itself. */
function planOfList(work: (journal: ReadableJournal) => void): string {
  const database = databaseAtVersion(newestVersion);
  const asked: Sql[] = [];
  const recording: ReadableDatabase = {
    all: <Row>(statement: Sql) => {
      asked.push(statement);
      return database.all<Row>(statement);
    },
    get: (statement) => database.get(statement),
  };
  work({ database: recording, now: () => '' as UtcInstant, newId: () => idOf(1), mapper: lexiconMapper });
  const [list] = asked;
  if (!list) throw new Error('The handler asked nothing.');
  const plan = database.all<{ detail: string }>({
    text: `EXPLAIN QUERY PLAN ${list.text}`,
    values: list.values,
  });
  return plan.map(({ detail }) => detail).join('\n');
}

const page = { limit: 50, includeSealed: false };

describe('the newest entries are read along the index by date, without sorting', () => {
  test.each([
    ['all of them', {}],
    ['the next page', { cursor: `2026-02-01|${idOf(9)}` }],
    ['of one kind', { kind: 'win' as const }],
    ['of one area', { area: 'data' as const }],
  ])('%s', (_, asked) => {
    const plan = planOfList((journal) =>
      listHandlers['entry.list'](journal, { isTrash: false, ...page, ...asked }),
    );
    expect(plan).toContain('entry USING INDEX entry_by_date');
    expect(plan).not.toContain('USE TEMP B-TREE FOR ORDER BY');
    expect(plan).not.toMatch(/SCAN entry\b(?! USING INDEX entry_by_date)/);
  });
});

test('the trash is found by its own index', () => {
  const plan = planOfList((journal) => listHandlers['entry.list'](journal, { isTrash: true, ...page }));
  expect(plan).toContain('entry USING INDEX entry_in_trash');
});

test('a search asks the index and never reads every text', () => {
  const plan = planOfList((journal) => searchHandlers['entry.search'](journal, { query: 'cache', ...page }));
  expect(plan).toMatch(/entry_index VIRTUAL TABLE INDEX \d+:M/);
});

test('asks what the plan of a plain scan would be, so that a scan can be told apart', () => {
  const database = databaseAtVersion(newestVersion);
  const [step] = database.all<{ detail: string }>(sql`EXPLAIN QUERY PLAN SELECT * FROM entry ORDER BY date`);
  expect(step?.detail).toBe('SCAN entry');
});
