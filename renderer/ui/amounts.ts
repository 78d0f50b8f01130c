const instants = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'short' });

/** An instant as this computer's calendar and clock have it: `22 November 2026 at 17:25`. */
export function sayInstant(instant: string): string {
  return instants.format(new Date(instant));
}

const units = ['kB', 'MB', 'GB'] as const;

/** The size of a file in the largest fitting unit: `412 kB`, `1.4 MB`. */
export function sayBytes(bytes: number): string {
  let amount = bytes / 1000;
  let unit: (typeof units)[number] = units[0];
  for (const larger of units.slice(1)) {
    if (amount < 1000) break;
    amount /= 1000;
    unit = larger;
  }
  return `${amount < 10 ? Math.max(amount, 0.1).toFixed(1).replace(/\.0$/, '') : Math.round(amount)} ${unit}`;
}
