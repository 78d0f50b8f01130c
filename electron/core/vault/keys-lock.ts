import { closeSync, existsSync, openSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import Driver from 'better-sqlite3-multiple-ciphers';
import { isSystemError } from '../system-error.ts';
import { journalFiles } from './journal-files.ts';

const retryAfterMs = 25;

/** What came of work that needs the lock: nothing where another program kept it too long, or it cannot be taken here. */
export type UnderLock<Value> =
  | { readonly state: 'done'; readonly value: Value }
  | { readonly state: 'taken' | 'not-writable' };

/**
 * Runs work while no other program, and nothing else in this one, reads keys in order to write them: whoever wrote
 * keys from an older reading could drop the one key that a rotation has just put the database under. The lock is the
 * operating system's on an empty file, so it ends with the process that holds it.
 */
export async function underKeysLock<Value>(
  folder: string,
  waitMs: number,
  work: () => Promise<Value>,
): Promise<UnderLock<Value>> {
  const taken = await take(folder, Date.now() + waitMs);
  if (typeof taken === 'string') return { state: taken };
  try {
    return { state: 'done', value: await work() };
  } finally {
    taken.close();
  }
}

async function take(folder: string, until: number): Promise<Driver.Database | 'taken' | 'not-writable'> {
  let connection: Driver.Database;
  try {
    connection = connect(journalFiles(folder).keysLock);
  } catch (error) {
    return notWritable(error);
  }
  for (;;) {
    try {
      // Kept in memory, its journal leaves no file behind when this process is killed.
      connection.exec('PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE');
      return connection;
    } catch (error) {
      if (!isBusy(error) || Date.now() >= until) {
        connection.close();
        return isBusy(error) ? 'taken' : notWritable(error);
      }
    }
    await pause(retryAfterMs);
  }
}

function connect(file: string): Driver.Database {
  // Made beforehand so that it is the person's alone; made once, since closing it would drop a lock of this process.
  if (!existsSync(file)) closeSync(openSync(file, 'a', 0o600));
  return new Driver(file, { timeout: 0 });
}

function isBusy(error: unknown): boolean {
  return error instanceof Driver.SqliteError && error.code.startsWith('SQLITE_BUSY');
}

function notWritable(error: unknown): 'not-writable' {
  // The driver's answer to a folder that is not there is a TypeError.
  if (error instanceof Driver.SqliteError || error instanceof TypeError || isSystemError(error)) {
    return 'not-writable';
  }
  throw error;
}
