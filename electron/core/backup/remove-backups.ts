import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fail, ok, type Result } from '../../../shared/domain/result/result.ts';
import { isSystemError } from '../system-error.ts';
import { backupNamePattern } from './backup-name.ts';
import { flushNames } from './flush-names.ts';
import { whyNotWritable } from './sentences.ts';

/** Removes backups that somebody named, whatever is in them; those that are gone already are not counted. */
export async function removeBackups(
  folder: string,
  names: readonly string[],
): Promise<Result<{ readonly removed: number }, 'not-writable'>> {
  let removed = 0;
  try {
    for (const name of new Set(names)) {
      if (!backupNamePattern.test(name)) throw new Error('A name that is no backup’s.');
      try {
        await rm(join(folder, name));
        removed += 1;
      } catch (error) {
        if (!isSystemError(error) || error.code !== 'ENOENT') throw error;
      }
    }
    await flushNames(folder);
    return ok({ removed });
  } catch (error) {
    if (!isSystemError(error)) throw error;
    const those = removed === 0 ? 'None was removed' : `${removed} of them are gone, the others stay`;
    return fail('not-writable', `The backups could not be removed: ${whyNotWritable(error)}. ${those}.`);
  }
}
