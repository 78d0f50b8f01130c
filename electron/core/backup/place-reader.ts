import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { isSystemError } from '../system-error.ts';
import { writeDurably } from '../vault/durable-file.ts';
import { readerText, readerTextTitle } from './reader-text.ts';

/**
 * Puts beside the backups what opens them without Casebook: the text on their format, and the built program where
 * there is one, each where it is missing or was of another version. Somebody else's file is left alone. A folder that
 * refuses goes without: that is no reason for a backup to fail. Answers whether both are there.
 */
export async function placeReader(folder: string, reader: string | undefined): Promise<boolean> {
  const isTextThere = await unlessRefused(() => placeText(folder));
  const isReaderThere = reader !== undefined && (await unlessRefused(() => placeProgram(folder, reader)));
  return isTextThere && isReaderThere;
}

/** A sentence of the reader's own help, by which an older one of ours is known. */
const readerMark = 'Opens a backup of Casebook without Casebook.';

async function placeText(folder: string): Promise<void> {
  // A folder that somebody chose may have a README of its own.
  for (const name of ['README.txt', 'README-casebook.txt']) {
    const file = join(folder, name);
    const found = await textOf(file);
    if (found === readerText) return;
    if (found !== undefined && !found.startsWith(readerTextTitle)) continue;
    await writeDurably(file, readerText);
    return;
  }
}

async function placeProgram(folder: string, reader: string): Promise<void> {
  const file = join(folder, basename(reader));
  const program = await readFile(reader, 'utf8');
  const found = await textOf(file);
  const isOurs = found?.includes(readerMark) ?? true;
  if (isOurs && found !== program) await writeDurably(file, program);
}

async function textOf(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (isSystemError(error) && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

async function unlessRefused(work: () => Promise<void>): Promise<boolean> {
  try {
    await work();
    return true;
  } catch (error) {
    if (!isSystemError(error)) throw error;
    return false;
  }
}
