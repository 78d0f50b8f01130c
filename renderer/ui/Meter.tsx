import { Meter as AriaMeter } from 'react-aria-components';
import { classes } from './classes.ts';
import styles from './Meter.module.css';

/** How far along a short scale something is, always with the word for it. Not for people. */
export function Meter({
  label,
  value,
  steps,
  word,
}: {
  readonly label: string;
  /** 0 to `steps`. */
  readonly value: number;
  readonly steps: number;
  readonly word: string;
}) {
  return (
    <AriaMeter
      aria-label={label}
      value={value}
      maxValue={steps}
      valueLabel={word}
      className={styles.meter ?? ''}
    >
      <span className={styles.track} aria-hidden>
        {Array.from({ length: steps }, (_, index) => index + 1).map((step) => (
          <span key={step} className={classes(styles.step, step <= value && styles.on)} />
        ))}
      </span>
      <span className={styles.word}>{word}</span>
    </AriaMeter>
  );
}
