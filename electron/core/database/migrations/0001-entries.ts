import type { Migration } from '../migration.ts';

/**
 * Entries with their projects, people and links. `row` is what the index and other tables point at; `id` is what
 * the world knows. A tombstone keeps the id of an entry deleted for good, so that no merge brings it back.
 */
export const entries: Migration = {
  name: 'entries',
  up(database) {
    database.execute(`
      CREATE TABLE journal_fact (
        key TEXT PRIMARY KEY,
        value TEXT NOT NULL
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE project (
        row INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        name TEXT NOT NULL UNIQUE COLLATE NOCASE
      ) STRICT;

      CREATE TABLE person (
        row INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        name TEXT NOT NULL UNIQUE COLLATE NOCASE
      ) STRICT;

      CREATE TABLE person_alias (
        alias TEXT PRIMARY KEY COLLATE NOCASE,
        person_row INTEGER NOT NULL REFERENCES person (row) ON DELETE CASCADE
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE entry (
        row INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        kind TEXT NOT NULL,
        date TEXT NOT NULL,
        time TEXT,
        zone TEXT,
        visibility TEXT NOT NULL CHECK (visibility IN ('shareable', 'private', 'sealed')),
        text TEXT NOT NULL,
        body TEXT,
        project_row INTEGER REFERENCES project (row),
        impact_what TEXT,
        impact_before TEXT,
        impact_after TEXT,
        role TEXT,
        scope TEXT,
        facets TEXT NOT NULL DEFAULT '{}',
        extra TEXT NOT NULL DEFAULT '{}',
        revision INTEGER NOT NULL,
        created_at TEXT NOT NULL,
        updated_at TEXT NOT NULL,
        deleted_at TEXT
      ) STRICT;

      CREATE INDEX entry_by_date ON entry (date DESC, id DESC) WHERE deleted_at IS NULL;
      CREATE INDEX entry_in_trash ON entry (deleted_at) WHERE deleted_at IS NOT NULL;
      CREATE INDEX entry_by_project ON entry (project_row) WHERE project_row IS NOT NULL;

      CREATE TABLE entry_person (
        entry_row INTEGER NOT NULL REFERENCES entry (row) ON DELETE CASCADE,
        position INTEGER NOT NULL,
        person_row INTEGER NOT NULL REFERENCES person (row),
        role TEXT NOT NULL,
        PRIMARY KEY (entry_row, position)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX entry_person_by_person ON entry_person (person_row);

      CREATE TABLE entry_link (
        entry_row INTEGER NOT NULL REFERENCES entry (row) ON DELETE CASCADE,
        position INTEGER NOT NULL,
        url TEXT NOT NULL,
        label TEXT NOT NULL,
        PRIMARY KEY (entry_row, position)
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE tombstone (
        entry_id TEXT PRIMARY KEY,
        deleted_at TEXT NOT NULL
      ) STRICT, WITHOUT ROWID;
    `);
  },
};
