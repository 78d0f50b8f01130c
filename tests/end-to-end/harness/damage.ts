import { execFile } from 'node:child_process';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Page } from '@playwright/test';
import { journalFiles } from '../../../electron/core/vault/journal-files.ts';
import { Frame } from '../pages/frame.ts';
import { UnlockPage } from '../pages/unlock-page.ts';
import { read } from './core.ts';
import { passphrase } from './fixtures.ts';

const pageBytes = 4096;

/** Locks the journal and waits until its file is closed: what is damaged before that would be written over. */
export async function lockAndClose(page: Page): Promise<void> {
  await new Frame(page).lock();
  await new UnlockPage(page).passphrase.waitFor();
  await read(page, 'vault.lock', {});
}

/** Changes one bit of a file. */
export function flipBit(file: string, offset: number): void {
  const content = readFileSync(file);
  content.writeUInt8(content.readUInt8(offset) ^ 1, offset);
  writeFileSync(file, content);
}

/** Changes one bit in each of these pages of the journal's database, counted from 1. */
export function damagePages(folder: string, pages: readonly number[]): void {
  const { database } = journalFiles(folder);
  for (const page of pages) flipBit(database, (page - 1) * pageBytes + 1000);
}

/** The number of pages of the journal's database. */
export function pagesOf(folder: string): number {
  return statSync(journalFiles(folder).database).size / pageBytes;
}

/** Changes what proves who wrote the keyring, in both copies: its slots still open. */
export function tamperWithKeys(folder: string): void {
  const { keyring, keyringCopy } = journalFiles(folder);
  for (const file of [keyring, keyringCopy]) {
    const stored = JSON.parse(readFileSync(file, 'utf8')) as { mac: string };
    const other = stored.mac.startsWith('A') ? 'B' : 'A';
    writeFileSync(file, JSON.stringify({ ...stored, mac: other + stored.mac.slice(1) }));
  }
}

/** Leaves nothing of the keyring that can be read, in either copy. */
export function destroyKeys(folder: string): void {
  const { keyring, keyringCopy } = journalFiles(folder);
  for (const file of [keyring, keyringCopy]) writeFileSync(file, '\0\0\0\0');
}

const newerVersionProgram = fileURLToPath(new URL('./newer-version-program.ts', import.meta.url));

/** Marks the journal's database as one that a later version of Casebook wrote. */
export async function writeAsNewerVersion(folder: string): Promise<void> {
  // In a process of its own: the database's driver does not load where the tests run.
  await promisify(execFile)(process.execPath, [newerVersionProgram, folder, passphrase]);
}

/** The one backup in the journal's own folder. */
export function backupFile(folder: string, name: string): string {
  return join(journalFiles(folder).backups, name);
}
