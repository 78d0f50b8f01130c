/** An entry's id that sorts by its round and its number in it. */
export function entryIdOf(round: number, number: number): string {
  const hex = (value: number, length: number) => value.toString(16).padStart(length, '0');
  return `01950000-0000-7000-8${hex(round, 3)}-${hex(number, 12)}`;
}
