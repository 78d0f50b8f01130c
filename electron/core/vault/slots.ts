import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { assertNever } from '../../../shared/domain/result/result.ts';
import { keyBytes } from './data-key.ts';

const cipherName = 'aes-256-gcm';

/** The length of a slot's initialisation vector. */
export const ivBytes = 12;
const tagBytes = 16;

/** The length of a wrapped data key with its tag. */
export const wrappedBytes = keyBytes + tagBytes;

/** How a passphrase becomes the slot's wrapping key. The salt is base64url. */
export interface PassphraseDerivation {
  readonly type: 'passphrase';
  readonly algorithm: 'argon2id';
  readonly version: 19;
  readonly lanes: 1;
  readonly memoryKiB: number;
  readonly passes: number;
  readonly salt: string;
}

/** How a recovery code becomes the slot's wrapping key. */
export interface RecoveryCodeDerivation {
  readonly type: 'recovery-code';
  readonly algorithm: 'hkdf-sha256';
}

/** What a slot says about itself in the clear. The system's keychain becomes one more member. */
export type SlotMetadata = PassphraseDerivation | RecoveryCodeDerivation;

/** A copy of the data key that one secret opens: its metadata, the vector and the wrapped key in base64url. */
export type Slot = SlotMetadata & { readonly iv: string; readonly wrapped: string };

/** The one spelling of a slot's metadata: what is authenticated must not depend on the order of a file's fields. */
export function canonicalMetadata(slot: SlotMetadata): readonly (string | number)[] {
  switch (slot.type) {
    case 'passphrase':
      return [slot.type, slot.algorithm, slot.version, slot.lanes, slot.memoryKiB, slot.passes, slot.salt];
    case 'recovery-code':
      return [slot.type, slot.algorithm];
    default:
      return assertNever(slot);
  }
}

/** Wraps the data key with AES-256-GCM under a fresh vector, bound to the slot's metadata and the vault's id. */
export function wrapDataKey<Metadata extends SlotMetadata>(
  dataKey: Uint8Array,
  wrappingKey: Uint8Array,
  vaultId: string,
  metadata: Metadata,
): Metadata & { readonly iv: string; readonly wrapped: string } {
  if (dataKey.length !== keyBytes) throw new RangeError('A data key has exactly 32 bytes.');
  const iv = randomBytes(ivBytes);
  const cipher = createCipheriv(cipherName, wrappingKey, iv, { authTagLength: tagBytes });
  cipher.setAAD(boundData(vaultId, metadata));
  const wrapped = Buffer.concat([cipher.update(dataKey), cipher.final(), cipher.getAuthTag()]);
  return { ...metadata, iv: iv.toString('base64url'), wrapped: wrapped.toString('base64url') };
}

/** The data key of a slot, or nothing when the key is wrong or one bit of the slot or the vault's id is. */
export function unwrapDataKey(slot: Slot, wrappingKey: Uint8Array, vaultId: string): Buffer | undefined {
  const iv = Buffer.from(slot.iv, 'base64url');
  const wrapped = Buffer.from(slot.wrapped, 'base64url');
  if (iv.length !== ivBytes || wrapped.length !== wrappedBytes) return undefined;
  const decipher = createDecipheriv(cipherName, wrappingKey, iv, { authTagLength: tagBytes });
  decipher.setAAD(boundData(vaultId, slot));
  decipher.setAuthTag(wrapped.subarray(keyBytes));
  const unproven = decipher.update(wrapped.subarray(0, keyBytes));
  try {
    decipher.final();
    return unproven;
  } catch {
    unproven.fill(0);
    return undefined;
  }
}

function boundData(vaultId: string, metadata: SlotMetadata): Buffer {
  return Buffer.from(JSON.stringify(['casebook slot', 1, vaultId, ...canonicalMetadata(metadata)]), 'utf8');
}
