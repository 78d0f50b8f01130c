import { join } from 'node:path';

/** Where the files of a journal lie in its folder. */
export function journalFiles(folder: string) {
  return {
    database: join(folder, 'journal.db'),
    keyring: join(folder, 'journal.keys.json'),
    keyringCopy: join(folder, 'journal.keys.copy.json'),
    /** Empty: whoever changes the keyring or the keys holds a lock on it meanwhile. */
    keysLock: join(folder, 'journal.keys.lock'),
    /** The database under its new key, while the keys are being rotated and until it takes the old one's place. */
    rotating: join(folder, 'journal.db.rotating'),
    /** Present from just before the keys of a new journal are written until its database is known to exist. */
    making: join(folder, 'journal.making'),
    holder: join(folder, 'journal.holder.json'),
    /** The folder of what was captured while the journal was locked or held elsewhere. */
    drop: join(folder, 'drop'),
    /** The folder of backups, unless the person chose another. */
    backups: join(folder, 'backups'),
  } as const;
}
