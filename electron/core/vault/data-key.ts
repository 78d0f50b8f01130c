import { hkdfSync, randomBytes } from 'node:crypto';

/** The length of the data key and of every key derived from it. */
export const keyBytes = 32;

/** What a key derived from another is for: keys with different purposes never meet. */
export type KeyPurpose =
  | 'database'
  | 'keyring authentication'
  | 'recovery code wrapping'
  | 'drop box'
  | 'backup authentication'
  | 'door'
  | 'wrapping of kept keys';

/** A new data key from the system's random source; whoever holds it overwrites it after use. */
export function newDataKey(): Buffer {
  return randomBytes(keyBytes);
}

/** A 32-byte key by HKDF-SHA256 of a secret that is already random, under the label of its purpose. */
export function deriveKey(secret: Uint8Array, purpose: KeyPurpose): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, Buffer.alloc(0), `casebook ${purpose} v1`, keyBytes));
}

/** The 32 bytes that encrypt the database; whoever asks overwrites them after use. */
export function databaseKeyOf(dataKey: Uint8Array): Buffer {
  return deriveKey(dataKey, 'database');
}
