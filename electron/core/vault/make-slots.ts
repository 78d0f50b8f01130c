import { randomBytes } from 'node:crypto';
import { type DerivationCost, derivePassphraseKey, saltBytes } from './passphrase-key.ts';
import { deriveRecoveryKey, formatRecoveryCode, recoverySecretBytes } from './recovery-code.ts';
import { type Slot, wrapDataKey } from './slots.ts';

/** A slot that a passphrase opens, under a fresh salt. */
export async function makePassphraseSlot(
  dataKey: Uint8Array,
  vaultId: string,
  passphrase: string,
  { memoryKiB, passes }: DerivationCost,
): Promise<Slot> {
  const salt = randomBytes(saltBytes);
  const wrappingKey = await derivePassphraseKey(passphrase, salt, { memoryKiB, passes });
  try {
    return wrapDataKey(dataKey, wrappingKey, vaultId, {
      type: 'passphrase',
      algorithm: 'argon2id',
      version: 19,
      lanes: 1,
      memoryKiB,
      passes,
      salt: salt.toString('base64url'),
    });
  } finally {
    wrappingKey.fill(0);
  }
}

/** A slot that a new recovery code opens, and that code, to be shown once. */
export function makeRecoveryCodeSlot(
  dataKey: Uint8Array,
  vaultId: string,
): { readonly slot: Slot; readonly code: string } {
  const secret = randomBytes(recoverySecretBytes);
  const wrappingKey = deriveRecoveryKey(secret);
  const slot = wrapDataKey(dataKey, wrappingKey, vaultId, {
    type: 'recovery-code',
    algorithm: 'hkdf-sha256',
  });
  const code = formatRecoveryCode(secret);
  wrappingKey.fill(0);
  secret.fill(0);
  return { slot, code };
}
