import type { ReactNode } from 'react';
import { addresses } from '../../bridge/index.ts';
import { Room } from '../../ui/index.ts';
import { About } from './About.tsx';
import { Appearance } from './Appearance.tsx';
import { KeyboardKeys } from './KeyboardKeys.tsx';
import { LadderInForce } from './LadderInForce.tsx';
import { PrivacyAndLock } from './PrivacyAndLock.tsx';
import { Section } from './Section.tsx';
import styles from './SettingsRoom.module.css';
import { WhatIsKept } from './WhatIsKept.tsx';

/** What the person chose for this computer and this journal, and what Casebook keeps where. */
export function SettingsRoom({
  keys,
  backups,
  journals,
}: {
  /** The ways into the journal. */
  readonly keys: ReactNode;
  readonly backups: ReactNode;
  /** Chooses among journals. */
  readonly journals: ReactNode;
}) {
  return (
    <Room title="Settings">
      <div className={styles.sections}>
        <Appearance />
        <PrivacyAndLock />
        <Section title="Keys" address={addresses.keys}>
          {keys}
        </Section>
        <Section title="Backups" address={addresses.backups}>
          {backups}
        </Section>
        <LadderInForce />
        <Section title="Journals">
          <p>Each journal has its own folder and passphrase. Opening another one locks this one.</p>
          {journals}
        </Section>
        <KeyboardKeys />
        <WhatIsKept />
        <About />
      </div>
    </Room>
  );
}
