import { describe, expect, test } from 'vitest';
import type { OpenDatabase } from '../../../../electron/core/database/database.ts';
import { migrate, migrations, newestVersion } from '../../../../electron/core/database/migrate.ts';
import { sql } from '../../../../electron/core/database/sql.ts';
import { dumpTables } from '../../../support/dump-tables.ts';
import { databaseAtVersion } from '../../../support/plain-database.ts';

/** What a person could have written with the version before each migration. */
const seeds: readonly ((database: OpenDatabase) => void)[] = [
  (database) => {
    database.run(sql`INSERT INTO journal_fact (key, value) VALUES ('ladder', 'manager')`);
    database.run(sql`INSERT INTO project (row, id, name) VALUES (1, 'project-1', 'Zürich move')`);
    database.run(sql`INSERT INTO person (row, id, name) VALUES (1, 'person-1', 'Ana Bell')`);
    database.run(sql`INSERT INTO person_alias (alias, person_row) VALUES ('Annie', 1)`);
    for (const [row, deletedAt] of [
      [1, null],
      [2, '2026-02-02T10:00:00.000Z'],
    ] as const) {
      database.run(sql`
        INSERT INTO entry (row, id, kind, date, visibility, text, body, project_row, impact_what, impact_before,
          impact_after, facets, revision, created_at, updated_at, deleted_at)
        VALUES (${row}, ${`entry-${row}`}, 'win', '2026-02-01', 'private', ${`Café number ${row} opened`},
          '{"root":{"type":"root"}}', 1, 'wait', '9 s', '1 s', '{"stretch":{"feared":7}}', 3,
          '2026-02-01T09:00:00.000Z', '2026-02-01T10:00:00.000Z', ${deletedAt})`);
      database.run(sql`
        INSERT INTO entry_person (entry_row, position, person_row, role) VALUES (${row}, 0, 1, 'witness')`);
      database.run(sql`
        INSERT INTO entry_link (entry_row, position, url, label)
        VALUES (${row}, 0, 'https://example.com/', 'the review')`);
    }
    database.run(
      sql`INSERT INTO tombstone (entry_id, deleted_at) VALUES ('gone', '2026-01-01T00:00:00.000Z')`,
    );
  },
  () => undefined,
  (database) => {
    database.run(sql`
      INSERT INTO evidence (entry_row, area_id, sub_skill, state, confidence, spans, mapper, decided_at)
      VALUES (1, 'social', 'listening', 'confirmed', 0.75, '[[0,4]]', 'words 1', '2026-02-01T11:00:00.000Z'),
        (1, 'data', NULL, 'added', NULL, '[]', NULL, '2026-02-01T11:00:00.000Z')`);
  },
];

function seededAtVersion(version: number): OpenDatabase {
  const database = databaseAtVersion(0);
  for (let reached = 1; reached <= version; reached += 1) {
    migrate(database, reached - 1, reached);
    seeds[reached - 1]?.(database);
  }
  return database;
}

const laterVersions = migrations.map((_, index) => index + 1).filter((version) => version > 1);

describe('raising a database that holds something', () => {
  test.each(laterVersions)('version %i keeps every row of every table as it was', (version) => {
    const database = seededAtVersion(version - 1);
    const before = dumpTables(database);
    migrate(database, version - 1, version);
    expect(dumpTables(database)).toMatchObject(before);
    expect(database.pragma('user_version')).toBe(version);
    expect(database.pragma('integrity_check')).toBe('ok');
    expect(database.pragma('foreign_key_check')).toBeUndefined();
  });

  test('the index finds what was written before there was one', () => {
    const database = seededAtVersion(1);
    migrate(database, 1, 2);
    expect(
      database.all(
        sql`SELECT rowid FROM entry_index WHERE entry_index MATCH ${'cafe AND opening'} ORDER BY rowid`,
      ),
    ).toEqual([{ rowid: 1 }, { rowid: 2 }]);
    database.run(sql`INSERT INTO entry_index (entry_index, rank) VALUES ('integrity-check', 1)`);
  });
});

test('a migration that throws leaves the version before it, whole', () => {
  const database = seededAtVersion(1);
  const before = dumpTables(database);
  database.execute('CREATE TABLE entry_index (in_the_way TEXT) STRICT');
  expect(() => migrate(database, 1)).toThrow('already exists');
  database.execute('DROP TABLE entry_index');
  expect(database.pragma('user_version')).toBe(1);
  expect(dumpTables(database)).toEqual(before);
});

test('raising in one go and one by one give the same shape', () => {
  const shape = (database: OpenDatabase) =>
    database.all(sql`SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name`);
  const inOne = databaseAtVersion(newestVersion);
  const oneByOne = databaseAtVersion(0);
  for (let version = 1; version <= newestVersion; version += 1) migrate(oneByOne, version - 1, version);
  expect(shape(oneByOne)).toEqual(shape(inOne));
});

test('raising what is newest already changes nothing', () => {
  const database = seededAtVersion(newestVersion);
  const before = dumpTables(database);
  migrate(database, newestVersion);
  expect(dumpTables(database)).toEqual(before);
});

test('every table of ours is strict', () => {
  const database = databaseAtVersion(newestVersion);
  const lax = database.all(sql`
    SELECT name FROM pragma_table_list
    WHERE schema = 'main' AND strict = 0 AND type = 'table' AND name NOT LIKE 'sqlite_%'`);
  expect(lax).toEqual([]);
});
