/** A count with its noun: `1 entry`, `3 entries`. The plural is needed only where it does not end in a mere `s`. */
export function counted(count: number, noun: string, plural = `${noun}s`): string {
  return `${count} ${count === 1 ? noun : plural}`;
}
