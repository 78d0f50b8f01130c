import { createHash, generateKeyPairSync } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { canonicalMetadata, type Slot } from '../../../electron/core/vault/slots.ts';
import { x25519PublicBytes } from '../../../electron/core/vault/x25519.ts';

interface StoredKeys {
  readonly vaultId: string;
  readonly slots: readonly Slot[];
  readonly mac: string;
}

/** Puts another drop box into a copy of the keys, with a checksum that fits, as somebody without the keys could. */
export function swapDropBox(file: string): void {
  const stored = JSON.parse(readFileSync(file, 'utf8')) as StoredKeys;
  const dropBox = x25519PublicBytes(generateKeyPairSync('x25519').publicKey).toString('base64url');
  const { vaultId, slots, mac } = stored;
  const list = slots.map((slot) => [...canonicalMetadata(slot), slot.iv, slot.wrapped]);
  const contents = JSON.stringify(['casebook keyring', 2, vaultId, dropBox, list, [], null]);
  const checksum = createHash('sha256').update(contents).update(mac).digest('base64url');
  writeFileSync(file, `${JSON.stringify({ ...stored, dropBox, checksum }, null, 2)}\n`);
}
