import { type CivilDate, inWords } from '../../../shared/domain/civil-date/civil-date.ts';

/** A count with its noun, for example `1 entry`, `4 entries`. */
export function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** What needs a look in a case whose sources changed; empty where nothing does. */
export function staleInWords(stale: number): string {
  return stale === 0 ? '' : `${counted(stale, 'sentence', 'sentences')} to look at`;
}

/** A period in words, with the year said once where it is the same. */
export function periodWords(from: string, to: string): string {
  const [start, end] = [inWords(from as CivilDate), inWords(to as CivilDate)];
  return from.slice(0, 4) === to.slice(0, 4) ? `${start.slice(0, -5)} to ${end}` : `${start} to ${end}`;
}

/** The day of an instant, as this computer's clock has it. */
export function dayOf(instant: string): string {
  return new Date(instant).toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric' });
}
