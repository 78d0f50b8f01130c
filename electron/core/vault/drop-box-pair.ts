import type { KeyObject } from 'node:crypto';
import { deriveKey } from './data-key.ts';
import { x25519PrivateKey, x25519PublicBytes } from './x25519.ts';

/** The X25519 private key that opens what was dropped while the journal was locked; it follows from the data key. */
export function dropBoxPrivateKey(dataKey: Uint8Array): KeyObject {
  const raw = deriveKey(dataKey, 'drop box');
  try {
    return x25519PrivateKey(raw);
  } finally {
    raw.fill(0);
  }
}

/** The 32 raw bytes of the drop box's public key: what the keyring shows, and its MAC covers. */
export function dropBoxPublicKey(dataKey: Uint8Array): Buffer {
  return x25519PublicBytes(dropBoxPrivateKey(dataKey));
}
