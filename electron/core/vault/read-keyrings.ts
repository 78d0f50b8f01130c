import { existsSync } from 'node:fs';
import { readOrWhyNot } from './durable-file.ts';
import { journalFiles } from './journal-files.ts';
import { isUndamaged, parseKeyring, type StoredKeyring } from './keyring.ts';

/** One of the two copies of the keyring, as it was found. */
export type KeyringCopy = { readonly file: string } & (
  | { readonly state: 'missing' | 'unreadable' }
  | { readonly state: 'newer-version'; readonly text: string }
  /** `keyring` is there when its form is sound and only its checksum is not. */
  | { readonly state: 'damaged'; readonly text: string; readonly keyring?: StoredKeyring }
  | { readonly state: 'intact'; readonly text: string; readonly keyring: StoredKeyring }
);

/** Both copies of the keyring in the order they are trusted. */
export async function readKeyrings(folder: string): Promise<readonly KeyringCopy[]> {
  const { keyring, keyringCopy } = journalFiles(folder);
  return [await readKeyring(keyring), await readKeyring(keyringCopy)];
}

async function readKeyring(file: string): Promise<KeyringCopy> {
  const found = await readOrWhyNot(file);
  if (found.state !== 'read') return { file, state: found.state };
  const { text } = found;
  const parsed = parseKeyring(text);
  if (!parsed.ok) return { file, state: parsed.failure.code, text };
  const keyring = parsed.value;
  return { file, state: isUndamaged(keyring) ? 'intact' : 'damaged', text, keyring };
}

/** Whether either copy of the keyring is there. */
export function hasKeyring(folder: string): boolean {
  const { keyring, keyringCopy } = journalFiles(folder);
  return existsSync(keyring) || existsSync(keyringCopy);
}
