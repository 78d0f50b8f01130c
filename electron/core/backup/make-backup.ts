import { rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { BackupFile } from '../../../shared/contract/backup-channels.ts';
import type { UtcInstant } from '../../../shared/domain/entry/entry.ts';
import { fail, ok, type Result } from '../../../shared/domain/result/result.ts';
import { makeFolder } from '../make-folder.ts';
import { databaseKeyOf } from '../vault/data-key.ts';
import { journalFiles } from '../vault/journal-files.ts';
import { isAuthentic } from '../vault/keyring.ts';
import { readKeyrings } from '../vault/keyring-files.ts';
import {
  intoBackupFolder,
  intoJournalFolder,
  type MakeBackupCode,
  Stopped,
  withFile,
} from './backup-disks.ts';
import { backupName } from './backup-name.ts';
import { checkContainer } from './check-container.ts';
import { printHead, signHeader, type UnsignedHeader } from './container.ts';
import { flushNames } from './flush-names.ts';
import { inspectDatabase } from './inspect-database.ts';
import { moveBytes, progressOf } from './move-bytes.ts';
import { withBackup } from './read-backup.ts';
import { cancelledSentence } from './sentences.ts';
import { takeName } from './take-name.ts';
import { makeWorkFolder, removeLeftovers, removeTemporary, temporaryName } from './temporary-files.ts';

export type { MakeBackupCode } from './backup-disks.ts';

/** What a backup is made of, and where it goes. */
export interface BackupOrder {
  readonly journalFolder: string;
  /** The journal's own folder of backups is made where it is missing; another one has to be there. */
  readonly backupFolder: string;
  readonly vaultId: string;
  /** The open journal's data key; it stays the caller's. */
  readonly dataKey: Uint8Array;
  /** Has the open journal write an encrypted copy with the same key into an empty file. */
  copyTo(file: string): Promise<Result<unknown, string>>;
  readonly reason: BackupFile['reason'];
  /** Milliseconds since the epoch. */
  now(): number;
  readonly signal?: AbortSignal;
  onProgress?(done: number, total: number): void;
}

/** The database is copied, hashed, written, taken out again and read. */
const steps = 5;

const underWay = new Set<string>();

/**
 * Makes a backup: a copy of the database beside the journal, put together with the keyring in a temporary file in the
 * backups' folder, flushed, opened again from there and checked, and only then given its name. Killed at any moment,
 * the backups made before are as they were, and the next run removes what was left over.
 */
export async function makeBackup(order: BackupOrder): Promise<Result<BackupFile, MakeBackupCode>> {
  const { journalFolder, signal } = order;
  if (underWay.has(journalFolder)) return fail('busy', busySentence);
  underWay.add(journalFolder);
  try {
    return ok(await make(order));
  } catch (error) {
    if (signal?.aborted) return fail('cancelled', cancelledSentence);
    if (error instanceof Stopped) return { ok: false, failure: error.failure };
    throw error;
  } finally {
    underWay.delete(journalFolder);
  }
}

async function make(order: BackupOrder): Promise<BackupFile> {
  const { journalFolder, backupFolder, dataKey, signal } = order;
  const createdAt = new Date(order.now()).toISOString() as UtcInstant;
  // How much there is to do is known once there is a copy.
  order.onProgress?.(0, 0);
  const work = await intoJournalFolder(() => makeWorkFolder(journalFolder));
  const part = join(backupFolder, temporaryName());
  try {
    await intoBackupFolder(() => prepare(order));
    await removeLeftovers(backupFolder);
    await removeLeftovers(journalFolder);
    const keyring = await keyringOf(order);
    const copy = join(work, 'copy.db');
    const { schemaVersion } = await copyDatabase(order, copy);
    const { size } = await intoJournalFolder(() => stat(copy));
    const advance = progressOf(size * steps, order.onProgress);
    advance(size);
    const about = { createdAt, reason: order.reason, schemaVersion, keyring };
    await writePart(part, { copy, size, about, dataKey, signal, advance });
    await intoJournalFolder(() => rm(copy));
    await check(part, { database: join(work, 'taken-out.db'), dataKey, signal, advance });
    return await intoBackupFolder(async () => {
      const name = await giveName(part, backupFolder, createdAt);
      await flushNames(backupFolder);
      const { size: bytes } = await stat(join(backupFolder, name));
      return { name, createdAt, bytes, reason: order.reason, isOfThisJournal: true };
    });
  } finally {
    await removeTemporary(part);
    await removeTemporary(work);
  }
}

async function prepare({ journalFolder, backupFolder }: BackupOrder): Promise<void> {
  // A folder that was chosen may lie on a disk that is not plugged in: made there, it would hide the disk's own.
  if (backupFolder === journalFiles(journalFolder).backups) makeFolder(backupFolder);
  if (!(await stat(backupFolder)).isDirectory()) {
    throw Object.assign(new Error(), { code: 'ENOTDIR', syscall: 'stat' });
  }
}

async function keyringOf({ journalFolder, vaultId, dataKey }: BackupOrder): Promise<unknown> {
  for (const copy of await readKeyrings(journalFolder)) {
    if (copy.state !== 'intact' || copy.keyring.vaultId !== vaultId) continue;
    const isSettled = copy.keyring.version === 1 || copy.keyring.rotation === undefined;
    if (isSettled && isAuthentic(copy.keyring, dataKey)) return JSON.parse(copy.text);
  }
  throw new Stopped({ code: 'damaged', message: keysSentence });
}

async function copyDatabase(
  { copyTo, dataKey, signal }: BackupOrder,
  copy: string,
): Promise<{ readonly schemaVersion: number }> {
  signal?.throwIfAborted();
  // SQLite makes files as the umask has it; made beforehand, the copy is the person's alone.
  await withFile(copy, 'wx', intoJournalFolder, async () => undefined);
  const copied = await copyTo(copy);
  if (!copied.ok) {
    const { code, message } = copied.failure;
    if (code === 'damaged') throw new Stopped({ code, message: damagedJournalSentence });
    if (code === 'storage-failed') throw new Stopped({ code: 'not-writable', message: noRoomSentence });
    throw new Stopped({ code: 'internal', message });
  }
  const databaseKey = databaseKeyOf(dataKey);
  const found = await inspectDatabase(copy, databaseKey, { everyPage: false });
  databaseKey.fill(0);
  if (!found.isWhole) throw new Stopped({ code: 'damaged', message: damagedJournalSentence });
  return found;
}

/** Puts the head and the copy together in a file, and has the disk keep it. */
async function writePart(
  part: string,
  made: {
    readonly copy: string;
    readonly size: number;
    readonly about: Omit<UnsignedHeader, 'databaseBytes' | 'databaseSha256'>;
    readonly dataKey: Uint8Array;
    readonly signal: AbortSignal | undefined;
    advance(bytes: number): void;
  },
): Promise<void> {
  const { copy, size, about, dataKey, signal, advance } = made;
  await withFile(copy, 'r', intoJournalFolder, async (from) => {
    const sha256 = await moveBytes({ from, start: 0, bytes: size, signal, advance });
    const databaseSha256 = sha256.toString('base64url');
    const header = signHeader({ ...about, databaseBytes: size, databaseSha256 }, dataKey);
    await withFile(part, 'wx', intoBackupFolder, async (to) => {
      await to.appendFile(printHead(header));
      await moveBytes({ from, start: 0, bytes: size, to, signal, advance });
      await to.sync();
    });
  });
}

/** Opens what was written as a restoration would, before it gets a name. */
async function check(
  part: string,
  takingOut: {
    readonly database: string;
    readonly dataKey: Uint8Array;
    readonly signal: AbortSignal | undefined;
    advance(bytes: number): void;
  },
): Promise<void> {
  const { dataKey } = takingOut;
  const checked = await intoJournalFolder(() =>
    withBackup(part, (backup) => checkContainer(backup, { dataKey }, takingOut)),
  );
  if (checked.ok) return;
  throw new Stopped({ code: 'damaged', message: notKeptSentence });
}

/** The name of the instant, or the next free one. */
async function giveName(part: string, folder: string, createdAt: UtcInstant): Promise<string> {
  for (let again = 0; ; again += 1) {
    const name = backupName(createdAt, again);
    if (await takeName(part, join(folder, name))) return name;
  }
}

const busySentence = 'A backup of this journal is being made already. Wait for it, then try again.';
const keysSentence =
  'The journal’s keys on the disk are not those it was opened with, so no backup was made. Lock the journal, unlock it and try again.';
const damagedJournalSentence =
  'A part of the journal is damaged, so no backup was made of it. Keep the backups made before, and have the journal checked.';
const noRoomSentence =
  'The copy for a backup could not be written beside the journal: make room on its disk, then try again. The journal and the backups made before are as they were.';
const notKeptSentence =
  'What was written could not be read back whole, so it was not kept as a backup. Check the disk and the journal, then try again; the backups made before are as they were.';
