import { join } from 'node:path';
import type { VerifyReport } from '../../../shared/contract/backup-channels.ts';
import { fail, ok, type Result } from '../../../shared/domain/result/result.ts';
import { listBackups } from './list-backups.ts';
import { withBackup } from './read-backup.ts';
import { cancelledSentence } from './sentences.ts';
import { verifyBackup } from './verify-backup.ts';

/** Whose backups are looked at, and where there is room for it. */
export interface VerifyOrder {
  readonly backupFolder: string;
  readonly vaultId: string;
  readonly dataKey: Uint8Array;
  /** Where each database is taken out to while it is looked at. */
  readonly workFolder: string;
  readonly signal?: AbortSignal;
  onProgress?(done: number, total: number): void;
}

/**
 * Opens every backup of a journal as a restoration would, newest first, and answers which are sound. What nobody can
 * tell of, because there was no room to look or the file went away meanwhile, is no damage: it is told as a problem, or
 * left out.
 */
export async function verifyBackups(
  order: VerifyOrder,
): Promise<Result<Pick<VerifyReport, 'backups' | 'problems'>, 'cancelled'>> {
  const { backupFolder, vaultId, dataKey, workFolder, signal } = order;
  const { backups: listed, unreadable } = await listBackups(backupFolder, vaultId);
  const mine = listed.filter(({ isOfThisJournal }) => isOfThisJournal);
  const total = mine.reduce((sum, { bytes }) => sum + bytes, 0);
  const backups: VerifyReport['backups'][number][] = [];
  const problems: string[] = [];
  let before = 0;
  for (const { name, bytes } of mine) {
    const start = before;
    const verified = await verifyBackup(
      join(backupFolder, name),
      { dataKey },
      {
        workFolder,
        ...(signal && { signal }),
        onProgress: (done, all) => order.onProgress?.(start + (bytes * done) / all, total),
      },
    );
    before += bytes;
    if (verified.ok) {
      backups.push({ name, state: 'sound', entries: verified.value.entries });
      continue;
    }
    const { code, message } = verified.failure;
    if (code === 'cancelled') return fail('cancelled', cancelledSentence);
    if (code === 'not-found') continue;
    if (code === 'not-writable' || code === 'newer-version' || code === 'unreadable')
      problems.push(`${name}: ${message}`);
    else backups.push({ name, state: code === 'other-keys' ? code : 'damaged', entries: null });
  }
  for (const name of unreadable) {
    const read = await withBackup(join(backupFolder, name), async () => ok(null));
    // What a newer version made, or what is gone by now, is not damaged.
    if (read.ok || read.failure.code === 'newer-version' || read.failure.code === 'not-found') continue;
    if (read.failure.code === 'unreadable') problems.push(`${name}: ${read.failure.message}`);
    else backups.push({ name, state: 'damaged', entries: null });
  }
  return ok({ backups, problems });
}
