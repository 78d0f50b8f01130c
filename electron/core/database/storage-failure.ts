import Driver from 'better-sqlite3-multiple-ciphers';
import { fail, type Result } from '../../../shared/domain/result/result.ts';
import { isSystemError } from '../system-error.ts';

const refusals = ['SQLITE_FULL', 'SQLITE_IOERR', 'SQLITE_READONLY', 'SQLITE_CANTOPEN'];

/** Whether the system or the disk refused, as opposed to damage or a bug of ours. */
export function isDiskRefusal(error: unknown): boolean {
  if (isSystemError(error)) return true;
  return error instanceof Driver.SqliteError && refusals.some((start) => error.code.startsWith(start));
}

/**
 * What it means to a person that the disk refused, or that a page is not what was written there; nothing where the
 * error is neither. A page whose authentication fails is `SQLITE_CORRUPT`, a first page `SQLITE_NOTADB`.
 */
export function storageFailure(error: unknown): Result<never, 'storage-failed' | 'damaged'> | undefined {
  if (!(error instanceof Driver.SqliteError)) return undefined;
  const { code } = error;
  if (code.startsWith('SQLITE_FULL')) {
    return fail('storage-failed', 'The disk is full, so this was not saved. Make room, then save again.');
  }
  if (code.startsWith('SQLITE_IOERR') || code.startsWith('SQLITE_READONLY')) {
    return fail(
      'storage-failed',
      'The disk refused, so this was not saved. Check the disk, then save again.',
    );
  }
  if (code.startsWith('SQLITE_CORRUPT') || code.startsWith('SQLITE_NOTADB')) {
    return fail('damaged', damagedPartSentence);
  }
  return undefined;
}

const damagedPartSentence =
  'A part of the journal’s database is damaged, so this could not be done. Nothing was changed. Casebook can rescue what is left: it reads everything that still can be read into a new database and keeps the damaged file.';
