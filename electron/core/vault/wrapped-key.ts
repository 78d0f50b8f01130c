import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { keyBytes } from './data-key.ts';

const cipherName = 'aes-256-gcm';
const tagBytes = 16;

/** The length of the initialisation vector of a wrapped key. */
export const ivBytes = 12;

/** The length of a wrapped key with its tag. */
export const wrappedBytes = keyBytes + tagBytes;

/** 32 bytes encrypted with AES-256-GCM: the vector and the wrapped key in base64url. */
export interface WrappedKey {
  readonly iv: string;
  readonly wrapped: string;
}

/** Wraps 32 bytes under a fresh vector, bound to a text without which they do not open. */
export function wrapKey(key: Uint8Array, wrappingKey: Uint8Array, boundTo: string): WrappedKey {
  if (key.length !== keyBytes) throw new RangeError('A wrapped key has exactly 32 bytes.');
  const iv = randomBytes(ivBytes);
  const cipher = createCipheriv(cipherName, wrappingKey, iv, { authTagLength: tagBytes });
  cipher.setAAD(Buffer.from(boundTo, 'utf8'));
  const wrapped = Buffer.concat([cipher.update(key), cipher.final(), cipher.getAuthTag()]);
  return { iv: iv.toString('base64url'), wrapped: wrapped.toString('base64url') };
}

/** The 32 bytes, or nothing when the wrapping key or the text is another, or one bit of the wrapped key is. */
export function unwrapKey(stored: WrappedKey, wrappingKey: Uint8Array, boundTo: string): Buffer | undefined {
  const iv = Buffer.from(stored.iv, 'base64url');
  const wrapped = Buffer.from(stored.wrapped, 'base64url');
  if (iv.length !== ivBytes || wrapped.length !== wrappedBytes) return undefined;
  const decipher = createDecipheriv(cipherName, wrappingKey, iv, { authTagLength: tagBytes });
  decipher.setAAD(Buffer.from(boundTo, 'utf8'));
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
