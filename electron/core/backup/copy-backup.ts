import { access, constants, open } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fail, ok, type Result } from '../../../shared/domain/result/result.ts';
import { isSystemError } from '../system-error.ts';
import { hasItsBytes } from './check-container.ts';
import { flushNames } from './flush-names.ts';
import { moveBytes } from './move-bytes.ts';
import { type ReadBackupCode, withBackup } from './read-backup.ts';
import { damagedSentence, whyNotWritable } from './sentences.ts';
import { isThere, takeName } from './take-name.ts';
import { removeLeftovers, removeTemporary, temporaryName } from './temporary-files.ts';

/** Why there is no copy of a backup. */
export type CopyBackupCode = ReadBackupCode | 'exists' | 'not-writable';

/**
 * Copies a backup to a file that does not exist yet: written under another name beside it, flushed, read again from
 * there and compared, then renamed. Nothing is ever written over.
 */
export async function copyBackup(file: string, to: string): Promise<Result<null, CopyBackupCode>> {
  const folder = dirname(to);
  const part = join(folder, temporaryName());
  try {
    if (await isThere(to)) return fail('exists', existsSentence);
    await removeLeftovers(folder);
    const copied = await withBackup(file, async ({ handle: from, bytes }) => {
      const handle = await open(part, 'wx', 0o600);
      try {
        await moveBytes({ from, start: 0, bytes, to: handle });
        await handle.sync();
      } finally {
        await handle.close();
      }
      return ok(null);
    });
    if (!copied.ok) return copied;
    const isSound = await withBackup(part, async (backup) => ok(await hasItsBytes(backup)));
    if (!isSound.ok || !isSound.value) return fail('backup-damaged', damagedSentence);
    if (!(await takeName(part, to))) return fail('exists', existsSentence);
    await flushNames(folder);
    return ok(null);
  } catch (error) {
    return notWritable(error);
  } finally {
    await removeTemporary(part);
  }
}

/** Why no copy can be written under a name, as far as that can be told before there is anything to copy. */
export async function refusalOfCopy(
  to: string,
): Promise<Result<never, 'exists' | 'not-writable'> | undefined> {
  try {
    if (await isThere(to)) return fail('exists', existsSentence);
    await access(dirname(to), constants.W_OK);
    return undefined;
  } catch (error) {
    return notWritable(error);
  }
}

function notWritable(error: unknown): Result<never, 'not-writable'> {
  if (!isSystemError(error)) throw error;
  return fail('not-writable', `The backup could not be written there: ${whyNotWritable(error)}.`);
}

const existsSentence =
  'There is a file of that name already. Nothing was changed: name another one for the backup.';
