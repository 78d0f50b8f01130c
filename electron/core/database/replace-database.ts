import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import Driver from 'better-sqlite3-multiple-ciphers';
import { fail, ok, type Result } from '../../../shared/domain/result/result.ts';
import { connect, rekey } from './connect.ts';
import { type OpenDatabase, type ReadableDatabase, wrap } from './database.ts';
import { type OpenCode, openDatabase } from './open-database.ts';
import { sql } from './sql.ts';
import { isDiskRefusal, storageFailure } from './storage-failure.ts';

/** A database that this process alone has open, with nothing beside its file: another can take its place. */
export interface HeldDatabase {
  /** Writes everything into a new file under another key, checks that it is all there, and flushes it. */
  copyUnder(newKey: Buffer, file: string): Result<null, 'damaged' | 'not-writable'>;
  /** Puts a file in this one's place, at once; throws what the system says. Only closing may follow. */
  replaceWith(file: string): void;
  close(): void;
}

/** Opens a database as it is and holds it. */
export function holdDatabase(file: string, key: Buffer): Result<HeldDatabase, OpenCode> {
  const opened = openDatabase(file, key, { mayCreate: false, mayMigrate: false });
  if (!opened.ok) return opened;
  const database = opened.value;
  const oldKey = Buffer.from(key);
  let isOpen = true;
  const close = () => {
    if (isOpen) database.close();
    isOpen = false;
    oldKey.fill(0);
  };
  try {
    leaveNothingBeside(file, database);
  } catch (error) {
    close();
    return whyNotHeld(error);
  }
  return ok({
    close,
    copyUnder(newKey, copy) {
      try {
        makeCopy(database, copy);
        changeKey(copy, oldKey, newKey);
        if (!holdsTheSame(database, copy, newKey))
          throw new Error('The copy of the database is not its like.');
        flush(copy);
        return ok(null);
      } catch (error) {
        return whyNotCopied(error);
      }
    },
    replaceWith(copy) {
      // Windows renames nothing over an open file; there, one that somebody opens meanwhile keeps the rename out.
      if (process.platform === 'win32') close();
      renameSync(copy, file);
    },
  });
}

/**
 * Ends the write-ahead log, which lies under the file's name and would be taken for that of the file that comes in
 * its place; the same goes for the journal of that last change, so it is kept in memory from here. The lock stays.
 */
function leaveNothingBeside(file: string, database: OpenDatabase): void {
  const mode = database.pragma('journal_mode = DELETE');
  if (mode !== 'delete') throw new Driver.SqliteError('The log is in use.', 'SQLITE_BUSY');
  database.pragma('journal_mode = MEMORY');
  database.execute('BEGIN EXCLUSIVE; COMMIT');
  rmSync(`${file}-journal`, { force: true });
  // SQLite answers as if it had ended the log where the disk refused the flush before that.
  if (existsSync(`${file}-wal`)) throw new Driver.SqliteError('The log is still there.', 'SQLITE_IOERR');
}

function makeCopy(database: OpenDatabase, copy: string): void {
  // Made beforehand, the file is the person's alone, whatever the umask says.
  closeSync(openSync(copy, 'wx', 0o600));
  database.run(sql`VACUUM INTO ${copy}`);
}

function changeKey(copy: string, oldKey: Buffer, newKey: Buffer): void {
  const connection = connect(copy, oldKey);
  try {
    // Whatever cuts this short, the copy is thrown away; once whole it is flushed at one go.
    connection.pragma('synchronous = OFF');
    rekey(connection, newKey);
  } finally {
    connection.close();
  }
}

/** Whether a copy is whole and has the shape, the version and as many rows in every table as the original. */
function holdsTheSame(database: ReadableDatabase, copy: string, newKey: Buffer): boolean {
  const connection = connect(copy, newKey);
  try {
    const copied = wrap(connection);
    const isWhole = copied.pragma('integrity_check') === 'ok';
    return isWhole && JSON.stringify(inventoryOf(copied)) === JSON.stringify(inventoryOf(database));
  } finally {
    connection.close();
  }
}

function inventoryOf(database: ReadableDatabase): unknown {
  const schema = database.all<{ type: string; name: string; isStored: number; text: string }>(sql`
    SELECT type, name, rootpage > 0 AS isStored, sql AS text FROM sqlite_schema ORDER BY type, name`);
  const tables = schema.filter(({ type, isStored }) => type === 'table' && isStored === 1);
  const counts = tables.map(({ name }) =>
    database.get({ text: `SELECT count(*) AS count FROM "${name.replaceAll('"', '""')}"`, values: [] }),
  );
  const versions = database.all(sql`
    SELECT user_version, application_id FROM pragma_user_version, pragma_application_id`);
  return [schema, counts, versions];
}

function flush(file: string): void {
  const descriptor = openSync(file, 'r+');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

function whyNotHeld(error: unknown): Result<never, OpenCode> {
  if (error instanceof Driver.SqliteError && error.code.startsWith('SQLITE_BUSY')) {
    return fail('busy', 'This journal is open in another program. Close or lock it there, then try again.');
  }
  return whyNotCopied(error);
}

function whyNotCopied(error: unknown): Result<never, 'damaged' | 'not-writable'> {
  const refused = storageFailure(error);
  if (refused && !refused.ok && refused.failure.code === 'damaged') {
    return fail('damaged', refused.failure.message);
  }
  if (isDiskRefusal(error)) return fail('not-writable', notWritableSentence);
  throw error;
}

const notWritableSentence =
  'A copy of the journal’s database could not be written beside it, so its keys stay as they were. Make as much room on the disk as the journal takes, check that you may write to its folder, then try again.';
