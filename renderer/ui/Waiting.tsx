import { ProgressBar } from 'react-aria-components';
import styles from './Waiting.module.css';

/** Says that something is under way; it appears only when that takes longer than a moment. */
export function Waiting({ label }: { readonly label: string }) {
  return (
    <ProgressBar isIndeterminate aria-label={label} className={styles.waiting ?? ''}>
      <span className={styles.bar} aria-hidden />
      <span>{label}</span>
    </ProgressBar>
  );
}

/** Holds the place of lines that are being read. */
export function Skeleton({ lines = 3 }: { readonly lines?: number }) {
  return (
    <div className={styles.skeleton} aria-hidden>
      {Array.from({ length: lines }, (_, index) => index + 1).map((line) => (
        <span key={line} className={styles.line} />
      ))}
    </div>
  );
}
