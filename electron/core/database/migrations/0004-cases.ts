import type { Migration } from '../migration.ts';

/** Cases and their blocks. A removed block stays until the journal closes, so that removing can be undone. */
export const cases: Migration = {
  name: 'cases',
  up(database) {
    database.execute(`
      CREATE TABLE promotion_case (
        id TEXT PRIMARY KEY,
        document TEXT NOT NULL,
        revision INTEGER NOT NULL,
        created_at TEXT NOT NULL,
        updated_at TEXT NOT NULL,
        deleted_at TEXT
      ) STRICT, WITHOUT ROWID;
    `);
  },
};
