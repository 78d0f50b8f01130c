import Driver from 'better-sqlite3-multiple-ciphers';
import type { OpenDatabase } from '../database/database.ts';
import type { SqlValue } from '../database/sql.ts';
import type { Row } from './storable-entry.ts';

/** The database that rescued rows are written into. */
export interface NewDatabase {
  /** Writes a row as it is; false where its table does not take it. */
  put(table: string, row: Row): boolean;
  /** Runs work that writes in one transaction. */
  together<Value>(work: () => Value): Value;
}

/** Takes rows for a database that has its tables and nothing in them. */
export function newDatabase(database: OpenDatabase): NewDatabase {
  return {
    put(table, row) {
      const columns = Object.keys(row);
      const text = `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`;
      try {
        database.run({ text, values: Object.values(row).map(bindable) });
        return true;
      } catch (error) {
        if (error instanceof Driver.SqliteError && error.code.startsWith('SQLITE_CONSTRAINT')) return false;
        throw error;
      }
    },
    together: (work) => database.transaction(work),
  };
}

/** No table of ours holds bytes: where a damaged row has some, they are noise. */
function bindable(value: Row[string]): SqlValue {
  return value instanceof Uint8Array ? null : value;
}
