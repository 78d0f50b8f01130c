import { randomBytes } from 'node:crypto';
import type { KeychainKey } from './keychain-key.ts';
import { type DerivationCost, derivePassphraseKey, saltBytes } from './passphrase-key.ts';
import { deriveRecoveryKey, recoverySecretBytes } from './recovery-code.ts';
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

/** The random bytes of a new recovery code; whoever asks overwrites them after use. */
export function newRecoverySecret(): Buffer {
  return randomBytes(recoverySecretBytes);
}

/** A slot that the recovery code of these random bytes opens. */
export function makeRecoveryCodeSlot(dataKey: Uint8Array, vaultId: string, secret: Uint8Array): Slot {
  const wrappingKey = deriveRecoveryKey(secret);
  try {
    return wrapDataKey(dataKey, wrappingKey, vaultId, { type: 'recovery-code', algorithm: 'hkdf-sha256' });
  } finally {
    wrappingKey.fill(0);
  }
}

/** A slot that the system's keychain opens for this person on this computer. */
export function makeKeychainSlot(dataKey: Uint8Array, vaultId: string, key: KeychainKey): Slot {
  return wrapDataKey(dataKey, key.wrappingKey, vaultId, {
    type: 'system-keychain',
    backend: key.backend,
    protectedKey: key.protectedKey.toString('base64url'),
  });
}

/** The slots with this one in the place of the one of its type; the passphrase's comes first. */
export function withSlot(slots: readonly Slot[], slot: Slot): readonly Slot[] {
  const others = slots.filter(({ type }) => type !== slot.type);
  return slot.type === 'passphrase' ? [slot, ...others] : [...others, slot];
}
