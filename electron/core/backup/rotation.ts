import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { BackupFile } from '../../../shared/contract/backup-channels.ts';
import { dayIn } from '../../../shared/domain/civil-date/civil-date.ts';
import { ok } from '../../../shared/domain/result/result.ts';
import { isSystemError } from '../system-error.ts';
import { isAuthentic } from '../vault/keyring.ts';
import { backupsToKeep } from './backups-to-keep.ts';
import { hasItsBytes } from './check-container.ts';
import { isSignedBy } from './container.ts';
import { flushNames } from './flush-names.ts';
import { type FoundBackup, findBackups, type ListedBackup, listed, newestFirst } from './list-backups.ts';
import { withBackup } from './read-backup.ts';

/** Whether the civil day it is now has no backup of this journal yet. */
export function isBackupDue(
  backups: readonly Pick<BackupFile, 'createdAt' | 'isOfThisJournal'>[],
  now: number,
  zone: string,
): boolean {
  const today = dayIn(now, zone);
  return !backups.some(
    ({ createdAt, isOfThisJournal }) => isOfThisJournal && dayIn(Date.parse(createdAt), zone) === today,
  );
}

/** Whose backups are pruned, and by which clock. */
export interface Pruning {
  readonly vaultId: string;
  readonly dataKey: Uint8Array;
  /** Milliseconds since the epoch. */
  readonly now: number;
  readonly zone: string;
}

/**
 * Removes the backups of this journal that the rotation no longer keeps, and answers how many. Another journal's stay,
 * and so does whatever cannot be read or has a head that was changed; the newest sound one stays in any case, and
 * where none is sound all do. What the system refuses to remove is removed the next time.
 */
export async function pruneBackups(folder: string, pruning: Pruning): Promise<number> {
  const { vaultId, dataKey, now, zone } = pruning;
  const mine = (await findBackups(folder))
    .flatMap(({ name, head }) =>
      head?.keyring.vaultId === vaultId && isCredible(head, dataKey) ? [listed(name, head, vaultId)] : [],
    )
    .sort(newestFirst);
  const keep = backupsToKeep(mine, now, zone);
  const superfluous = mine.filter(({ name }) => !keep.has(name));
  if (superfluous.length === 0) return 0;
  const newestSound = await firstSound(folder, mine);
  if (newestSound === undefined) return 0;
  let removed = 0;
  for (const { name } of superfluous) {
    if (name === newestSound) continue;
    try {
      await rm(join(folder, name));
      removed += 1;
    } catch (error) {
      if (!isSystemError(error)) throw error;
    }
  }
  await flushNames(folder).catch(() => undefined);
  return removed;
}

/** Whether a head tells what it told when it was written: made with these keys, or with those of an earlier day. */
function isCredible({ header, keyring }: NonNullable<FoundBackup['head']>, dataKey: Uint8Array): boolean {
  return isSignedBy(header, dataKey) || !isAuthentic(keyring, dataKey);
}

async function firstSound(folder: string, sorted: readonly ListedBackup[]): Promise<string | undefined> {
  for (const { name } of sorted) {
    const looked = await withBackup(join(folder, name), async (backup) => ok(await hasItsBytes(backup)));
    if (looked.ok && looked.value) return name;
  }
  return undefined;
}
