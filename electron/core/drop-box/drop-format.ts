import {
  createCipheriv,
  createDecipheriv,
  diffieHellman,
  hkdfSync,
  type KeyObject,
  randomBytes,
} from 'node:crypto';
import type { EntryId } from '../../../shared/domain/entry/entry.ts';
import { x25519Bytes, x25519PrivateKey, x25519PublicBytes, x25519PublicKey } from '../vault/x25519.ts';

/** The first bytes of every drop: what it is and the version of its format. */
const head = Buffer.from('CASEBOOK DROP 1\n', 'latin1');

const cipherName = 'aes-256-gcm';
const keyBytes = 32;
const ivBytes = 12;
const tagBytes = 16;
const lengthBytes = 4;

/** Drops have sizes in steps of this many bytes, so that a size tells little of what was written. */
const stepBytes = 256;

/** The largest drop: an entry with the longest text and the largest editor state has room in it. */
export const largestDropBytes = 32 * 1024 * 1024;

const overheadBytes = head.length + x25519Bytes + lengthBytes + tagBytes;

/** Which drop of which vault it is: nothing else opens it. */
export interface DropIdentity {
  readonly id: EntryId;
  readonly vaultId: string;
}

/**
 * Encrypts to the drop box's public key: whoever drops can never read it again. Layout: head, ephemeral X25519 public
 * key, AES-256-GCM of (big-endian length, contents, zeros), tag. Throws where the public key is none that X25519 takes.
 */
export function sealDrop(contents: Buffer, boxKey: Buffer, identity: DropIdentity): Buffer {
  const ephemeral = newPrivateKey();
  const ephemeralKey = x25519PublicBytes(ephemeral);
  const shared = diffieHellman({ privateKey: ephemeral, publicKey: x25519PublicKey(boxKey) });
  const { key, iv } = keysOf(shared, ephemeralKey, boxKey, identity.vaultId);
  const plain = padded(contents);
  try {
    const cipher = createCipheriv(cipherName, key, iv, { authTagLength: tagBytes });
    cipher.setAAD(boundData(identity));
    return Buffer.concat([head, ephemeralKey, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
  } finally {
    for (const secret of [shared, key, plain]) secret.fill(0);
  }
}

/** The contents of a drop, or nothing where no key opens it, a bit of it was changed, or it is another's. */
export function openDrop(
  drop: Buffer,
  privateKeys: readonly KeyObject[],
  identity: DropIdentity,
): Buffer | undefined {
  if (drop.length < overheadBytes || drop.length > largestDropBytes) return undefined;
  if (!drop.subarray(0, head.length).equals(head)) return undefined;
  for (const privateKey of privateKeys) {
    const contents = openWith(privateKey, drop, identity);
    if (contents) return contents;
  }
  return undefined;
}

function openWith(privateKey: KeyObject, drop: Buffer, identity: DropIdentity): Buffer | undefined {
  const bodyStart = head.length + x25519Bytes;
  const ephemeralKey = drop.subarray(head.length, bodyStart);
  const shared = sharedSecret(privateKey, ephemeralKey);
  if (!shared) return undefined;
  const { key, iv } = keysOf(shared, ephemeralKey, x25519PublicBytes(privateKey), identity.vaultId);
  try {
    const decipher = createDecipheriv(cipherName, key, iv, { authTagLength: tagBytes });
    decipher.setAAD(boundData(identity));
    decipher.setAuthTag(drop.subarray(drop.length - tagBytes));
    const plain = decipher.update(drop.subarray(bodyStart, drop.length - tagBytes));
    decipher.final();
    const length = plain.readUInt32BE();
    return length <= plain.length - lengthBytes
      ? plain.subarray(lengthBytes, lengthBytes + length)
      : undefined;
  } catch {
    return undefined;
  } finally {
    for (const secret of [shared, key]) secret.fill(0);
  }
}

function newPrivateKey(): KeyObject {
  const raw = randomBytes(x25519Bytes);
  try {
    return x25519PrivateKey(raw);
  } finally {
    raw.fill(0);
  }
}

/** Nothing where the public key is a point that would give every private key the same secret. */
function sharedSecret(privateKey: KeyObject, publicKey: Buffer): Buffer | undefined {
  try {
    return diffieHellman({ privateKey, publicKey: x25519PublicKey(publicKey) });
  } catch {
    return undefined;
  }
}

// The vector may follow from the secret: no two drops have the same ephemeral key.
function keysOf(shared: Buffer, ephemeralKey: Buffer, boxKey: Buffer, vaultId: string) {
  const info = Buffer.concat([
    Buffer.from('casebook drop v1', 'utf8'),
    ephemeralKey,
    boxKey,
    Buffer.from(vaultId, 'utf8'),
  ]);
  const derived = Buffer.from(hkdfSync('sha256', shared, Buffer.alloc(0), info, keyBytes + ivBytes));
  return { key: derived.subarray(0, keyBytes), iv: derived.subarray(keyBytes) };
}

function boundData({ id, vaultId }: DropIdentity): Buffer {
  return Buffer.from(JSON.stringify(['casebook drop', 1, id, vaultId]), 'utf8');
}

function padded(contents: Buffer): Buffer {
  const total = Math.ceil((contents.length + overheadBytes) / stepBytes) * stepBytes;
  const plain = Buffer.alloc(total - overheadBytes + lengthBytes);
  plain.writeUInt32BE(contents.length);
  contents.copy(plain, lengthBytes);
  return plain;
}

/** How large the drop of contents of this length becomes. */
export function dropBytes(contentsBytes: number): number {
  return Math.ceil((contentsBytes + overheadBytes) / stepBytes) * stepBytes;
}
