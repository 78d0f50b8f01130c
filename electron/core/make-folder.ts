import { closeSync, fsyncSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { isSystemError } from './system-error.ts';

/**
 * Makes a folder of the owner's alone, with those above it, or throws what the system says. Node's own recursive way
 * never returns where the system answers that a folder is missing whatever is made above it, as below `/proc`. What is
 * made survives a power cut, where the system can promise it.
 */
export function makeFolder(folder: string): void {
  if (made(folder)) return;
  const above = dirname(folder);
  if (above !== folder) makeFolder(above);
  mkdirSync(folder, { mode: 0o700 });
  flushNames(above);
}

/** Makes the folder or finds it there; false where the one above is missing. */
function made(folder: string): boolean {
  try {
    mkdirSync(folder, { mode: 0o700 });
    flushNames(dirname(folder));
    return true;
  } catch (error) {
    if (!isSystemError(error)) throw error;
    // A file of that name is told by whatever wants to write into it.
    if (error.code === 'EEXIST') return true;
    if (error.code === 'ENOENT') return false;
    throw error;
  }
}

/** Without this, a power cut could take a folder away with the flushed files in it. */
function flushNames(folder: string): void {
  // Windows cannot open a folder to flush it: its file system journals new names by itself.
  if (process.platform === 'win32') return;
  let descriptor: number | undefined;
  try {
    descriptor = openSync(folder, 'r');
    fsyncSync(descriptor);
  } catch (error) {
    // A folder that may be written and not read, or a file system that flushes none, is no reason to make nothing.
    if (!isSystemError(error) || error.code === 'EIO' || error.code === 'ENOSPC') throw error;
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}
