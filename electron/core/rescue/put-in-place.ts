import { existsSync } from 'node:fs';
import { constants, copyFile, link, open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fail, ok, type Result } from '../../../shared/domain/result/result.ts';
import { flushNames } from '../backup/flush-names.ts';
import { isSystemError } from '../system-error.ts';
import { journalFiles } from '../vault/journal-files.ts';

/** A rescued database that lies under its decided name takes the journal's place, whatever happens meanwhile. */
function decidedName(folder: string): string {
  return `${journalFiles(folder).database}.rescued-whole`;
}

/**
 * Puts a rescued database in the place of the damaged one, which is kept beside it with its log under the name that is
 * answered. The damaged one is kept before anything is replaced; after a kill in between, `finishPutInPlace` goes on.
 */
export async function putInPlace(order: {
  readonly folder: string;
  readonly rescued: string;
  /** Milliseconds since the epoch. */
  readonly now: number;
}): Promise<Result<{ readonly keptAs: string }, 'not-writable'>> {
  const { folder, rescued, now } = order;
  const { database } = journalFiles(folder);
  const keptAs = unusedName(folder, now);
  try {
    await keep(database, join(folder, keptAs));
    await keep(`${database}-wal`, join(folder, `${keptAs}-wal`));
    await flushNames(folder);
    await flushFile(rescued);
    await rename(rescued, decidedName(folder));
    await flushNames(folder);
    await finishPutInPlace(folder);
    return ok({ keptAs });
  } catch (error) {
    if (!isSystemError(error)) throw error;
    // A second name of a file that stays the journal would go on changing with it.
    if (!existsSync(decidedName(folder))) {
      for (const name of [keptAs, `${keptAs}-wal`])
        await rm(join(folder, name), { force: true }).catch(() => {});
    }
    return fail('not-writable', notWritableSentence);
  }
}

/**
 * Ends what a kill left half done in `putInPlace`: where a rescued database was decided on, it takes its place now.
 * To be called before the journal is opened and before another rescue. Throws what the system says.
 */
export async function finishPutInPlace(folder: string): Promise<boolean> {
  const { database } = journalFiles(folder);
  if (!existsSync(decidedName(folder))) return false;
  // Left beside the rescued database, the log of the damaged one would be taken for its own.
  for (const ending of ['-wal', '-shm', '-journal']) await rm(`${database}${ending}`, { force: true });
  await flushNames(folder);
  await rename(decidedName(folder), database);
  await flushNames(folder);
  return true;
}

/** Gives a file a second name, or copies it where the file system knows no second names. */
async function keep(file: string, as: string): Promise<void> {
  if (!existsSync(file)) return;
  try {
    await link(file, as);
  } catch (error) {
    if (!isSystemError(error) || error.code === 'ENOSPC' || error.code === 'EROFS') throw error;
    await copyFile(file, as, constants.COPYFILE_EXCL);
    await flushFile(as);
  }
}

async function flushFile(file: string): Promise<void> {
  const handle = await open(file, 'r+');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** `journal.damaged-20261122T172501Z.db`, with a number where there is one of this second already. */
function unusedName(folder: string, now: number): string {
  const stamp = new Date(now).toISOString().replace(/[-:]|\.\d{3}/g, '');
  for (let number = 1; ; number += 1) {
    const name = `journal.damaged-${stamp}${number === 1 ? '' : `-${number}`}.db`;
    if (!existsSync(join(folder, name)) && !existsSync(join(folder, `${name}-wal`))) return name;
  }
}

const notWritableSentence =
  'The journal’s folder cannot be written, so the rescued journal is not in its place. The damaged one is as it was: check that you may write to the folder and that the disk has room, then try again.';
