import type { ReactNode } from 'react';
import { classes } from '../../ui/index.ts';
import styles from './keys.module.css';

/** One way in: its name, how it stands, and what can be done with it. */
export function KeyRow({
  name,
  text,
  isWarning = false,
  actions,
}: {
  readonly name: string;
  readonly text: ReactNode;
  readonly isWarning?: boolean;
  readonly actions?: ReactNode;
}) {
  return (
    <li className={styles.row}>
      <div className={styles.rowWords}>
        <p className={styles.rowName}>{name}</p>
        <p className={classes(styles.rowText, isWarning && styles.warning)}>{text}</p>
      </div>
      {actions !== undefined && <div className={styles.actions}>{actions}</div>}
    </li>
  );
}
