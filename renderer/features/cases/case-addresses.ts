import { addresses } from '../../bridge/index.ts';

/** Where a new case is asked for. */
export const newCaseAddress = `${addresses.cases}/new`;

/** Where building a case again is compared with what stands. */
export function compareAddress(id: string): string {
  return `${addresses.case(id)}/compare`;
}
