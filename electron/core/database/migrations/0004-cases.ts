import type { Migration } from '../migration.ts';

/** Cases, each with the document it was before its last change, so that any change can be undone. */
export const cases: Migration = {
  name: 'cases',
  up(database) {
    database.execute(`
      CREATE TABLE promotion_case (
        id TEXT PRIMARY KEY,
        document TEXT NOT NULL,
        document_before TEXT,
        revision INTEGER NOT NULL,
        created_at TEXT NOT NULL,
        updated_at TEXT NOT NULL,
        deleted_at TEXT
      ) STRICT, WITHOUT ROWID;
    `);
  },
};
