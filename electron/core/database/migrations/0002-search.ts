import type { Migration } from '../migration.ts';

/** The full-text index, inside the encrypted database, kept in step by triggers in the save's own transaction. */
export const search: Migration = {
  name: 'search',
  up(database) {
    database.execute(`
      CREATE VIRTUAL TABLE entry_index USING fts5 (
        text,
        content = 'entry',
        content_rowid = 'row',
        tokenize = 'porter unicode61 remove_diacritics 2'
      );
      INSERT INTO entry_index (entry_index, rank) VALUES ('secure-delete', 1);
      INSERT INTO entry_index (entry_index) VALUES ('rebuild');

      CREATE TRIGGER entry_indexed AFTER INSERT ON entry BEGIN
        INSERT INTO entry_index (rowid, text) VALUES (new.row, new.text);
      END;
      CREATE TRIGGER entry_reindexed AFTER UPDATE OF text ON entry BEGIN
        INSERT INTO entry_index (entry_index, rowid, text) VALUES ('delete', old.row, old.text);
        INSERT INTO entry_index (rowid, text) VALUES (new.row, new.text);
      END;
      CREATE TRIGGER entry_unindexed AFTER DELETE ON entry BEGIN
        INSERT INTO entry_index (entry_index, rowid, text) VALUES ('delete', old.row, old.text);
      END;
    `);
  },
};
