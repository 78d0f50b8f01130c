import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';

// The fixed heads that the two encodings of a raw X25519 key have.
const privateHead = Buffer.from('302e020100300506032b656e04220420', 'hex');
const publicHead = Buffer.from('302a300506032b656e032100', 'hex');

/** The length of a raw X25519 key, public or private. */
export const x25519Bytes = 32;

/** The X25519 private key of 32 raw bytes. */
export function x25519PrivateKey(raw: Uint8Array): KeyObject {
  assertLength(raw);
  const key = Buffer.concat([privateHead, raw]);
  try {
    return createPrivateKey({ key, format: 'der', type: 'pkcs8' });
  } finally {
    key.fill(0);
  }
}

/** The X25519 public key of 32 raw bytes. */
export function x25519PublicKey(raw: Uint8Array): KeyObject {
  assertLength(raw);
  return createPublicKey({ key: Buffer.concat([publicHead, raw]), format: 'der', type: 'spki' });
}

/** The 32 raw bytes of the public key that belongs to a private or public X25519 key. */
export function x25519PublicBytes(key: KeyObject): Buffer {
  const publicKey = key.type === 'private' ? createPublicKey(key) : key;
  return publicKey.export({ format: 'der', type: 'spki' }).subarray(publicHead.length);
}

function assertLength(raw: Uint8Array): void {
  if (raw.length !== x25519Bytes) throw new RangeError('A raw X25519 key has exactly 32 bytes.');
}
