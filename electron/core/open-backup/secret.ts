import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import type { Secret } from './keys.ts';
import { Refused } from './refused.ts';

/** Where the secret comes from: a file that was named, else the keyboard. */
export interface SecretChoice {
  readonly passphraseFile?: string | undefined;
  readonly recoveryCodeFile?: string | undefined;
  readonly recoveryCode?: boolean | undefined;
}

/** The passphrase or the recovery code, without its line's end. */
export async function secretOf(choice: SecretChoice): Promise<Secret> {
  const { passphraseFile, recoveryCodeFile } = choice;
  if (passphraseFile !== undefined) return { type: 'passphrase', text: firstLine(passphraseFile) };
  if (recoveryCodeFile !== undefined) return { type: 'recovery-code', text: firstLine(recoveryCodeFile) };
  if (!process.stdin.isTTY)
    throw new Refused('Name --passphrase-file or --recovery-code-file: nobody can be asked here.');
  return choice.recoveryCode
    ? { type: 'recovery-code', text: await askHidden('Recovery code: ') }
    : { type: 'passphrase', text: await askHidden('Passphrase: ') };
}

function firstLine(file: string): string {
  return readFileSync(file, 'utf8').replace(/\r?\n$/, '');
}

/** Asks on the terminal without showing what is typed. */
async function askHidden(question: string): Promise<string> {
  process.stderr.write(question);
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const reader = createInterface({ input: process.stdin, output: silent, terminal: true });
  try {
    return await new Promise((resolve) => reader.once('line', resolve));
  } finally {
    reader.close();
    process.stderr.write('\n');
  }
}
