import { statSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';
import { v7 } from 'uuid';
import type { VerifyReport } from '../../../shared/contract/backup-channels.ts';
import type { CoreEvent } from '../../../shared/contract/contract.ts';
import { fail, ok, type Result } from '../../../shared/domain/result/result.ts';
import { removeBackups } from '../backup/remove-backups.ts';
import { restoreBackup } from '../backup/restore-backup.ts';
import { verifyBackups } from '../backup/verify-backups.ts';
import type { Platform } from '../platform.ts';
import type { OpenHandlers } from '../router.ts';
import { isSystemError } from '../system-error.ts';
import type { BackupKeeping } from './backup-keeping.ts';
import { backupsFolderOf, setBackupsFolder } from './backups-folder.ts';
import type { JobReport, Jobs } from './jobs.ts';
import type { JournalSession } from './journal-session.ts';
import type { OpenedJournal } from './opened-journal.ts';

type BackupChannel = Extract<keyof OpenHandlers, `backup.${string}`>;

/** What the handlers of the backups work with. */
export interface BackupParts {
  readonly platform: Platform;
  readonly session: JournalSession;
  readonly jobs: Jobs;
  readonly backups: BackupKeeping;
  emit(event: CoreEvent): void;
}

/** Making, keeping, checking and bringing back backups. */
export function backupHandlers(parts: BackupParts): Pick<OpenHandlers, BackupChannel> {
  const { session, jobs, backups, emit } = parts;
  const { places } = session;
  const changed = () => emit({ type: 'changed', topics: ['backups'] });

  return {
    'backup.list': async () => ok(await backups.list(places.current().folder)),

    'backup.make': async (_params, journal) =>
      jobs.run('backup', (report) => backups.make(journal, 'by-hand', report)),

    'backup.remove': async ({ names }, journal) => {
      const { folder } = backupsFolderOf(journal.folder);
      const removed = await removeBackups(folder, names);
      changed();
      return removed;
    },

    'backup.set-folder': async ({ folder }, journal) => {
      const refused = folder === null ? undefined : refusalOf(folder);
      if (refused) return refused;
      try {
        await setBackupsFolder(journal.folder, folder);
      } catch (error) {
        if (!isSystemError(error)) throw error;
        return fail('not-writable', notKeptSentence);
      }
      changed();
      return ok(await backups.list(journal.folder));
    },

    'backup.restore': async ({ from, secret }) => {
      await session.lock();
      const file =
        from.type === 'file' ? from.file : join(backupsFolderOf(places.current().folder).folder, from.name);
      const place = places.forRestored(v7(), parts.platform.now());
      const restored = await jobs.run('restore', (report) =>
        restoreBackup({ file, to: place.folder, secret, ...report }),
      );
      if (!restored.ok) return restored;
      const isCurrent = places.keepRestored(place);
      // Opened meanwhile, the journal that was current is not the one that is named now.
      await session.lock();
      emit({ type: 'status', status: await session.status() });
      emit({ type: 'changed', topics: ['settings'] });
      return ok({ folder: place.folder, entries: restored.value.entries, isCurrent });
    },

    'backup.verify': async (_params, journal) =>
      jobs.run('verify', (report) => verifyEverything(journal, report)),

    'backup.cancel': async () => {
      jobs.cancel();
      return ok(null);
    },
  };
}

/** The journal first, then each of its backups. */
async function verifyEverything(
  { folder, thread, vaultId, dataKey }: OpenedJournal,
  report: JobReport,
): Promise<Result<VerifyReport, 'cancelled'>> {
  report.onProgress(0, 0);
  const checked = await thread.perform('check', null);
  const { problems, entries } = checked.ok
    ? checked.value
    : { problems: [checked.failure.message], entries: 0 };
  const { folder: backupFolder } = backupsFolderOf(folder);
  const verified = await verifyBackups({ backupFolder, vaultId, dataKey, workFolder: folder, ...report });
  if (!verified.ok) return verified;
  const { backups, problems: others } = verified.value;
  return ok({ entries, problems: [...problems, ...others], backups });
}

function refusalOf(folder: string): Result<never, 'not-a-folder'> | undefined {
  if (!isAbsolute(folder)) {
    return fail('not-a-folder', 'Name the folder in full, from the root. Backups stay where they are.');
  }
  const isFolder = statSync(folder, { throwIfNoEntry: false })?.isDirectory() ?? false;
  return isFolder
    ? undefined
    : fail(
        'not-a-folder',
        'There is no such folder. Make it first, then choose it. Backups stay where they are.',
      );
}

const notKeptSentence =
  'The choice could not be kept, because the journal’s folder cannot be written. Backups stay where they are.';
