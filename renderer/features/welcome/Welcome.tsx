import { type ReactNode, useState } from 'react';
import type { VaultStatus } from '../../../shared/contract/vault-channels.ts';
import { GatePage } from '../../ui/index.ts';
import { CreateJournal } from './CreateJournal.tsx';
import { RecoveryCode } from './RecoveryCode.tsx';
import styles from './Welcome.module.css';

/** The first page of a new journal: what Casebook is, its passphrase, and its recovery code, shown once. */
export function Welcome({
  status,
  onStart,
  onDone,
  otherJournals,
}: {
  readonly status: VaultStatus;
  /** Called before the journal is made: this page stays until `onDone`. */
  readonly onStart: () => void;
  readonly onDone: () => void;
  readonly otherJournals?: ReactNode;
}) {
  const [recoveryCode, setRecoveryCode] = useState<string>();
  if (recoveryCode !== undefined) {
    return (
      <GatePage title="Your recovery code">
        <RecoveryCode code={recoveryCode} journalName={status.journalName} onDone={onDone} />
      </GatePage>
    );
  }
  return (
    <GatePage title="A private record of your work" foot={otherJournals}>
      <p className={styles.lead}>
        Write down, in a minute, what went well, what was hard, and what took courage. Casebook keeps it on
        this computer only, encrypted, and shows which skills each entry is evidence of. When a review or a
        promotion comes, it turns that evidence into a document whose every sentence leads back to an entry.
      </p>
      <h2 className={styles.heading}>A passphrase for “{status.journalName}”</h2>
      <CreateJournal onStart={onStart} onCreated={setRecoveryCode} onFailed={onDone} />
    </GatePage>
  );
}
