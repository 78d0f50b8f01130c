import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { BackupFile } from '../../../shared/contract/backup-channels.ts';
import { ok } from '../../../shared/domain/result/result.ts';
import { isSystemError } from '../system-error.ts';
import { backupNamePattern } from './backup-name.ts';
import type { ReadHeader } from './container.ts';
import { withBackup } from './read-backup.ts';

/** A backup as its head tells of it. */
export interface ListedBackup extends BackupFile {
  /** The version of the database's shape in it. */
  readonly schemaVersion: number;
}

/** A file in the backups' folder with its head, or without one where it could not be read. */
export interface FoundBackup {
  readonly name: string;
  readonly head: (ReadHeader & { readonly bytes: number }) | undefined;
}

/** Every file in a folder that has a backup's name; none where there is no such folder. */
export async function findBackups(folder: string): Promise<readonly FoundBackup[]> {
  let names: readonly string[];
  try {
    names = await readdir(folder);
  } catch (error) {
    if (!isSystemError(error)) throw error;
    return [];
  }
  const found: FoundBackup[] = [];
  for (const name of names.filter((each) => backupNamePattern.test(each))) {
    const read = await withBackup(join(folder, name), async ({ header, keyring, bytes }) =>
      ok({ header, keyring, bytes }),
    );
    // Removed since the folder was read, for example by a program that keeps it like another one.
    if (!read.ok && read.failure.code === 'not-found') continue;
    found.push({ name, head: read.ok ? read.value : undefined });
  }
  return found;
}

/**
 * The backups in a folder, newest first by the instant in their heads, and the names of those whose head cannot be
 * read. Anybody can do this: no key is asked for, and none proves what a head tells.
 */
export async function listBackups(
  folder: string,
  vaultId: string | undefined,
): Promise<{ readonly backups: readonly ListedBackup[]; readonly unreadable: readonly string[] }> {
  const backups: ListedBackup[] = [];
  const unreadable: string[] = [];
  for (const { name, head } of await findBackups(folder)) {
    if (head) backups.push(listed(name, head, vaultId));
    else unreadable.push(name);
  }
  return { backups: backups.sort(newestFirst), unreadable: unreadable.sort().reverse() };
}

/** The newest by its instant, then by its name. */
export function newestFirst(
  one: Pick<ListedBackup, 'createdAt' | 'name'>,
  other: Pick<ListedBackup, 'createdAt' | 'name'>,
): number {
  const difference = compare(other.createdAt, one.createdAt);
  return difference === 0 ? compare(other.name, one.name) : difference;
}

function compare(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}

/** A backup's line in the list. */
export function listed(
  name: string,
  { header, keyring, bytes }: NonNullable<FoundBackup['head']>,
  vaultId: string | undefined,
): ListedBackup {
  const { createdAt, reason, schemaVersion } = header;
  return { name, createdAt, bytes, reason, schemaVersion, isOfThisJournal: keyring.vaultId === vaultId };
}
