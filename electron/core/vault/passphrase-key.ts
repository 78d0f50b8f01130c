import { type Argon2id, argon2id } from './argon2id.ts';
import { type DerivationCost, isCostInBounds, saltBytes } from './derivation-cost.ts';

export {
  type DerivationCost,
  defaultDerivationCost,
  derivationBounds,
  isCostInBounds,
  saltBytes,
} from './derivation-cost.ts';

/**
 * The 32-byte wrapping key of a passphrase: Argon2id v1.3 over its NFKC form, so that the same characters typed on
 * another keyboard give the same key. Throws before any derivation when the cost or the salt is out of bounds.
 */
export async function derivePassphraseKey(
  passphrase: string,
  salt: Uint8Array,
  cost: DerivationCost,
  derive: Argon2id = argon2id,
): Promise<Buffer> {
  if (!isCostInBounds(cost)) throw new RangeError('The cost of the key derivation is out of bounds.');
  if (salt.length !== saltBytes) throw new RangeError(`A passphrase’s salt has exactly ${saltBytes} bytes.`);
  const password = Buffer.from(passphrase.normalize('NFKC'), 'utf8');
  try {
    return await derive({ password, salt, memoryKiB: cost.memoryKiB, passes: cost.passes });
  } finally {
    password.fill(0);
  }
}
