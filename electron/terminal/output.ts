import { styleText } from 'node:util';
import { fail } from '../../shared/domain/result/result.ts';
import { done, type Outcome } from './outcome.ts';

let isReaderGone = false;
let writeError: NodeJS.ErrnoException | undefined;

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // `casebook list | head` closes the pipe early: that is not a failure, there is just nobody left to tell.
  if (error.code === 'EPIPE') isReaderGone = true;
  else writeError = error;
});
// Nobody is left to be told of a failure either.
process.stderr.on('error', () => {});

/** Writes to standard output at the reader's pace; false when nobody reads any more, so that loops can stop. */
export async function print(text: string): Promise<boolean> {
  if (!canPrint()) return false;
  if (!process.stdout.write(text)) await drained();
  return canPrint();
}

function canPrint(): boolean {
  return !isReaderGone && writeError === undefined;
}

function drained(): Promise<void> {
  const { stdout } = process;
  return new Promise((resolve) => {
    const settle = () => {
      for (const event of ['drain', 'error', 'close']) stdout.off(event, settle);
      resolve();
    };
    for (const event of ['drain', 'error', 'close']) stdout.on(event, settle);
  });
}

/** Whether everything that was printed could be written. */
export function outputOutcome(): Outcome {
  if (!writeError) return done;
  const reason = writeError.code ?? 'unknown';
  return fail(
    'output',
    `The output could not be written (${reason}). Check the disk or the pipe it goes to.`,
  );
}

/** One JSON value on a line of its own; as safe to show on a terminal as any other text. */
export function json(value: unknown): string {
  // JSON may hold these as they are, and some terminals obey them.
  return `${JSON.stringify(value).replace(/[\u007f-\u009f]/g, escapeUnit)}\n`;
}

function escapeUnit(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/** The text without characters that a terminal obeys instead of showing; line breaks and tabs stay. */
export function plain(text: string): string {
  return text.replace(/(?![\n\t])[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, '');
}

/** The same on one line. */
export function plainLine(text: string): string {
  return plain(text.replace(/\s+/g, ' ')).trim();
}

/** Sets a piece of output apart; only a terminal that wants colours sees it. */
export function styled(style: 'bold' | 'dim', text: string): string {
  return styleText(style, text, { stream: process.stdout });
}

/** One sentence on standard error. */
export function printError(sentence: string): void {
  process.stderr.write(`${plainLine(sentence)}\n`);
}
