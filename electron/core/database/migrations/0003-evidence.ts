import type { Migration } from '../migration.ts';

/** The tie between an entry and an area: who decided it, how sure the mapper was, and its words as ranges. */
export const evidence: Migration = {
  name: 'evidence',
  up(database) {
    database.execute(`
      CREATE TABLE evidence (
        entry_row INTEGER NOT NULL REFERENCES entry (row) ON DELETE CASCADE,
        area_id TEXT NOT NULL,
        sub_skill TEXT,
        state TEXT NOT NULL CHECK (state IN ('suggested', 'confirmed', 'rejected', 'added')),
        confidence REAL,
        spans TEXT NOT NULL DEFAULT '[]',
        mapper TEXT,
        decided_at TEXT,
        PRIMARY KEY (entry_row, area_id)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX evidence_by_area ON evidence (area_id, state);
    `);
  },
};
