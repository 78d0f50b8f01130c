import { appendFileSync } from 'node:fs';
import { env } from 'node:process';

/** What one harness measured about one promise: the figure, the goal, and a control that shows the check can fail. */
export interface Figure {
  /** The promise's words, as the table of promises has them; several figures may stand under one promise. */
  readonly promise: string;
  /** What was measured, in words with its numbers: "1,000 kills, 0 acknowledged entries lost". */
  readonly figure: string;
  /** What has to be reached, in the same words. */
  readonly goal: string;
  readonly isMet: boolean;
  /** What was done to make the check fail, and what it then found: "an altered entry: noticed". */
  readonly control: string;
}

/** Whether the full figures are asked for (`npm run soak`) rather than the short settings of `npm test`. */
export const isSoak = env.CASEBOOK_SOAK === '1';

/** Answers the short setting in `npm test` and the full one in `npm run soak`. */
export function howMany(short: number, full: number): number {
  return isSoak ? full : short;
}

/** Adds one line to the file the soak reads its table from; without such a file it does nothing. */
export function reportFigure(figure: Figure): void {
  const file = env.CASEBOOK_SOAK_FIGURES;
  if (file !== undefined && file !== '') appendFileSync(file, `${JSON.stringify(figure)}\n`);
}

/** Tells now and then how far a long measurement is: the soak shows the last line that each of them prints. */
export function tellProgress(what: string, done: number, total: number, every: number = 50): void {
  if (isSoak && done % every === 0) process.stdout.write(`${what}: ${done} of ${total}\n`);
}
