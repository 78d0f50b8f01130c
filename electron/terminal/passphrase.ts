import { open } from 'node:fs/promises';
import * as v from 'valibot';
import { passphrase } from '../../shared/contract/vault-channels.ts';
import { fail, ok, type Result } from '../../shared/domain/result/result.ts';
import { isSystemError } from '../core/system-error.ts';
import type { GlobalOptions } from './options.ts';
import { askHidden } from './prompt.ts';

const largestFileBytes = 8192;

/** Names of standard input: it carries data, never a passphrase. */
const standardInput = new Set(['-', '/dev/stdin', '/dev/fd/0', '/proc/self/fd/0']);

/** The passphrase of an existing journal: from the file that was named, or asked for. */
export function passphraseOf(options: GlobalOptions): Promise<Result<string, string>> {
  const file = passphraseFile(options);
  return file === undefined ? askHidden('Passphrase: ') : readSecret(file);
}

/** The recovery code: from the file that was named, or asked for. */
export function recoveryCodeOf(file: string | undefined): Promise<Result<string, string>> {
  return file === undefined ? askHidden('Recovery code: ') : readSecret(file);
}

/** A passphrase to be set: from the file that was named, or asked for twice. */
export async function newPassphrase(file: string | undefined): Promise<Result<string, string>> {
  const given = file === undefined ? await askTwice() : await readSecret(file);
  if (!given.ok) return given;
  const checked = v.safeParse(passphrase, given.value);
  return checked.success
    ? given
    : fail('invalid-passphrase', `${checked.issues[0].message} Nothing was changed.`);
}

async function askTwice(): Promise<Result<string, string>> {
  const first = await askHidden('New passphrase: ');
  if (!first.ok) return first;
  const second = await askHidden('The same again: ');
  if (!second.ok) return second;
  return first.value === second.value
    ? first
    : fail('differs', 'The two passphrases differ. Nothing was changed: try again.');
}

/** The file that holds the passphrase, where one was named. */
export function passphraseFile(options: GlobalOptions): string | undefined {
  return options.passphraseFile ?? (process.env.CASEBOOK_PASSPHRASE_FILE || undefined);
}

/** The text of a file without one trailing newline. */
async function readSecret(file: string): Promise<Result<string, string>> {
  if (standardInput.has(file)) {
    return fail(
      'wrong-usage',
      'Standard input carries data, never a secret. Name a file, or answer the prompt.',
    );
  }
  try {
    const bytes = await firstBytes(file);
    if (bytes.length > largestFileBytes)
      return fail('passphrase-file', `${file} is too large to hold a passphrase or a recovery code.`);
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    return ok(text.replace(/\r?\n$/, ''));
  } catch (error) {
    if (error instanceof TypeError) return fail('passphrase-file', `${file} is not UTF-8 text.`);
    const isMissing = isSystemError(error) && error.code === 'ENOENT';
    const reason = isMissing ? 'is not there' : 'cannot be read';
    return fail('passphrase-file', `${file} ${reason}. Check its name and that you may read it.`);
  }
}

/** Reads a file or a pipe (`<(…)` in a shell) up to a byte more than a passphrase may have. */
async function firstBytes(file: string): Promise<Buffer> {
  const handle = await open(file, 'r');
  try {
    const bytes = Buffer.alloc(largestFileBytes + 1);
    let length = 0;
    while (length < bytes.length) {
      const { bytesRead } = await handle.read(bytes, length, bytes.length - length);
      if (bytesRead === 0) break;
      length += bytesRead;
    }
    return bytes.subarray(0, length);
  } finally {
    await handle.close();
  }
}
