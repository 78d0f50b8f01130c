import { useState } from 'react';
import type { BackupList } from '../../../shared/contract/backup-channels.ts';
import { useMutationOf } from '../../bridge/index.ts';
import { Button, Dialog, Notice, showToast } from '../../ui/index.ts';
import styles from './backups.module.css';
import { PathChoice } from './PathChoice.tsx';

/** Where backups lie, and the way to keep later ones elsewhere, for example on another disk. */
export function BackupFolder({ list }: { readonly list: BackupList }) {
  const [isChoosing, setChoosing] = useState(false);
  const [folder, setFolder] = useState('');
  const set = useMutationOf('backup.set-folder');

  async function keepIn(chosen: string | null): Promise<void> {
    const answer = await set.run({ folder: chosen });
    if (!answer.ok) return;
    setChoosing(false);
    setFolder('');
    showToast({ message: 'Later backups are kept there.' });
  }

  return (
    <div className={styles.folderPart}>
      <h3>Where they lie</h3>
      <p className={styles.folder}>{list.folder}</p>
      <p className={styles.hint}>
        A folder on another disk, or one that is synchronised, helps when this disk fails. Backups are
        encrypted wherever they lie, and a small program beside them opens them without Casebook.
      </p>
      <div className={styles.actions}>
        <Button onPress={() => setChoosing(true)}>Keep them elsewhere…</Button>
        {!list.isDefaultFolder && (
          <Button variant="quiet" onPress={() => void keepIn(null)}>
            Back to the journal’s own folder
          </Button>
        )}
      </div>
      {set.failure && !isChoosing && <Notice tone="error">{set.failure.message}</Notice>}
      <Dialog
        title="Keep backups elsewhere"
        isOpen={isChoosing}
        onOpenChange={(isOpen) => {
          set.reset();
          setChoosing(isOpen);
        }}
      >
        <p>Later backups go there. Those made until now stay where they are.</p>
        <form
          className={styles.form}
          autoComplete="off"
          onSubmit={(event) => {
            event.preventDefault();
            if (folder.trim() !== '') void keepIn(folder);
          }}
        >
          <PathChoice what="folder" label="Folder" value={folder} onChange={setFolder} />
          {set.failure && <Notice tone="error">{set.failure.message}</Notice>}
          <div>
            <Button
              type="submit"
              variant="primary"
              size="medium"
              isDisabled={folder.trim() === ''}
              isPending={set.isPending}
            >
              Keep them here
            </Button>
          </div>
        </form>
      </Dialog>
    </div>
  );
}
