import { existsSync } from 'node:fs';
import { readFile, rm, stat, writeFile } from 'node:fs/promises';
import { isSystemError } from '../system-error.ts';
import { writeDurably } from './durable-file.ts';
import { isAlive } from './holder.ts';
import { journalFiles } from './journal-files.ts';

/** Longer than any creation takes: a process id that somebody else got since then blocks nobody for longer. */
const longestMakingMs = 60_000;

/**
 * Marks a folder as one where this process is making a journal; false while another process is. The mark stays when
 * the making is cut short, and says that the keys beside it never had a database.
 */
export async function markMaking(folder: string): Promise<boolean> {
  const { making } = journalFiles(folder);
  const mine = String(process.pid);
  try {
    await writeFile(making, mine, { flag: 'wx', mode: 0o600 });
    return true;
  } catch (error) {
    if (!isSystemError(error) || error.code !== 'EEXIST') throw error;
  }
  if (await isBeingMade(making)) return false;
  await writeDurably(making, mine);
  return true;
}

/** Whether the keys in a folder are the leftover of a making, or one is under way. */
export function isMarkedAsMaking(folder: string): boolean {
  return existsSync(journalFiles(folder).making);
}

/** Takes the mark away. One that stays only makes a later loss of the database look like an empty folder. */
export async function unmarkMaking(folder: string): Promise<void> {
  await rm(journalFiles(folder).making, { force: true }).catch(() => {});
}

async function isBeingMade(making: string): Promise<boolean> {
  const pid = Number(await readFile(making, 'utf8'));
  // A file's time may lie a little ahead of the clock, so a mark from the future counts as recent, too.
  const isRecent = Math.abs(Date.now() - (await stat(making)).mtimeMs) < longestMakingMs;
  return isRecent && Number.isInteger(pid) && pid > 0 && pid !== process.pid && isAlive(pid);
}
