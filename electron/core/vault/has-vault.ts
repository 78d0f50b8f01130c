import { existsSync } from 'node:fs';
import { journalFiles } from './journal-files.ts';
import { isMarkedAsMaking } from './making-mark.ts';
import { hasKeyring } from './read-keyrings.ts';

/**
 * Whether a folder holds a journal: a database, or keys that are not the leftover of a creation that was cut short.
 * Keys without a database whose journal was once opened are a journal that lost its database, not an empty folder.
 */
export function hasVault(folder: string): boolean {
  return existsSync(journalFiles(folder).database) || (hasKeyring(folder) && !isMarkedAsMaking(folder));
}
