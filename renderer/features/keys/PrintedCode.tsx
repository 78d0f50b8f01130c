import { createPortal } from 'react-dom';
import styles from './PrintedCode.module.css';

const today = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long' });

/** What the printer gets while a recovery code is shown: this page alone, which no screen shows. */
export function PrintedCode({ code, journalName }: { readonly code: string; readonly journalName: string }) {
  return createPortal(
    <div className={styles.sheet} data-print="recovery-code">
      <h1 className={styles.title}>Recovery code</h1>
      <dl className={styles.facts}>
        <dt>Journal</dt>
        <dd>{journalName}</dd>
        <dt>Date</dt>
        <dd>{today.format(new Date())}</dd>
      </dl>
      <p className={styles.code}>{code}</p>
      <p>
        With this code Casebook opens the journal when its passphrase is forgotten. Whoever holds it can read
        the journal: keep it away from the computer, where you keep things that matter.
      </p>
    </div>,
    document.body,
  );
}
