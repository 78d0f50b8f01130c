import type { ReactNode } from 'react';
import { Room } from '../../ui/index.ts';
import { About } from './About.tsx';
import { Appearance } from './Appearance.tsx';
import { KeyboardKeys } from './KeyboardKeys.tsx';
import { LadderInForce } from './LadderInForce.tsx';
import styles from './SettingsRoom.module.css';
import { WhatIsKept } from './WhatIsKept.tsx';

/** What the person chose for this computer, and what Casebook keeps where. `journals` chooses among journals. */
export function SettingsRoom({ journals }: { readonly journals?: ReactNode }) {
  return (
    <Room title="Settings">
      <div className={styles.sections}>
        <Appearance />
        <LadderInForce />
        <section className={styles.section}>
          <h2>Journals</h2>
          <p>Each journal has its own folder and passphrase. Opening another one locks this one.</p>
          {journals}
        </section>
        <KeyboardKeys />
        <WhatIsKept />
        <About />
      </div>
    </Room>
  );
}
