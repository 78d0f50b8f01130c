import { readdir, realpath, rename, rmdir } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import type { UtcInstant } from '../../../shared/domain/entry/entry.ts';
import { fail, ok, type Result } from '../../../shared/domain/result/result.ts';
import { makeFolder } from '../make-folder.ts';
import { isSystemError } from '../system-error.ts';
import { journalFiles } from '../vault/journal-files.ts';
import { writeKeyrings } from '../vault/keyring-files.ts';
import { type BackupProof, type CheckContainerCode, checkContainer } from './check-container.ts';
import { flushNames } from './flush-names.ts';
import { progressOf } from './move-bytes.ts';
import { type OpenBackup, type ReadBackupCode, withBackup } from './read-backup.ts';
import { cancelledSentence, whyNotWritable } from './sentences.ts';
import { makeWorkFolder, removeLeftovers, removeTemporary } from './temporary-files.ts';

/** Why nothing was brought back. */
export type RestoreBackupCode =
  | Exclude<ReadBackupCode, 'unreadable'>
  | Exclude<CheckContainerCode, 'other-keys'>
  | 'not-writable'
  | 'cancelled';

/** Which backup is brought back, where to, and the passphrase or recovery code of its day. */
export interface RestoreOrder {
  readonly file: string;
  /** A folder that does not exist yet, or an empty one. */
  readonly to: string;
  readonly secret: Extract<BackupProof, { secret: unknown }>['secret'];
  readonly signal?: AbortSignal;
  onProgress?(done: number, total: number): void;
}

/** A journal that was brought back. */
export interface RestoredJournal {
  readonly folder: string;
  readonly entries: number;
  /** When the backup was made. */
  readonly createdAt: UtcInstant;
}

/**
 * Brings a backup back as a journal of its own in a new folder: made and checked under another name beside it, then
 * renamed, so that there is a whole journal or none. It opens with the secrets of the backup's day. What was dropped
 * into the old journal's box, and its holder's name, stay where they are.
 */
export async function restoreBackup(
  order: RestoreOrder,
): Promise<Result<RestoredJournal, RestoreBackupCode>> {
  try {
    const to = await placeOf(resolve(order.to));
    if (to === undefined) return fail('not-writable', notEmptySentence);
    return asRestored(await withBackup(await followed(order.file), (backup) => bringBack(backup, to, order)));
  } catch (error) {
    if (order.signal?.aborted) return fail('cancelled', cancelledSentence);
    if (!isSystemError(error)) throw error;
    return fail(
      'not-writable',
      `The journal could not be written to its new folder: ${whyNotWritable(error)}. The backup is as it was.`,
    );
  }
}

/** Whether an order can be carried out, as far as that can be told without a secret; changes nothing. */
export async function checkOrder(
  order: Pick<RestoreOrder, 'file' | 'to'>,
): Promise<Result<null, RestoreBackupCode>> {
  const read = asRestored(await withBackup(await followed(order.file), async () => ok(null)));
  if (!read.ok) return read;
  const isFree = (await placeOf(order.to).catch(() => order.to)) !== undefined;
  return isFree ? ok(null) : fail('not-writable', notEmptySentence);
}

async function bringBack(
  backup: OpenBackup,
  to: string,
  { secret, signal, onProgress }: RestoreOrder,
): Promise<Result<RestoredJournal, CheckContainerCode | 'not-writable'>> {
  makeFolder(dirname(to));
  await removeLeftovers(dirname(to));
  const made = await makeWorkFolder(dirname(to));
  try {
    const { createdAt, databaseBytes } = backup.header;
    const { database } = journalFiles(made);
    const advance = progressOf(databaseBytes * 2, onProgress);
    const checked = await checkContainer(backup, { secret }, { database, signal, advance });
    if (!checked.ok) return checked;
    await writeKeyrings(made, backup.keyring);
    signal?.throwIfAborted();
    if (!(await moveInto(made, to))) return fail('not-writable', notEmptySentence);
    return ok({ folder: to, entries: checked.value.entries, createdAt });
  } finally {
    await removeTemporary(made);
  }
}

/** A backup that a person names may be a link to it. */
function followed(file: string): Promise<string> {
  return realpath(file).catch(() => file);
}

/** The same in the words of a restoration, which has fewer. */
function asRestored<Value>(
  result: Result<Value, ReadBackupCode | CheckContainerCode | 'not-writable'>,
): Result<Value, RestoreBackupCode> {
  if (result.ok) return result;
  const { code, message } = result.failure;
  if (code === 'unreadable') return fail('not-found', message);
  // Only a journal's own data key can be another's: a secret fits or it does not.
  return fail(code === 'other-keys' ? 'backup-damaged' : code, message);
}

/** The folder itself where it is empty or missing; nothing where something lies in it, or it is no folder. */
async function placeOf(to: string): Promise<string | undefined> {
  try {
    const names = await readdir(to);
    return names.length === 0 ? await realpath(to) : undefined;
  } catch (error) {
    if (!isSystemError(error)) throw error;
    if (error.code === 'ENOENT') return to;
    if (error.code === 'ENOTDIR') return undefined;
    throw error;
  }
}

/** Gives the finished folder its name; false where something has come to lie under it. */
async function moveInto(made: string, to: string): Promise<boolean> {
  await flushNames(made);
  try {
    // An empty folder gives way. Some systems do not rename over it.
    await rmdir(to).catch((error: unknown) => {
      if (!isSystemError(error) || error.code !== 'ENOENT') throw error;
    });
    await rename(made, to);
  } catch (error) {
    if (!isSystemError(error)) throw error;
    if (error.code === 'ENOTEMPTY' || error.code === 'EEXIST' || error.code === 'ENOTDIR') return false;
    // The folder is where a disk is mounted: it cannot give way.
    if (error.code === 'EBUSY' || error.code === 'EXDEV') return false;
    throw error;
  }
  await flushNames(dirname(to));
  return true;
}

const notEmptySentence =
  'Something lies in that folder already, or it cannot be replaced. Name a folder that does not exist yet. Nothing was changed.';
