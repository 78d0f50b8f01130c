import { closeSync, existsSync, openSync, readSync, rmSync, statSync } from 'node:fs';
import Driver from 'better-sqlite3-multiple-ciphers';
import { fail, ok, type Result } from '../../../shared/domain/result/result.ts';
import { assertKeyLength, connect } from './connect.ts';
import { type OpenDatabase, wrap } from './database.ts';
import { migrate, newestVersion } from './migrate.ts';
import { isDiskRefusal } from './storage-failure.ts';

/** Why a database did not open. */
export type OpenCode = 'busy' | 'damaged' | 'newer-version' | 'not-writable';

/** Marks the file as a Casebook journal: the letters CSBK. */
const applicationId = 0x4353424b;

/** Settings that must hold on every open, each with what reading it back must answer. */
const pragmas: readonly (readonly [set: string, readBack: string, expected: string | number])[] = [
  ['locking_mode = EXCLUSIVE', 'locking_mode', 'exclusive'],
  ['journal_mode = WAL', 'journal_mode', 'wal'],
  ['synchronous = FULL', 'synchronous', 2],
  ['fullfsync = 1', 'fullfsync', 1],
  ['checkpoint_fullfsync = 1', 'checkpoint_fullfsync', 1],
  ['temp_store = MEMORY', 'temp_store', 2],
  ['secure_delete = ON', 'secure_delete', 1],
  ['trusted_schema = OFF', 'trusted_schema', 0],
  ['cell_size_check = ON', 'cell_size_check', 1],
  ['foreign_keys = ON', 'foreign_keys', 1],
];

/** What an opening may do to the file; it raises an older database to the newest version unless told otherwise. */
export interface OpenChoice {
  readonly mayCreate: boolean;
  readonly mayMigrate?: boolean;
}

/**
 * Opens the encrypted database, or makes it where `mayCreate`, with every pragma set and read back, and brings it
 * to the newest version where `mayMigrate`. `key` is exactly 32 bytes, already proven by the keyring: a key that does
 * not fit then means damage.
 */
export function openDatabase(file: string, key: Buffer, choice: OpenChoice): Result<OpenDatabase, OpenCode> {
  for (let attempt = 0; attempt < 2; attempt += 1) {
    const opened = openInPlace(file, key, choice);
    // Meanwhile a rotation of the keys put another file in the place of this one: that one is asked for once.
    if (opened !== 'replaced') return opened;
  }
  return fail('busy', busySentence);
}

function openInPlace(
  file: string,
  key: Buffer,
  { mayCreate, mayMigrate = true }: OpenChoice,
): Result<OpenDatabase, OpenCode> | 'replaced' {
  assertKeyLength(key);
  if (!mayCreate && !existsSync(file)) return fail('damaged', missingSentence);
  let connection: Driver.Database | undefined;
  try {
    if (mayCreate) makeFile(file, key);
    const before = identityOf(file);
    if (isReadable(file)) return fail('damaged', readableSentence);
    connection = connect(file, key);
    const database = wrap(connection);
    // Asked first, since some of what is set below would write into a newer version's file.
    const found = schemaVersionOf(database);
    const refusal = refusalOf(found, mayCreate);
    if (refusal) {
      connection.close();
      return refusal;
    }
    if (!holdInPlace(connection, file, before)) {
      connection.close();
      return 'replaced';
    }
    for (const [set, readBack, expected] of pragmas) setAndReadBack(connection, set, readBack, expected);
    // Until its first write a connection lets others in, whatever its locking mode: this one keeps them out from here.
    database.transaction(() => undefined);
    // A rotation of the keys that was killed can leave one, long since played back or empty.
    rmSync(`${file}-journal`, { force: true });
    if (mayMigrate) migrateToNewest(database);
    return ok(database);
  } catch (error) {
    connection?.close();
    return openFailure(error);
  }
}

/** The version of an open database's shape: the number of migrations it has seen. */
export function schemaVersionOf(database: OpenDatabase): number {
  return Number(database.pragma('user_version'));
}

/** Raises an open database to the version this program writes; one that is there already stays as it is. */
export function migrateToNewest(database: OpenDatabase): void {
  migrate(database, schemaVersionOf(database));
}

function refusalOf(found: number, mayCreate: boolean): Result<never, OpenCode> | undefined {
  if (found > newestVersion) return fail('newer-version', newerVersionSentence);
  return found === 0 && !mayCreate ? fail('damaged', emptySentence) : undefined;
}

/**
 * Takes the file's lock and looks whether the file still lies under its name; a rotation of the keys puts another
 * there while it holds the old one's lock. Without a write-ahead log the lock has to come first: that log is found by
 * name, so a connection to the old file would write into the new one's. With one, the reading before has kept a lock
 * that no rotation gets past.
 */
function holdInPlace(connection: Driver.Database, file: string, before: string | undefined): boolean {
  connection.pragma('locking_mode = EXCLUSIVE');
  if (connection.pragma('journal_mode', { simple: true }) !== 'wal') {
    connection.exec('BEGIN EXCLUSIVE');
    connection.exec('COMMIT');
  }
  return identityOf(file) === before;
}

function identityOf(file: string): string | undefined {
  const found = statSync(file, { bigint: true, throwIfNoEntry: false });
  return found && `${found.dev}/${found.ino}`;
}

const missingSentence =
  'The journal’s database is missing from its folder. Put it back, or restore a backup.';

const newerVersionSentence =
  'A newer Casebook wrote this journal. Nothing was changed: open it with that version or a later one.';

const busySentence = 'This journal is open in another program. Close or lock it there, then try again.';

const damagedSentence =
  'The journal’s database is damaged. Nothing was changed. Casebook can rescue what is left: it reads every page that still can be read into a new database and keeps the damaged file.';

const emptySentence =
  'The journal’s database is empty: what was in it is gone from this file. Put it back, or restore a backup.';

const readableSentence =
  'The journal’s database is not encrypted, so it is not the one Casebook made. Put that one back, or restore a backup.';

/** Makes the file with its first page, where there is none yet, so that its head can be looked at. */
function makeFile(file: string, key: Buffer): void {
  // SQLite makes files as the umask has it; made beforehand, the file and its log are the person's alone.
  closeSync(openSync(file, 'a', 0o600));
  const connection = connect(file, key);
  connection.pragma(`application_id = ${applicationId}`);
  connection.close();
}

function setAndReadBack(
  connection: Driver.Database,
  set: string,
  readBack: string,
  expected: string | number,
): void {
  connection.pragma(set);
  const actual = connection.pragma(readBack, { simple: true });
  if (actual !== expected) throw new Error(`PRAGMA ${set} did not hold: it reads ${String(actual)}.`);
}

/**
 * Whether anybody could read the database. Looked at before it is opened and never after: closing any descriptor of a
 * file drops every lock this process has on it, the database's own included.
 */
function isReadable(file: string): boolean {
  const head = Buffer.alloc(16);
  const descriptor = openSync(file, 'r');
  try {
    readSync(descriptor, head, 0, 16, 0);
  } finally {
    closeSync(descriptor);
  }
  return head.toString('latin1').startsWith('SQLite format 3');
}

function openFailure(error: unknown): Result<never, OpenCode> {
  const code = error instanceof Driver.SqliteError ? error.code : undefined;
  if (code?.startsWith('SQLITE_BUSY') || code?.startsWith('SQLITE_LOCKED')) {
    return fail('busy', busySentence);
  }
  if (code?.startsWith('SQLITE_NOTADB') || code?.startsWith('SQLITE_CORRUPT')) {
    return fail('damaged', damagedSentence);
  }
  // A TypeError is the driver's answer to a folder that is not there.
  if (isDiskRefusal(error) || error instanceof TypeError) {
    return fail(
      'not-writable',
      'The journal’s folder cannot be written. Check that it exists, that you may write to it, and that the disk has room.',
    );
  }
  throw error;
}
