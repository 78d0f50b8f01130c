import { fail, ok, type Result } from '../../../shared/domain/result/result.ts';
import { keptKey } from './kept-keys.ts';
import type { Keyring, StoredKeyring } from './keyring.ts';
import { readKeyrings } from './keyring-files.ts';
import { makePassphraseSlot, makeRecoveryCodeSlot, newRecoverySecret } from './make-slots.ts';
import { forgetKeys, type OpenedKeyring, unwrapEither, type VaultSecret, withKeptKey } from './open-keys.ts';
import { type DerivationCost, defaultDerivationCost } from './passphrase-key.ts';
import { formatRecoveryCode } from './recovery-code.ts';
import { changingKeys, write } from './rewrap.ts';
import type { Slot } from './slots.ts';

type Rebuilt = Result<{ readonly recoveryCode: string }, 'damaged' | 'not-writable'>;

/**
 * Makes the keyring anew from one secret that still fits a slot of a damaged or changed one: the way back in when
 * every copy is `damaged`. The new passphrase and the returned recovery code replace all slots.
 */
export async function rebuildKeys(
  folder: string,
  secret: VaultSecret,
  newPassphrase: string,
  cost: DerivationCost = defaultDerivationCost,
): Promise<Rebuilt> {
  return changingKeys(folder, async (): Promise<Rebuilt> => {
    for (const copy of await readKeyrings(folder)) {
      if (!('keyring' in copy) || copy.keyring === undefined) continue;
      const unwrapped = await unwrapEither(copy.keyring, secret);
      if (!unwrapped.ok) continue;
      // Where a rotation's other key was damaged, the one that opened is all there is.
      const keys = withKeptKey(copy.keyring, unwrapped.value) ?? { dataKey: unwrapped.value.key };
      const recoverySecret = newRecoverySecret();
      const recoveryCode = formatRecoveryCode(recoverySecret);
      const slotsOf = async (dataKey: Uint8Array): Promise<readonly Slot[]> => [
        await makePassphraseSlot(dataKey, vaultId, newPassphrase, cost),
        makeRecoveryCodeSlot(dataKey, vaultId, recoverySecret),
      ];
      const { vaultId } = copy.keyring;
      try {
        const rebuilt = await withNewSlots(copy.keyring, keys, slotsOf);
        const written = await write(folder, rebuilt, keys);
        return written.ok ? ok({ recoveryCode }) : written;
      } finally {
        recoverySecret.fill(0);
        forgetKeys(keys);
      }
    }
    return fail('damaged', nothingFitsSentence);
  });
}

/** The keyring with new slots and whatever of the old one its data keys still prove. */
async function withNewSlots(
  keyring: StoredKeyring,
  { dataKey, nextDataKey }: OpenedKeyring,
  slotsOf: (dataKey: Uint8Array) => Promise<readonly Slot[]>,
): Promise<Keyring> {
  const { vaultId } = keyring;
  const slots = await slotsOf(dataKey);
  if (keyring.version === 1) return { vaultId, slots };
  const formerDropBoxes = keyring.formerDropBoxes?.filter((kept) => {
    const key = keptKey(kept, dataKey, vaultId, 'former drop box');
    key?.fill(0);
    return key !== undefined;
  });
  return {
    vaultId,
    slots,
    ...(formerDropBoxes && { formerDropBoxes }),
    ...(keyring.rotation &&
      nextDataKey && { rotation: { ...keyring.rotation, slots: await slotsOf(nextDataKey) } }),
  };
}

const nothingFitsSentence =
  'No key in this folder opens with what you gave. The entries themselves were not touched: try the other way in, or put journal.keys.json back as it was in a backup.';
