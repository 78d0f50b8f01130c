import type { Keychain } from './keychain.ts';
import { protectedBy } from './keychain-key.ts';
import {
  makeKeychainSlot,
  makePassphraseSlot,
  makeRecoveryCodeSlot,
  newRecoverySecret,
} from './make-slots.ts';
import type { DerivationCost } from './passphrase-key.ts';
import { formatRecoveryCode } from './recovery-code.ts';
import type { Slot } from './slots.ts';

/** What became of the slot of the system's keychain. */
export type KeychainSlotFate = 'none' | 'kept' | 'dropped';

/** The slots of a new data key, and what the person has to be told of them. */
export interface RotationSlots {
  readonly slots: readonly Slot[];
  readonly recoveryCode: string;
  readonly keychainSlot: KeychainSlotFate;
}

/** Makes the slots of a new data key: the same passphrase, a new recovery code, and the keychain where it still agrees. */
export async function slotsOfNewKey(
  dataKey: Uint8Array,
  old: { readonly vaultId: string; readonly slots: readonly Slot[] },
  given: {
    readonly passphrase: string;
    readonly cost: DerivationCost;
    readonly keychain: Keychain | undefined;
  },
): Promise<RotationSlots> {
  const { vaultId } = old;
  const secret = newRecoverySecret();
  const slots = [
    await makePassphraseSlot(dataKey, vaultId, given.passphrase, given.cost),
    makeRecoveryCodeSlot(dataKey, vaultId, secret),
  ];
  const recoveryCode = formatRecoveryCode(secret);
  secret.fill(0);
  if (!old.slots.some(({ type }) => type === 'system-keychain')) {
    return { slots, recoveryCode, keychainSlot: 'none' };
  }
  const key = given.keychain && (await protectedBy(given.keychain));
  if (!key?.ok) return { slots, recoveryCode, keychainSlot: 'dropped' };
  slots.push(makeKeychainSlot(dataKey, vaultId, key.value));
  key.value.wrappingKey.fill(0);
  return { slots, recoveryCode, keychainSlot: 'kept' };
}
