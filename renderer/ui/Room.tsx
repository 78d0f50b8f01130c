import type { ReactNode } from 'react';
import { classes } from './classes.ts';
import styles from './Room.module.css';
import { spoken } from './spoken.ts';

/**
 * A room's page: the main column, and beside it (below it where it is narrow) what is about it. `title` is the
 * page's only first-level heading; where the screen shows another in its place it is spoken alone.
 */
export function Room({
  title,
  isTitleHidden = false,
  lead,
  aside,
  asideLabel = 'About this page',
  isWide = false,
  children,
}: {
  readonly title: string;
  readonly isTitleHidden?: boolean;
  /** One sentence under the title. */
  readonly lead?: ReactNode;
  readonly aside?: ReactNode;
  readonly asideLabel?: string;
  /** Uses the whole width, for charts and tables. */
  readonly isWide?: boolean;
  readonly children: ReactNode;
}) {
  return (
    <div className={classes(styles.room, aside !== undefined && styles.withAside)}>
      <main className={classes(styles.main, isWide && styles.wide)}>
        <h1 className={isTitleHidden ? spoken : styles.title}>{title}</h1>
        {lead !== undefined && <p className={styles.lead}>{lead}</p>}
        {children}
      </main>
      {aside !== undefined && (
        <aside className={styles.aside} aria-label={asideLabel}>
          {aside}
        </aside>
      )}
    </div>
  );
}
