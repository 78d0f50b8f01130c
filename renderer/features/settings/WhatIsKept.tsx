import { useSession } from '../../bridge/index.ts';
import { Notice } from '../../ui/index.ts';
import { Section } from './Section.tsx';
import styles from './SettingsRoom.module.css';

/** What Casebook keeps, where, and what it cannot protect against in this window. */
export function WhatIsKept() {
  const { link } = useSession();
  return (
    <Section title="What is kept where">
      <ul className={styles.points}>
        <li>
          Entries, evidence and cases, with everything they hold: in the journal’s folder on this computer,
          encrypted with your passphrase.
        </li>
        <li>
          Backups, encrypted in the same way: in the journal’s folder, or where you chose under Backups. A
          deleted entry stays in those made before, until they age out or you remove them.
        </li>
        <li>
          The keys, each locked with a secret of yours: in a small file of the journal’s folder, twice.
          Without one of those secrets they are useless.
        </li>
        <li>
          What you write down while the journal is locked: encrypted in its folder until the next unlock. It
          can be read with the journal’s own key alone.
        </li>
        <li>
          What you chose under Appearance and Privacy, and the names and folders of your journals: in a
          settings file, readable, without a word of any entry.
        </li>
        <li>Anywhere else: nothing, except what you export. Casebook asks no server and counts nothing.</li>
        <li>
          Deleted entries lie in the trash for 30 days, or until you empty it; then they are gone for good.
        </li>
      </ul>
      {link.shell === 'browser' && (
        <Notice tone="warning">
          In a browser, Casebook cannot promise what its own window can: extensions you installed can read the
          page, screenshots are not held off, the lock of the screen is not noticed, and there is no system
          keychain. The browser may keep a history of addresses: they hold ids, never words.
        </Notice>
      )}
    </Section>
  );
}
