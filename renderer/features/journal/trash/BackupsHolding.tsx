import { useState } from 'react';
import type { BackupFile } from '../../../../shared/contract/backup-channels.ts';
import { counted } from '../../../../shared/domain/wording/counted.ts';
import { useMutationOf } from '../../../bridge/index.ts';
import { Button, Dialog, Notice, sayInstant, showToast } from '../../../ui/index.ts';
import styles from './Trash.module.css';

const mostNamed = 6;

/** Makes a backup of the journal as it is now, and only then removes the others: there is always one. */
function useReplacing(backups: readonly BackupFile[], onDone: () => void) {
  const make = useMutationOf('backup.make');
  const remove = useMutationOf('backup.remove');
  return {
    isPending: make.isPending || remove.isPending,
    failure: make.failure ?? remove.failure,
    run: async (): Promise<void> => {
      const made = await make.run({});
      if (!made.ok) return;
      const removed = await remove.run({ names: backups.map(({ name }) => name) });
      if (!removed.ok) return;
      onDone();
      const many = counted(removed.value.removed, 'backup is', 'backups are');
      showToast({ message: `${many} removed, and a new one is made.` });
    },
  };
}

/** Says which backups may still hold what was deleted for good, and offers to remove them. */
export function BackupsHolding({
  backups,
  onClose,
}: {
  readonly backups: readonly BackupFile[];
  readonly onClose: () => void;
}) {
  const [isAllShown, setAllShown] = useState(false);
  const replacing = useReplacing(backups, onClose);
  const isOne = backups.length === 1;
  const shown = isAllShown ? backups : backups.slice(0, mostNamed);
  return (
    <Dialog
      title="The trash is empty"
      isOpen={backups.length > 0}
      onOpenChange={(isOpen) => {
        if (!isOpen && !replacing.isPending) onClose();
      }}
    >
      <p>
        What was in it is gone from the journal.{' '}
        {isOne ? 'One backup may still hold it' : `${backups.length} backups may still hold it`}, since{' '}
        {isOne ? 'it was' : 'they were'} made after it was written:
      </p>
      <ul className={styles.backups} aria-label="Backups that may still hold it">
        {shown.map(({ name, createdAt }) => (
          <li key={name}>{sayInstant(createdAt)}</li>
        ))}
      </ul>
      {shown.length < backups.length && (
        <Button variant="quiet" onPress={() => setAllShown(true)}>
          Show all {backups.length}
        </Button>
      )}
      <p>
        Backups are removed by themselves as they grow old. Copies of them that you keep elsewhere, and
        backups in a folder you used before, are yours to remove.
      </p>
      {replacing.failure && <Notice tone="error">{replacing.failure.message}</Notice>}
      <div className={styles.choices}>
        <Button size="medium" isDisabled={replacing.isPending} onPress={onClose}>
          Keep {isOne ? 'it' : 'them'}
        </Button>
        <Button
          size="medium"
          variant="danger"
          isPending={replacing.isPending}
          onPress={() => void replacing.run()}
        >
          {replacing.isPending
            ? 'Making a new one…'
            : `Remove ${isOne ? 'this backup' : 'these backups'} and make a new one`}
        </Button>
      </div>
    </Dialog>
  );
}
