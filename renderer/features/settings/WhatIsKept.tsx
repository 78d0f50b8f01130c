import { useSession } from '../../bridge/index.ts';
import { Notice } from '../../ui/index.ts';
import styles from './SettingsRoom.module.css';

/** What Casebook keeps, where, and what it cannot protect against in this window. */
export function WhatIsKept() {
  const { link } = useSession();
  return (
    <section className={styles.section}>
      <h2>What is kept where</h2>
      <ul>
        <li>
          Entries, evidence and cases, with everything they hold: in the journal’s folder on this computer,
          encrypted with your passphrase.
        </li>
        <li>
          The look you chose and the names and folders of your journals: in a settings file, readable, without
          a word of any entry.
        </li>
        <li>Anywhere else: nothing, except what you export. Casebook asks no server and counts nothing.</li>
        <li>Deleted entries lie in the trash until you empty it; then they are gone for good.</li>
      </ul>
      {link.shell === 'browser' && (
        <Notice tone="warning">
          In a browser, Casebook cannot promise what its own window can: extensions you installed can read the
          page, screenshots are not held off, and there is no system keychain. The address holds ids, never
          words.
        </Notice>
      )}
    </section>
  );
}
