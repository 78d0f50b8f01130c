import { randomBytes } from 'node:crypto';
import { fail, ok, type Result } from '../../../shared/domain/result/result.ts';
import { keyBytes } from './data-key.ts';
import type { Keychain } from './keychain.ts';
import { isBackendName, longestProtectedKey } from './keyring-format.ts';
import type { KeychainProtection } from './slots.ts';

/** A wrapping key that a keychain protects: whoever made it overwrites it after use. */
export interface KeychainKey {
  readonly backend: string;
  readonly wrappingKey: Buffer;
  readonly protectedKey: Buffer;
}

/** A new random wrapping key, protected by the keychain and proven to come back from it. */
export async function protectedBy(keychain: Keychain): Promise<Result<KeychainKey, 'keychain-refused'>> {
  const wrappingKey = randomBytes(keyBytes);
  try {
    const state = await keychain.state();
    if (state.usable && isBackendName(state.backend)) {
      const protectedKey = await keychain.protect(Buffer.from(wrappingKey));
      const back = await keychain.unprotect(Buffer.from(protectedKey));
      const isKept = back.equals(wrappingKey) && isOfUse(protectedKey, wrappingKey);
      back.fill(0);
      if (isKept) return ok({ backend: state.backend, wrappingKey, protectedKey });
    }
  } catch {
    // Whatever the system says, there is no slot then.
  }
  wrappingKey.fill(0);
  return fail('keychain-refused', notKeptSentence);
}

/** The wrapping key of a slot, or nothing where the system refuses or another backend than the slot's answers. */
export async function unprotectedBy(
  keychain: Keychain,
  { backend, protectedKey }: KeychainProtection,
): Promise<Buffer | undefined> {
  try {
    const state = await keychain.state();
    if (!state.usable || state.backend !== backend) return undefined;
    const wrappingKey = await keychain.unprotect(Buffer.from(protectedKey, 'base64url'));
    if (wrappingKey.length === keyBytes) return wrappingKey;
    wrappingKey.fill(0);
  } catch {
    // Whatever the system says, the passphrase is asked for then.
  }
  return undefined;
}

/** Whether what the keychain answered hides the key and fits into a keyring. */
function isOfUse(protectedKey: Buffer, wrappingKey: Buffer): boolean {
  return protectedKey.length <= longestProtectedKey && !protectedKey.includes(wrappingKey);
}

const notKeptSentence =
  'The system’s keychain did not take the key, so the journal still opens with its passphrase and its recovery code only. Nothing was changed.';
