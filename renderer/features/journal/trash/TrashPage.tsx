import { useState } from 'react';
import { Link } from 'wouter';
import type { BackupFile } from '../../../../shared/contract/backup-channels.ts';
import type { EntryId } from '../../../../shared/domain/entry/entry.ts';
import { trashKeptForDays } from '../../../../shared/domain/entry/trash.ts';
import { addresses, useCall, useMutationOf, usePagesOf, useQueryOf } from '../../../bridge/index.ts';
import {
  BackLink,
  Button,
  EmptyState,
  Notice,
  Room,
  Skeleton,
  showToast,
  Toggle,
} from '../../../ui/index.ts';
import { BackupsHolding } from './BackupsHolding.tsx';
import { DeletedRow } from './DeletedRow.tsx';
import { EmptyTrash } from './EmptyTrash.tsx';
import styles from './Trash.module.css';
import { backupsHolding, sealedInWords } from './words.ts';

const noBackups: readonly BackupFile[] = [];

/** Deleted entries: each can be put back until the trash is emptied, or its time is over. */
export function TrashPage() {
  const [showSealed, setShowSealed] = useState(false);
  const pages = usePagesOf('entry.list', { isTrash: true, includeSealed: showSealed, limit: 100 });
  const preview = useQueryOf('trash.preview', {});
  const restore = useMutationOf('entry.restore');
  const empty = useMutationOf('trash.empty');
  const call = useCall();
  const [isAsking, setAsking] = useState(false);
  const [holding, setHolding] = useState(noBackups);
  const entries = pages.data ?? [];
  const loss = preview.data;
  const failure = pages.failure ?? preview.failure ?? restore.failure ?? empty.failure;
  const sealed = showSealed || pages.hasMore || !loss ? 0 : Math.max(loss.entries - entries.length, 0);

  async function putBack(id: EntryId): Promise<void> {
    const answer = await restore.run({ id });
    if (answer.ok) showToast({ message: 'The entry is back in the journal.' });
  }

  async function emptyForGood(): Promise<void> {
    const answer = await empty.run({});
    if (!answer.ok) return;
    const { oldestCreatedAt } = answer.value;
    const listed = oldestCreatedAt === null ? undefined : await call('backup.list', {});
    const found =
      listed?.ok && oldestCreatedAt ? backupsHolding(listed.value.backups, oldestCreatedAt) : noBackups;
    if (found.length > 0) setHolding(found);
    else showToast({ message: 'The trash is empty.' });
  }

  return (
    <Room
      title="Trash"
      lead={`What you deleted stays here for ${trashKeptForDays} days, or until you empty the trash. Then it is gone for good, and so are the sentences of cases that stand on it alone.`}
    >
      <div className={styles.actions}>
        <BackLink href={addresses.journal}>Journal</BackLink>
        <div className={styles.choices}>
          {(sealed > 0 || showSealed) && (
            <Toggle label="Show sealed" isSelected={showSealed} onChange={setShowSealed} />
          )}
          {loss && loss.entries > 0 && <Button onPress={() => setAsking(true)}>Empty the trash…</Button>}
        </div>
      </div>
      {failure && <Notice tone="error">{failure.message}</Notice>}
      {sealed > 0 && <p className={styles.sealed}>{sealedInWords(sealed)}</p>}
      {!pages.data && !pages.failure && <Skeleton />}
      {pages.data && loss?.entries === 0 && (
        <EmptyState title="Nothing here" action={<Link href={addresses.journal}>Back to the journal</Link>} />
      )}
      <ul className={styles.list} aria-label="Deleted entries">
        {entries.map((entry) => (
          <DeletedRow key={entry.id} entry={entry} onRestore={() => void putBack(entry.id)} />
        ))}
      </ul>
      {pages.hasMore && (
        <Button variant="quiet" onPress={pages.loadMore}>
          Show more
        </Button>
      )}
      {loss && (
        <EmptyTrash
          loss={loss}
          isOpen={isAsking}
          onOpenChange={setAsking}
          onConfirm={() => void emptyForGood()}
        />
      )}
      {holding.length > 0 && <BackupsHolding backups={holding} onClose={() => setHolding(noBackups)} />}
    </Room>
  );
}
