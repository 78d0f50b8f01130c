import type { BackupFile, BackupList } from '../../../shared/contract/backup-channels.ts';
import type { CoreEvent } from '../../../shared/contract/contract.ts';
import { ok, type Result } from '../../../shared/domain/result/result.ts';
import { listBackups } from '../backup/list-backups.ts';
import { type MakeBackupCode, makeBackup } from '../backup/make-backup.ts';
import { placeReader } from '../backup/place-reader.ts';
import { isBackupDue, pruneBackups } from '../backup/rotation.ts';
import { newestVersion } from '../database/migrate.ts';
import type { Platform } from '../platform.ts';
import { readKeyrings } from '../vault/keyring-files.ts';
import { backupsFolderOf } from './backups-folder.ts';
import type { JobReport, Jobs } from './jobs.ts';
import type { Notices } from './notices.ts';
import type { OpenedJournal } from './opened-journal.ts';

/** How often it is asked whether a new day wants its backup, and how soon for a journal that was just made. */
const askEveryMs = 600_000;
const askAfterMakingMs = 60_000;

/** Backups that are made without being asked for: each day the journal is used, and before its shape changes. */
export interface BackupKeeping {
  /**
   * Makes the day's backup where there is none yet, and those of later days while the journal stays open. A new journal
   * has nothing to keep at first: its backup waits a little.
   */
  begin(journal: OpenedJournal, choice: { readonly isNew: boolean }): void;
  end(): void;
  /** Resolves when nothing that began by itself is at work. */
  idle(): Promise<void>;
  beforeMigration(journal: OpenedJournal): Promise<Result<unknown, MakeBackupCode>>;
  make(
    journal: OpenedJournal,
    reason: BackupFile['reason'],
    report?: JobReport,
  ): Promise<Result<BackupFile, MakeBackupCode>>;
  list(journalFolder: string): Promise<BackupList>;
}

const unknownReasonSentence =
  'Today’s backup could not be made. Make one in Settings, and look there for the reason.';

/** Keeps backups in the folder chosen for each journal; none of the sample's throw-away copy. */
export function createBackupKeeping(parts: {
  readonly platform: Platform;
  readonly jobs: Jobs;
  readonly notices: Notices;
  emit(event: CoreEvent): void;
}): BackupKeeping {
  const { platform, jobs, notices, emit } = parts;
  const timers: NodeJS.Timeout[] = [];
  let kept: OpenedJournal | undefined;
  let atWork: Promise<void> = Promise.resolve();
  let failure: string | null = null;
  const changed = () => emit({ type: 'changed', topics: ['backups'] });

  async function make(
    journal: OpenedJournal,
    reason: BackupFile['reason'],
    report?: JobReport,
  ): Promise<Result<BackupFile, MakeBackupCode>> {
    const { folder: backupFolder } = backupsFolderOf(journal.folder);
    const made = await makeBackup({
      journalFolder: journal.folder,
      backupFolder,
      vaultId: journal.vaultId,
      dataKey: journal.dataKey,
      copyTo: (file) => journal.thread.perform('copy-to', { file }),
      reason,
      now: platform.now,
      ...report,
    });
    if (made.ok) {
      failure = null;
      const { vaultId, dataKey } = journal;
      await pruneBackups(backupFolder, { vaultId, dataKey, now: platform.now(), zone: platform.zone() });
      await placeReader(backupFolder, platform.backupReader);
    } else if (made.failure.code !== 'cancelled') failure = made.failure.message;
    changed();
    return made;
  }

  async function makeIfDue(journal: OpenedJournal): Promise<void> {
    const { folder } = backupsFolderOf(journal.folder);
    const { backups } = await listBackups(folder, journal.vaultId);
    if (!isBackupDue(backups, platform.now(), platform.zone()) || kept !== journal) return;
    const made = await jobs.run('backup', (report) => make(journal, 'daily', report), {
      beganByItself: true,
    });
    // Locked meanwhile, the next day of use makes up for it.
    if (made.ok || kept !== journal || made.failure.code === 'cancelled' || made.failure.code === 'busy')
      return;
    const message = `Today’s backup could not be made. ${made.failure.message}`;
    notices.tell({ id: 'backup-failed', tone: 'warning', message });
  }

  return {
    make,
    begin(journal, { isNew }) {
      if (platform.isSample) return;
      kept = journal;
      const ask = () => {
        atWork = makeIfDue(journal).catch(() => {
          notices.tell({ id: 'backup-failed', tone: 'warning', message: unknownReasonSentence });
        });
      };
      if (isNew) timers.push(setTimeout(ask, askAfterMakingMs));
      else ask();
      timers.push(setInterval(ask, askEveryMs));
      for (const timer of timers) timer.unref();
    },
    end() {
      for (const timer of timers.splice(0)) clearInterval(timer);
      kept = undefined;
    },
    idle: () => atWork,
    beforeMigration: async (journal) =>
      journal.thread.schemaVersion === newestVersion ? ok(null) : make(journal, 'before-migration'),
    async list(journalFolder) {
      const { folder, isDefault } = backupsFolderOf(journalFolder);
      const { backups, unreadable } = await listBackups(folder, await vaultIdOf(journalFolder));
      return { folder, isDefaultFolder: isDefault, backups, unreadable, failure };
    },
  };
}

/** The journal's id as its keyring says it, without any secret; nothing where both copies are unreadable. */
async function vaultIdOf(journalFolder: string): Promise<string | undefined> {
  for (const copy of await readKeyrings(journalFolder)) {
    if ('keyring' in copy && copy.keyring) return copy.keyring.vaultId;
  }
  return undefined;
}
