import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { isSystemError } from '../system-error.ts';
import { writeDurably } from '../vault/durable-file.ts';
import { journalFiles } from '../vault/journal-files.ts';

/** Where a journal's backups are kept. It lies beside the journal, so that every shell finds the same. */
export interface BackupsFolder {
  readonly folder: string;
  readonly isDefault: boolean;
}

const stored = v.object({ folder: v.pipe(v.string(), v.minLength(1), v.maxLength(4096)) });
const fileOf = (journalFolder: string) => join(journalFolder, 'journal.backups.json');

/** The folder the person chose, else the journal's own. */
export function backupsFolderOf(journalFolder: string): BackupsFolder {
  try {
    const parsed = v.safeParse(stored, JSON.parse(readFileSync(fileOf(journalFolder), 'utf8')));
    if (parsed.success) return { folder: parsed.output.folder, isDefault: false };
  } catch (error) {
    if (!(error instanceof SyntaxError) && !isSystemError(error)) throw error;
  }
  return { folder: journalFiles(journalFolder).backups, isDefault: true };
}

/** Keeps the choice, or with null goes back to the journal's own folder; throws what the system says. */
export async function setBackupsFolder(journalFolder: string, folder: string | null): Promise<void> {
  if (folder === null) rmSync(fileOf(journalFolder), { force: true });
  else await writeDurably(fileOf(journalFolder), `${JSON.stringify({ folder })}\n`);
}
