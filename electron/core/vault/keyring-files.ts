import { existsSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { isSystemError } from '../system-error.ts';
import { flushFolder, readOrWhyNot, writeDurably } from './durable-file.ts';
import { journalFiles } from './journal-files.ts';
import { isUndamaged, parseKeyring, printKeyring, type StoredKeyring } from './keyring.ts';

/** One of the two copies of the keyring, as it was found. */
export type KeyringCopy = { readonly file: string } & (
  | { readonly state: 'missing' | 'unreadable' | 'newer-version' }
  /** `keyring` is there when its form is sound and only its checksum is not. */
  | { readonly state: 'damaged'; readonly keyring?: StoredKeyring }
  | { readonly state: 'intact'; readonly keyring: StoredKeyring; readonly text: string }
);

/** Both copies of the keyring in the order they are trusted. */
export async function readKeyrings(folder: string): Promise<readonly KeyringCopy[]> {
  const { keyring, keyringCopy } = journalFiles(folder);
  return [await readKeyring(keyring), await readKeyring(keyringCopy)];
}

async function readKeyring(file: string): Promise<KeyringCopy> {
  const found = await readOrWhyNot(file);
  if (found.state !== 'read') return { file, state: found.state };
  const parsed = parseKeyring(found.text);
  if (!parsed.ok) return { file, state: parsed.failure.code };
  const keyring = parsed.value;
  return isUndamaged(keyring)
    ? { file, state: 'intact', keyring, text: found.text }
    : { file, state: 'damaged', keyring };
}

/**
 * Writes the keyring, then its copy, each so that a crash leaves the old or the new. When one of them cannot be
 * written both are put back as they were, and what the system said is thrown.
 */
export async function writeKeyrings(folder: string, keyring: StoredKeyring): Promise<void> {
  const { keyring: first, keyringCopy: second } = journalFiles(folder);
  const text = printKeyring(keyring);
  const before = [
    { file: first, found: await readOrWhyNot(first) },
    { file: second, found: await readOrWhyNot(second) },
  ];
  try {
    await writeDurably(first, text);
    await writeDurably(second, text);
  } catch (error) {
    // What cannot be put back either holds the new keys, which open the same journal.
    for (const { file, found } of before) {
      if (found.state === 'read') await writeDurably(file, found.text).catch(() => {});
      if (found.state === 'missing') await rm(file, { force: true }).catch(() => {});
    }
    await flushFolder(folder).catch(() => {});
    throw error;
  }
}

/** Makes both copies the same again after one was lost, damaged or left behind; a folder that refuses is left as is. */
export async function healKeyrings(copies: readonly KeyringCopy[], keyring: StoredKeyring): Promise<void> {
  // A program that understands the newer copy must still find it.
  if (copies.some(({ state }) => state === 'newer-version')) return;
  const text = printKeyring(keyring);
  for (const copy of copies) {
    if (copy.state === 'intact' && copy.text === text) continue;
    try {
      await writeDurably(copy.file, text);
    } catch (error) {
      if (!isSystemError(error)) throw error;
    }
  }
}

/** Whether either copy of the keyring is there. */
export function hasKeyring(folder: string): boolean {
  const { keyring, keyringCopy } = journalFiles(folder);
  return existsSync(keyring) || existsSync(keyringCopy);
}

/** Moves keys whose journal was never made out of the way, under names of their own: keys are never deleted. */
export async function setKeyringsAside(folder: string): Promise<void> {
  const stamp = new Date().toISOString().replace(/\D/g, '').slice(0, 17);
  const { keyring, keyringCopy } = journalFiles(folder);
  for (const [file, name] of [
    [keyring, `journal.keys.unused-${stamp}.json`],
    [keyringCopy, `journal.keys.copy.unused-${stamp}.json`],
  ] as const) {
    if (existsSync(file)) await rename(file, join(folder, name));
  }
  await flushFolder(folder);
}
