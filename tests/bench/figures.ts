/** One line of the table: times in milliseconds and how they compare to a floor measured in the same run. */
export interface Figure {
  readonly what: string;
  readonly times: readonly number[];
  readonly floor?: readonly number[];
  /** The most the ratio of the medians may be. */
  readonly goal?: number;
}

/** The value below which this share of the times lies. */
export function quantile(times: readonly number[], share: number): number {
  const sorted = [...times].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/** Runs something and answers how long it took, in milliseconds. */
export function time(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

/** The table of figures, a line each. */
export function table(figures: readonly Figure[]): string {
  const rows = figures.map(({ what, times, floor, goal }) => {
    const ratio = floor && quantile(times, 0.5) / quantile(floor, 0.5);
    const tail = floor && quantile(times, 0.99) / quantile(floor, 0.99);
    return [
      what,
      quantile(times, 0.5).toFixed(3),
      quantile(times, 0.99).toFixed(3),
      ratio?.toFixed(3) ?? '',
      tail?.toFixed(3) ?? '',
      goal === undefined ? '' : `≤ ${goal}`,
    ];
  });
  const lines = [['', 'p50 ms', 'p99 ms', 'p50 ÷ floor', 'p99 ÷ floor', 'goal (p50)'], ...rows];
  const widths =
    lines[0]?.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0))) ?? [];
  return lines
    .map((line) =>
      line
        .map((cell, column) =>
          column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
        )
        .join('  '),
    )
    .join('\n');
}
