import { link, rename, stat } from 'node:fs/promises';
import { isSystemError } from '../system-error.ts';

/**
 * Gives a finished temporary file a name in the same folder unless something has it: nothing is ever written over.
 * The temporary name may stay beside it, for the caller to remove.
 */
export async function takeName(temporary: string, file: string): Promise<boolean> {
  try {
    await link(temporary, file);
    return true;
  } catch (error) {
    if (isSystemError(error) && error.code === 'EEXIST') return false;
  }
  // Not every file system has links, for example that of a memory stick.
  if (await isThere(file)) return false;
  await rename(temporary, file);
  return true;
}

/** Whether something lies under a name. */
export async function isThere(file: string): Promise<boolean> {
  try {
    await stat(file);
    return true;
  } catch (error) {
    if (isSystemError(error) && (error.code === 'ENOENT' || error.code === 'ENOTDIR')) return false;
    throw error;
  }
}
