import type { UtcInstant } from '../../../shared/domain/entry/entry.ts';

/** The form of a backup's name. Its time is only a name: what counts is the instant in the header. */
export const backupNamePattern = /^\d{8}T\d{6}Z(-\d{1,3})?\.casebook$/;

/** The name of a backup made at an instant: in UTC, to the second, with a number where that name is taken. */
export function backupName(createdAt: UtcInstant, again: number): string {
  if (again > 999) throw new RangeError('There is no thousandth backup within a second.');
  const stamp = `${createdAt.slice(0, 19).replace(/[-:]/g, '')}Z`;
  return `${stamp}${again === 0 ? '' : `-${again}`}.casebook`;
}
