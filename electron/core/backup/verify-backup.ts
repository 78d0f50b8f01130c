import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { UtcInstant } from '../../../shared/domain/entry/entry.ts';
import { fail, ok, type Result } from '../../../shared/domain/result/result.ts';
import { isSystemError } from '../system-error.ts';
import { type BackupProof, type CheckContainerCode, checkContainer } from './check-container.ts';
import { progressOf } from './move-bytes.ts';
import { type ReadBackupCode, withBackup } from './read-backup.ts';
import { cancelledSentence, whyNotWritable } from './sentences.ts';
import { makeWorkFolder, removeLeftovers, removeTemporary } from './temporary-files.ts';

/** Why a backup was not found sound. */
export type VerifyBackupCode = ReadBackupCode | CheckContainerCode | 'not-writable' | 'cancelled';

/** How a long check is run. */
export interface VerifyChoice {
  /** Where the database is taken out to while it is looked at; the system's own temporary folder by default. */
  readonly workFolder?: string;
  readonly signal?: AbortSignal;
  onProgress?(done: number, total: number): void;
}

/** A backup that was found sound. */
export interface VerifiedBackup {
  readonly entries: number;
  readonly createdAt: UtcInstant;
  readonly schemaVersion: number;
}

/**
 * Opens a backup as a restoration would: its head, its hash, who wrote it, and every page of its database, which is
 * taken out encrypted into a temporary file for that. Changes nothing.
 */
export async function verifyBackup(
  file: string,
  proof: BackupProof,
  { workFolder = tmpdir(), signal, onProgress }: VerifyChoice = {},
): Promise<Result<VerifiedBackup, VerifyBackupCode>> {
  await removeLeftovers(workFolder);
  try {
    return await withBackup(file, async (backup) => {
      const folder = await makeWorkFolder(workFolder);
      const { createdAt, schemaVersion, databaseBytes } = backup.header;
      const advance = progressOf(databaseBytes * 2, onProgress);
      try {
        const database = join(folder, 'taken-out.db');
        const checked = await checkContainer(backup, proof, { database, signal, advance });
        if (!checked.ok) return checked;
        return ok({ entries: checked.value.entries, createdAt, schemaVersion });
      } finally {
        await removeTemporary(folder);
      }
    });
  } catch (error) {
    if (signal?.aborted) return fail('cancelled', cancelledSentence);
    if (!isSystemError(error)) throw error;
    return fail(
      'not-writable',
      `The backup could not be taken out to be looked at: ${whyNotWritable(error)}. Nothing was changed.`,
    );
  }
}
