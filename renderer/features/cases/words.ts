import { type CivilDate, dayIn, inWords } from '../../../shared/domain/civil-date/civil-date.ts';
import type { UtcInstant } from '../../../shared/domain/entry/entry.ts';
import { counted } from '../../../shared/domain/wording/counted.ts';
import { zoneHere } from '../../bridge/index.ts';

/** What needs a look in a case whose sources changed; empty where nothing does. */
export function staleInWords(stale: number): string {
  return stale === 0 ? '' : `${counted(stale, 'sentence')} to look at`;
}

/** A period in words, with the year said once where it is the same. */
export function periodWords(from: CivilDate, to: CivilDate): string {
  const [start, end] = [inWords(from), inWords(to)];
  return from.slice(0, 4) === to.slice(0, 4) ? `${start.slice(0, -5)} to ${end}` : `${start} to ${end}`;
}

/** The day of an instant in words, as this computer's clock has it. */
export function dayOf(instant: UtcInstant): string {
  return inWords(dayIn(Date.parse(instant), zoneHere()));
}
