import { closeSync, openSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import { ReadStream } from 'node:tty';
import { fail, ok, type Result } from '../../shared/domain/result/result.ts';
import { plain } from './output.ts';

/** Why a question was not answered. */
export type PromptCode = 'no-terminal' | 'given-up';

/**
 * Asks on the terminal itself, without echo, so that standard input may carry data. The answer is never kept in a
 * history; Ctrl-C and Ctrl-D give up.
 */
export async function askHidden(question: string): Promise<Result<string, PromptCode>> {
  const terminal = openTerminal();
  if (!terminal) {
    return fail(
      'no-terminal',
      'There is no terminal to ask on. Give --passphrase-file, or set CASEBOOK_PASSPHRASE_FILE.',
    );
  }
  const answer = await readHiddenLine(terminal, question);
  terminal.destroy();
  return answer === undefined ? fail('given-up', 'Given up: nothing was changed.') : ok(answer);
}

function openTerminal(): ReadStream | undefined {
  const device = process.platform === 'win32' ? '\\\\.\\CONIN$' : '/dev/tty';
  let descriptor: number | undefined;
  try {
    descriptor = openSync(device, 'r+');
    return new ReadStream(descriptor);
  } catch {
    if (descriptor !== undefined) closeSync(descriptor);
    return undefined;
  }
}

function readHiddenLine(terminal: ReadStream, question: string): Promise<string | undefined> {
  const nowhere = new Writable({ write: (_chunk, _encoding, written) => written() });
  // With `terminal` the line is edited in raw mode: the echo goes nowhere, Backspace and Ctrl-U work.
  const lines = createInterface({ input: terminal, output: nowhere, terminal: true, historySize: 0 });
  // Asked only now that nothing is echoed, and on standard error: standard output may be a file or a pipe.
  process.stderr.write(plain(question));
  return new Promise((resolve) => {
    let answer: string | undefined;
    lines.once('line', (line) => {
      answer = line;
      lines.close();
    });
    lines.once('SIGINT', () => lines.close());
    lines.once('close', () => {
      process.stderr.write('\n');
      resolve(answer);
    });
  });
}
