import type { BackupFile, VerifyReport } from '../../../shared/contract/backup-channels.ts';
import { counted } from '../../../shared/domain/wording/counted.ts';
import { sayBytes } from '../../ui/index.ts';

const reasons: Readonly<Record<BackupFile['reason'], string>> = {
  daily: 'made by itself',
  'by-hand': 'made by hand',
  'before-migration': 'made before a new version changed the journal',
};

/** A backup in a line: its size, why it was made, and whose it is where it is another journal's. */
export function backupDetail(backup: BackupFile): string {
  const parts = [sayBytes(backup.bytes), reasons[backup.reason]];
  return [...parts, ...(backup.isOfThisJournal ? [] : ['of another journal'])].join(' · ');
}

/** What a look at a backup found, in a few words. */
export function verdictOf({ state, entries }: VerifyReport['backups'][number]): string {
  switch (state) {
    case 'sound':
      return entries === null ? 'sound' : `sound, ${counted(entries, 'entry', 'entries')}`;
    case 'damaged':
      return 'damaged: it cannot be restored';
    case 'other-keys':
      return 'not looked into: it opens with the secrets of its day';
  }
}
