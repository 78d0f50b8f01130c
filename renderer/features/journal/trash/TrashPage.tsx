import { useState } from 'react';
import { Link } from 'wouter';
import type { EntryId } from '../../../../shared/domain/entry/entry.ts';
import { addresses, useMutationOf, usePagesOf } from '../../../bridge/index.ts';
import {
  AlertDialog,
  BackLink,
  Button,
  EmptyState,
  Notice,
  Room,
  Skeleton,
  showToast,
} from '../../../ui/index.ts';
import { DeletedRow } from './DeletedRow.tsx';
import styles from './Trash.module.css';

/** Deleted entries: each can be put back until the trash is emptied. */
export function TrashPage() {
  const pages = usePagesOf('entry.list', { isTrash: true, includeSealed: true, limit: 100 });
  const restore = useMutationOf('entry.restore');
  const empty = useMutationOf('trash.empty');
  const [isAsking, setAsking] = useState(false);
  const entries = pages.data ?? [];
  const failure = pages.failure ?? restore.failure ?? empty.failure;

  async function putBack(id: EntryId): Promise<void> {
    const answer = await restore.run({ id });
    if (answer.ok) showToast({ message: 'The entry is back in the journal.' });
  }

  async function emptyForGood(): Promise<void> {
    const answer = await empty.run({});
    if (answer.ok) showToast({ message: 'The trash is empty.' });
  }

  return (
    <Room
      title="Trash"
      lead="What you deleted stays here until you empty the trash. Then it is gone for good."
    >
      <div className={styles.actions}>
        <BackLink href={addresses.journal}>Journal</BackLink>
        {entries.length > 0 && <Button onPress={() => setAsking(true)}>Empty the trash…</Button>}
      </div>
      {failure && <Notice tone="error">{failure.message}</Notice>}
      {!pages.data && <Skeleton />}
      {pages.data && entries.length === 0 && (
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
      <AlertDialog
        title="Empty the trash?"
        confirm="Delete for good"
        isOpen={isAsking}
        onOpenChange={setAsking}
        onConfirm={() => void emptyForGood()}
      >
        <p>
          {entries.length === 1 ? 'The entry in it goes' : 'All entries in it go'} for good: nobody can bring
          them back, Casebook neither.
        </p>
      </AlertDialog>
    </Room>
  );
}
