import { closeSync, existsSync, openSync, readSync } from 'node:fs';
import Driver from 'better-sqlite3-multiple-ciphers';
import { fail, ok, type Result } from '../../../shared/domain/result/result.ts';
import { isSystemError } from '../system-error.ts';
import { type OpenDatabase, wrap } from './database.ts';
import { migrate, newestVersion } from './migrate.ts';

/** Why a database did not open. */
export type OpenCode = 'busy' | 'damaged' | 'newer-version' | 'not-writable';

/** How long an opening waits for another program to let go of the file. */
const waitForHolderMs = 1500;

const rawKeyBytes = 32;

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

/**
 * Opens the encrypted database, or makes it where `mayCreate`, with every pragma set and read back, and brings it
 * to the newest version. `key` is exactly 32 bytes, already proven by the keyring: a key that does not fit then
 * means damage.
 */
export function openDatabase(
  file: string,
  key: Buffer,
  { mayCreate }: { mayCreate: boolean },
): Result<OpenDatabase, OpenCode> {
  // Any other length silently becomes a passphrase, and an empty key silently means plaintext.
  if (key.length !== rawKeyBytes) throw new Error('A database key has exactly 32 bytes.');
  if (!mayCreate && !existsSync(file)) {
    return fail(
      'damaged',
      'The journal’s database is missing from its folder. Put it back, or restore a backup.',
    );
  }
  let connection: Driver.Database | undefined;
  try {
    if (mayCreate) makeFile(file, key);
    if (isReadable(file)) return fail('damaged', readableSentence);
    connection = connect(file, key);
    const database = wrap(connection);
    // Asked first, since some of what is set below would write into a newer version's file.
    const found = Number(database.pragma('user_version'));
    if (found > newestVersion) {
      connection.close();
      return fail(
        'newer-version',
        'A newer Casebook wrote this journal. Nothing was changed: open it with that version or a later one.',
      );
    }
    if (found === 0 && !mayCreate) {
      connection.close();
      return fail('damaged', emptySentence);
    }
    for (const [set, readBack, expected] of pragmas) setAndReadBack(connection, set, readBack, expected);
    // Until its first write a connection lets others in, whatever its locking mode: this one keeps them out from here.
    database.transaction(() => undefined);
    migrate(database, found);
    return ok(database);
  } catch (error) {
    connection?.close();
    return openFailure(error);
  }
}

const emptySentence =
  'The journal’s database is empty: what was in it is gone from this file. Put it back, or restore a backup.';

const readableSentence =
  'The journal’s database is not encrypted, so it is not the one Casebook made. Put that one back, or restore a backup.';

function connect(file: string, key: Buffer): Driver.Database {
  const connection = new Driver(file, { timeout: waitForHolderMs });
  connection.pragma(`cipher='sqlcipher'`);
  connection.pragma('legacy=4');
  const raw = Buffer.concat([Buffer.from('raw:'), key]);
  connection.key(raw);
  raw.fill(0);
  connection.prepare('SELECT count(*) FROM sqlite_master').get();
  return connection;
}

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
    return fail('busy', 'This journal is open in another program. Close or lock it there, then try again.');
  }
  if (code?.startsWith('SQLITE_NOTADB') || code?.startsWith('SQLITE_CORRUPT')) {
    return fail(
      'damaged',
      'The journal’s database is damaged. Nothing was changed: keep the folder as it is.',
    );
  }
  if (
    isSystemError(error) ||
    error instanceof TypeError || // the driver's answer to a folder that is not there
    ['SQLITE_CANTOPEN', 'SQLITE_READONLY', 'SQLITE_FULL', 'SQLITE_IOERR'].some((start) =>
      code?.startsWith(start),
    )
  ) {
    return fail(
      'not-writable',
      'The journal’s folder cannot be written. Check that it exists, that you may write to it, and that the disk has room.',
    );
  }
  throw error;
}
