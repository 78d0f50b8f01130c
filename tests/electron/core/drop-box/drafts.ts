import type { CheckedParams } from '../../../../shared/contract/contract.ts';
import type { CivilDate } from '../../../../shared/domain/civil-date/civil-date.ts';

/** A draft as the contract's schema gives it. */
export function draftOf(
  text: string,
  more: Partial<CheckedParams<'drop.add'>> = {},
): CheckedParams<'drop.add'> {
  return { kind: 'win', date: '2026-03-12' as CivilDate, text, ...more };
}
