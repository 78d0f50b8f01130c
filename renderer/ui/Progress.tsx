import type { ReactNode } from 'react';
import { ProgressBar } from 'react-aria-components';
import styles from './Progress.module.css';

/** How far something long is: a bar and its share in words, or a moving bar while the whole is not known. */
export function Progress({
  label,
  done,
  total,
  action,
}: {
  readonly label: string;
  readonly done: number;
  /** 0 where it is not known. */
  readonly total: number;
  /** What can be done meanwhile, for example to cancel. */
  readonly action?: ReactNode;
}) {
  const isKnown = total > 0;
  return (
    <div className={styles.progress}>
      <ProgressBar
        aria-label={label}
        isIndeterminate={!isKnown}
        value={done}
        maxValue={isKnown ? total : 1}
        className={styles.body ?? ''}
      >
        {({ percentage, valueText, isIndeterminate }) => (
          <>
            <span className={styles.words}>
              <span>{label}</span>
              <span className={styles.share}>{isIndeterminate ? '' : valueText}</span>
            </span>
            <span className={styles.track} aria-hidden>
              {isIndeterminate ? (
                <span className={styles.moving} />
              ) : (
                <span className={styles.fill} style={{ width: `${percentage ?? 0}%` }} />
              )}
            </span>
          </>
        )}
      </ProgressBar>
      {action}
    </div>
  );
}
