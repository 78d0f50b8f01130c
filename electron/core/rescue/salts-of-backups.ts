import { join } from 'node:path';
import { ok } from '../../../shared/domain/result/result.ts';
import { findBackups } from '../backup/list-backups.ts';
import { withBackup } from '../backup/read-backup.ts';
import { saltBytes } from '../salvage/page-seal.ts';

/**
 * The salts of the databases in a folder of backups, each once: a backup keeps the salt of its journal, without which
 * no page of one that lost its beginning could be proven. Backups that cannot be read are passed over.
 */
export async function saltsOfBackups(folder: string): Promise<readonly Uint8Array[]> {
  const salts = new Map<string, Buffer>();
  for (const { name } of await findBackups(folder)) {
    const read = await withBackup(join(folder, name), async ({ handle, bodyStart }) => {
      const salt = Buffer.alloc(saltBytes);
      await handle.read(salt, 0, saltBytes, bodyStart);
      return ok(salt);
    });
    if (read.ok) salts.set(read.value.toString('hex'), read.value);
  }
  return [...salts.values()];
}
