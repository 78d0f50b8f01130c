import { existsSync } from 'node:fs';
import { readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { isSystemError } from '../system-error.ts';
import { flushFolder, readOrWhyNot, writeDurably } from './durable-file.ts';
import { journalFiles } from './journal-files.ts';
import { printKeyring, type StoredKeyring } from './keyring.ts';
import { underKeysLock } from './keys-lock.ts';
import { type KeyringCopy, readKeyrings } from './read-keyrings.ts';

export { hasKeyring, type KeyringCopy, readKeyrings } from './read-keyrings.ts';

/**
 * Writes the keyring, then its copy, each so that a crash leaves the old or the new. When one of them cannot be
 * written both are put back as they were, and what the system said is thrown. The caller holds the lock of the keys.
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

/**
 * Makes both copies hold this keyring after one was lost, damaged, changed or left behind, or both are of an earlier
 * format. Where somebody else is writing keys, wrote some since `copies` were read, or the folder refuses, all stays.
 */
export async function mendKeyrings(
  folder: string,
  copies: readonly KeyringCopy[],
  keyring: StoredKeyring,
): Promise<void> {
  const text = printKeyring(keyring);
  // A program that understands the newer copy must still find it.
  if (copies.some(({ state }) => state === 'newer-version')) return;
  if (copies.every((copy) => textOf(copy) === text)) return;
  await underKeysLock(folder, 0, async () => {
    const now = await readKeyrings(folder);
    if (now.some((copy, place) => textOf(copy) !== textOf(copies[place]))) return;
    for (const copy of now) {
      if (textOf(copy) === text) continue;
      try {
        await writeDurably(copy.file, text);
      } catch (error) {
        if (!isSystemError(error)) throw error;
      }
    }
  });
}

function textOf(copy: KeyringCopy | undefined): string | undefined {
  return copy && 'text' in copy ? copy.text : copy?.state;
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

/** The temporary files of a writing of keys and of a rotation, whichever process left them. */
const leftover = /^journal\.(keys(\.copy)?\.json\.\d+|db\.rotating(-journal|-wal|-shm)?)$/;

/** Removes what a killed process left half-written beside the keys. The caller holds the lock of the keys. */
export async function removeLeftovers(folder: string): Promise<void> {
  for (const name of await leftoversIn(folder)) await rm(join(folder, name), { force: true });
}

/** Removes leftovers where there are any, unless somebody is writing keys just now; a folder that refuses keeps them. */
export async function tidyLeftovers(folder: string): Promise<void> {
  try {
    if ((await leftoversIn(folder)).length === 0) return;
    await underKeysLock(folder, 0, () => removeLeftovers(folder));
  } catch (error) {
    if (!isSystemError(error)) throw error;
  }
}

async function leftoversIn(folder: string): Promise<readonly string[]> {
  return (await readdir(folder)).filter((name) => leftover.test(name));
}
