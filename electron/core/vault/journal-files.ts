import { join } from 'node:path';

/** Where the files of a journal lie in its folder. */
export function journalFiles(folder: string) {
  return {
    database: join(folder, 'journal.db'),
    keyring: join(folder, 'journal.keys.json'),
    keyringCopy: join(folder, 'journal.keys.copy.json'),
    /** Present from just before the keys of a new journal are written until its database is known to exist. */
    making: join(folder, 'journal.making'),
    holder: join(folder, 'journal.holder.json'),
  } as const;
}
