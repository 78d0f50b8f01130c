import { useState } from 'react';
import type { BackupFile } from '../../../shared/contract/backup-channels.ts';
import { useMutationOf, useQueryOf } from '../../bridge/index.ts';
import { AlertDialog, Button, Notice, Skeleton, sayInstant, showToast } from '../../ui/index.ts';
import { BackupFolder } from './BackupFolder.tsx';
import { BackupRow } from './BackupRow.tsx';
import styles from './backups.module.css';
import { useMakeBackup } from './use-make-backup.ts';
import { VerifyResult } from './VerifyResult.tsx';

/** How many backups are shown before the rest is asked for. */
const shownAtFirst = 6;

/** The backups there are, where they lie, and everything that can be done with them. */
export function BackupsSection({ onRestore }: { readonly onRestore: (name?: string) => void }) {
  const list = useQueryOf('backup.list', {}, { isAskedAnew: true });
  const make = useMakeBackup();
  const verify = useMutationOf('backup.verify');
  const remove = useMutationOf('backup.remove');
  const [result, setResult] = useState<Awaited<ReturnType<typeof verify.run>>>();
  const [isAllShown, setAllShown] = useState(false);
  const [removing, setRemoving] = useState<BackupFile>();
  const backups = list.data?.backups ?? [];
  const report = result?.ok ? result.value : undefined;
  const failure = list.failure ?? make.failure ?? verify.failure ?? remove.failure;

  async function removeForGood(backup: BackupFile): Promise<void> {
    const answer = await remove.run({ names: [backup.name] });
    if (answer.ok) showToast({ message: 'The backup is removed.' });
  }

  return (
    <>
      <p>
        Each day you use Casebook it makes a backup by itself, encrypted like the journal, and keeps seven
        daily, four weekly and twelve monthly ones. Each opens with the passphrase and the recovery code of
        its day.
      </p>
      {list.data?.failure && (
        <Notice tone="warning">The last backup could not be made. {list.data.failure}</Notice>
      )}
      <div className={styles.actions}>
        <Button isPending={make.isPending} onPress={() => void make.run()}>
          {make.isPending ? 'Making it…' : 'Make a backup now'}
        </Button>
        <Button
          isPending={verify.isPending}
          onPress={() => {
            setResult(undefined);
            void verify.run({}).then(setResult);
          }}
        >
          {verify.isPending ? 'Checking…' : 'Check everything'}
        </Button>
        <Button onPress={() => onRestore()}>Restore…</Button>
      </div>
      {failure && <Notice tone={failure.code === 'cancelled' ? 'info' : 'error'}>{failure.message}</Notice>}
      {report && <VerifyResult report={report} />}
      {!list.data && !list.failure && <Skeleton />}
      {list.data && backups.length === 0 && <p>There is no backup yet.</p>}
      {backups.length > 0 && (
        <ul className={styles.rows} aria-label="Backups">
          {backups.slice(0, isAllShown ? backups.length : shownAtFirst).map((backup) => (
            <BackupRow
              key={backup.name}
              backup={backup}
              verdict={report?.backups.find(({ name }) => name === backup.name)}
              onRestore={() => onRestore(backup.name)}
              onRemove={() => setRemoving(backup)}
            />
          ))}
        </ul>
      )}
      {backups.length > shownAtFirst && !isAllShown && (
        <Button variant="quiet" onPress={() => setAllShown(true)}>
          Show all {backups.length} backups
        </Button>
      )}
      {(list.data?.unreadable.length ?? 0) > 0 && (
        <Notice tone="warning">
          These files have the name of a backup and cannot be read as one: {list.data?.unreadable.join(', ')}.
        </Notice>
      )}
      {list.data && <BackupFolder list={list.data} />}
      <AlertDialog
        title="Remove this backup?"
        confirm="Remove for good"
        isOpen={removing !== undefined}
        onOpenChange={(isOpen) => {
          if (!isOpen) setRemoving(undefined);
        }}
        onConfirm={() => removing && void removeForGood(removing)}
      >
        <p>
          The backup of {removing && sayInstant(removing.createdAt)} is deleted for good. The journal stays as
          it is.
        </p>
      </AlertDialog>
    </>
  );
}
