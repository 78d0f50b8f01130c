import styles from './QuarterBars.module.css';
import { type countsIn, quarterName } from './quarters.ts';

const tallest = 26;

/**
 * A bar a quarter, all areas on one scale. The same figures stand in the table beside it, so the picture is spoken as
 * one sentence.
 */
export function QuarterBars({
  counts,
  highest,
  group,
}: {
  readonly counts: ReturnType<typeof countsIn>;
  readonly highest: number;
  readonly group: 'soft' | 'hard';
}) {
  const spoken = counts
    .filter(({ entries }) => entries > 0)
    .map(({ quarter, entries }) => `${quarterName(quarter)}: ${entries}`)
    .join(', ');
  return (
    <svg
      className={styles.bars}
      width={counts.length * 9}
      height={tallest + 2}
      role="img"
      aria-label={spoken === '' ? 'No entries in these quarters' : `Entries by quarter: ${spoken}`}
    >
      {counts.map(({ quarter, entries }, index) => {
        const height = entries === 0 ? 1 : Math.max(3, (entries / Math.max(highest, 1)) * tallest);
        return (
          <rect
            key={quarter}
            className={entries === 0 ? styles.none : styles[group]}
            x={index * 9}
            y={tallest + 1 - height}
            width={6}
            height={height}
            rx={1}
          />
        );
      })}
    </svg>
  );
}
