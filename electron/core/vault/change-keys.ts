import { ok, type Result } from '../../../shared/domain/result/result.ts';
import type { Keychain } from './keychain.ts';
import { protectedBy } from './keychain-key.ts';
import { readKeyrings } from './keyring-files.ts';
import {
  makeKeychainSlot,
  makePassphraseSlot,
  makeRecoveryCodeSlot,
  newRecoverySecret,
  withSlot,
} from './make-slots.ts';
import { forgetKeys, type OpenKeysCode, openKeys, type VaultSecret } from './open-keys.ts';
import { type DerivationCost, defaultDerivationCost } from './passphrase-key.ts';
import { formatRecoveryCode } from './recovery-code.ts';
import { rewrap } from './rewrap.ts';

export { rebuildKeys } from './rebuild-keys.ts';

/** Why the keys of a journal did not change. */
export type ChangeKeysCode = OpenKeysCode | 'not-writable';

/**
 * Replaces the passphrase. Only the data key is wrapped anew: the entries, the recovery code and the database's key
 * stay. Backups made before open with the passphrase of their day.
 */
export async function changePassphrase(
  folder: string,
  secret: VaultSecret,
  newPassphrase: string,
  cost: DerivationCost = defaultDerivationCost,
): Promise<Result<null, ChangeKeysCode>> {
  return rewrap(folder, secret, async (slots, dataKey, vaultId) =>
    withSlot(slots, await makePassphraseSlot(dataKey, vaultId, newPassphrase, cost)),
  );
}

/** Replaces the recovery code by a new one, shown once; the old one opens only backups made before. */
export async function replaceRecoveryCode(
  folder: string,
  secret: VaultSecret,
): Promise<Result<{ readonly recoveryCode: string }, ChangeKeysCode>> {
  const newSecret = newRecoverySecret();
  const recoveryCode = formatRecoveryCode(newSecret);
  try {
    const changed = await rewrap(folder, secret, (slots, dataKey, vaultId) =>
      withSlot(slots, makeRecoveryCodeSlot(dataKey, vaultId, newSecret)),
    );
    return changed.ok ? ok({ recoveryCode }) : changed;
  } finally {
    newSecret.fill(0);
  }
}

/**
 * Lets the system's keychain open the journal on this computer, besides the passphrase and the recovery code. A new
 * key takes the place of one that was there.
 */
export async function addKeychainSlot(
  folder: string,
  secret: VaultSecret,
  keychain: Keychain,
): Promise<Result<null, ChangeKeysCode>> {
  const key = await protectedBy(keychain);
  if (!key.ok) return key;
  try {
    return await rewrap(folder, secret, (slots, dataKey, vaultId) =>
      withSlot(slots, makeKeychainSlot(dataKey, vaultId, key.value)),
    );
  } finally {
    key.value.wrappingKey.fill(0);
  }
}

/** Ends that the system's keychain opens the journal; what the keychain keeps is of no use then. */
export async function removeKeychainSlot(
  folder: string,
  secret: VaultSecret,
): Promise<Result<null, ChangeKeysCode>> {
  return rewrap(folder, secret, (slots) => slots.filter(({ type }) => type !== 'system-keychain'));
}

/** Whether the journal can be asked to open with the system's keychain; read without a secret. */
export async function hasKeychainSlot(folder: string): Promise<boolean> {
  const copies = await readKeyrings(folder);
  const intact = copies.find((copy) => copy.state === 'intact');
  return intact?.keyring.slots.some(({ type }) => type === 'system-keychain') ?? false;
}

/** Whether a recovery code opens the journal, as typed from the paper it was printed on. Changes nothing. */
export async function provesRecoveryCode(folder: string, code: string): Promise<Result<null, OpenKeysCode>> {
  const opened = await openKeys(folder, { type: 'recovery-code', code });
  if (!opened.ok) return opened;
  forgetKeys(opened.value);
  return ok(null);
}
