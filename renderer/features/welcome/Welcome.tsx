import type { ReactNode } from 'react';
import type { VaultStatus } from '../../../shared/contract/vault-channels.ts';
import { Button, GatePage } from '../../ui/index.ts';
import styles from './Welcome.module.css';

/** The first page of a new journal: what Casebook is, and its passphrase (`newJournal`), or a backup instead. */
export function Welcome({
  status,
  newJournal,
  onRestore,
  otherJournals,
}: {
  readonly status: VaultStatus;
  /** Asks for the passphrase and makes the journal. */
  readonly newJournal: ReactNode;
  readonly onRestore: () => void;
  readonly otherJournals?: ReactNode;
}) {
  return (
    <GatePage title="A private record of your work" foot={otherJournals}>
      <p className={styles.lead}>
        Write down, in a minute, what went well, what was hard, and what took courage. Casebook keeps it on
        this computer only, encrypted, and shows which skills each entry is evidence of. When a review or a
        promotion comes, it turns that evidence into a document whose every sentence leads back to an entry.
      </p>
      <h2 className={styles.heading}>A passphrase for “{status.journalName}”</h2>
      {newJournal}
      <p className={styles.instead}>
        You have a journal already?
        <Button variant="quiet" onPress={onRestore}>
          Restore a backup
        </Button>
      </p>
    </GatePage>
  );
}
