import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { isSystemError } from './system-error.ts';

/**
 * Makes a folder of the owner's alone, with those above it, or throws what the system says. Node's own recursive way
 * never returns where the system answers that a folder is missing whatever is made above it, as below `/proc`.
 */
export function makeFolder(folder: string): void {
  if (made(folder)) return;
  const above = dirname(folder);
  if (above !== folder) makeFolder(above);
  mkdirSync(folder, { mode: 0o700 });
}

/** Makes the folder or finds it there; false where the one above is missing. */
function made(folder: string): boolean {
  try {
    mkdirSync(folder, { mode: 0o700 });
    return true;
  } catch (error) {
    if (!isSystemError(error)) throw error;
    // A file of that name is told by whatever wants to write into it.
    if (error.code === 'EEXIST') return true;
    if (error.code === 'ENOENT') return false;
    throw error;
  }
}
