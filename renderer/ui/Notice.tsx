import { CircleAlert, Info, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { classes } from './classes.ts';
import styles from './Notice.module.css';

const icons = { info: Info, warning: TriangleAlert, error: CircleAlert } as const;

/** A sentence the person should not miss, in the place it concerns. An error is spoken when it appears. */
export function Notice({
  tone = 'info',
  children,
  action,
}: {
  readonly tone?: keyof typeof icons;
  readonly children: ReactNode;
  readonly action?: ReactNode;
}) {
  const Icon = icons[tone];
  return (
    <div className={classes(styles.notice, styles[tone])} role={tone === 'error' ? 'alert' : undefined}>
      <Icon aria-hidden />
      <div className={styles.text}>{children}</div>
      {action !== undefined && <div className={styles.action}>{action}</div>}
    </div>
  );
}
