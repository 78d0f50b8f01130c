/// <reference path="./write-file-atomic.d.ts" />
import { lstat, open, readFile, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { isSystemError } from '../system-error.ts';

/**
 * Replaces a file so that a crash or a power cut leaves the old text or the new one, never a mixture: temporary file,
 * flush, rename, flush of the folder. The file is readable by its owner only.
 */
export async function writeDurably(file: string, text: string): Promise<void> {
  // The library writes through a link, so whoever can write this folder could have any other file written over.
  if ((await lstat(file).catch(() => undefined))?.isSymbolicLink()) await rm(file, { force: true });
  await writeFileAtomic(file, text, { mode: 0o600, fsync: true });
  await flushFolder(dirname(file));
}

/** Makes renames and removals in a folder survive a power cut, where the system can. */
export async function flushFolder(folder: string): Promise<void> {
  // Windows cannot open a folder to flush it: its file system journals renames by itself.
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** The same, answering whether the system agreed. */
export async function isFlushed(folder: string): Promise<boolean> {
  try {
    await flushFolder(folder);
    return true;
  } catch (error) {
    if (isSystemError(error)) return false;
    throw error;
  }
}

/** The text of a file, `missing` when there is none, `unreadable` when the system refuses to read it. */
export async function readOrWhyNot(
  file: string,
): Promise<{ readonly state: 'read'; readonly text: string } | { readonly state: 'missing' | 'unreadable' }> {
  try {
    return { state: 'read', text: await readFile(file, 'utf8') };
  } catch (error) {
    if (!isSystemError(error)) throw error;
    return { state: error.code === 'ENOENT' || error.code === 'ENOTDIR' ? 'missing' : 'unreadable' };
  }
}
