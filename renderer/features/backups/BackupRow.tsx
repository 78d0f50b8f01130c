import type { BackupFile, VerifyReport } from '../../../shared/contract/backup-channels.ts';
import { Button, sayInstant } from '../../ui/index.ts';
import { backupDetail, verdictOf } from './backup-words.ts';
import styles from './backups.module.css';

/** A backup: when, how large, why, and what the last look at it found. */
export function BackupRow({
  backup,
  verdict,
  onRestore,
  onRemove,
}: {
  readonly backup: BackupFile;
  readonly verdict: VerifyReport['backups'][number] | undefined;
  readonly onRestore: () => void;
  readonly onRemove: () => void;
}) {
  const when = sayInstant(backup.createdAt);
  return (
    <li className={styles.row}>
      <div className={styles.rowWords}>
        <p className={styles.when}>{when}</p>
        <p className={styles.hint}>{backupDetail(backup)}</p>
        {verdict && (
          <p className={styles.hint} data-state={verdict.state}>
            {verdictOf(verdict)}
          </p>
        )}
      </div>
      <div className={styles.actions}>
        <Button onPress={onRestore} aria-label={`Restore the backup of ${when}`}>
          Restore…
        </Button>
        <Button variant="quiet" onPress={onRemove} aria-label={`Remove the backup of ${when}`}>
          Remove…
        </Button>
      </div>
    </li>
  );
}
