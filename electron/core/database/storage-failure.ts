import Driver from 'better-sqlite3-multiple-ciphers';
import { fail, type Result } from '../../../shared/domain/result/result.ts';

/** What a write that the disk refused is to a person; nothing where the error is not the disk's. */
export function storageFailure(error: unknown): Result<never, 'storage-failed'> | undefined {
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
    return fail(
      'storage-failed',
      'A part of the journal is damaged and was not shown. Keep the folder as it is.',
    );
  }
  return undefined;
}
