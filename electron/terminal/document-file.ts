import { stat, writeFile } from 'node:fs/promises';
import { dirname, resolve, sep } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import type { CaseExport } from '../../shared/domain/promotion-case/case.ts';
import { fail } from '../../shared/domain/result/result.ts';
import { isSystemError } from '../core/system-error.ts';
import { done, type Outcome } from './outcome.ts';
import { json, plain, print } from './output.ts';

/** Where a document goes. */
export interface DocumentPlace {
  readonly out?: string;
  readonly json?: boolean;
}

/**
 * Writes a document to a file, whole or not at all, or without one to standard output. Never into the journal's
 * folder: what lies there must stay unreadable.
 */
export async function writeDocument(
  document: CaseExport,
  { out, json: isJson }: DocumentPlace,
  journalFolder: string,
): Promise<Outcome> {
  if (out === undefined) {
    // A file gets the document to the byte; a terminal must not obey what stands in it.
    const text = process.stdout.isTTY ? plain(document.content) : document.content;
    await print(isJson ? json(document) : text);
    return done;
  }
  const file = resolve(out);
  if (`${file}${sep}`.startsWith(`${journalFolder}${sep}`)) {
    return fail(
      'not-writable',
      'A readable document does not belong in the journal’s folder. Name another place.',
    );
  }
  try {
    await replaceFile(file, document.content);
  } catch (error) {
    if (!isSystemError(error)) throw error;
    return notWritten(out, error);
  }
  const { format, fileName, mediaType } = document;
  if (isJson) await print(json({ format, fileName, mediaType, out: file }));
  else if (process.stderr.isTTY) process.stderr.write(`Written to ${plain(out)}.\n`);
  return done;
}

async function replaceFile(file: string, content: string): Promise<void> {
  const found = await stat(file).catch(() => undefined);
  // A pipe or a device is written to, never replaced.
  if (found && !found.isFile()) return writeFile(file, content);
  const mode = found ? found.mode & 0o777 : 0o666 & ~process.umask();
  await writeFileAtomic(file, content, { mode, fsync: true });
}

function notWritten(out: string, error: NodeJS.ErrnoException): Outcome {
  const reasons: Readonly<Record<string, string>> = {
    ENOENT: `the folder ${dirname(out)} is not there`,
    ENOTDIR: `${dirname(out)} is not a folder`,
    EISDIR: 'it is a folder',
    EACCES: 'you may not write there',
    EPERM: 'you may not write there',
    EROFS: 'the disk is read-only',
    ENOSPC: 'the disk is full',
  };
  const reason = reasons[error.code ?? ''];
  if (!reason) throw error;
  return fail(
    'not-writable',
    `${out} could not be written: ${reason}. The journal was not touched; name another file.`,
  );
}
