import { fail, ok, type Result } from '../../../shared/domain/result/result.ts';
import { isSystemError } from '../system-error.ts';
import { type Keyring, signKeyring } from './keyring.ts';
import { readKeyrings, writeKeyrings } from './keyring-files.ts';
import { makePassphraseSlot, makeRecoveryCodeSlot } from './make-slots.ts';
import { type OpenKeysCode, openKeys, unwrapWith, type VaultSecret } from './open-keys.ts';
import { type DerivationCost, defaultDerivationCost } from './passphrase-key.ts';
import type { Slot } from './slots.ts';

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
  return rewrap(folder, secret, async ({ vaultId, slots }, dataKey) => ({
    slots: replaceSlot(slots, await makePassphraseSlot(dataKey, vaultId, newPassphrase, cost)),
    answer: null,
  }));
}

/** Replaces the recovery code by a new one, shown once; the old one opens only backups made before. */
export async function replaceRecoveryCode(
  folder: string,
  secret: VaultSecret,
): Promise<Result<{ readonly recoveryCode: string }, ChangeKeysCode>> {
  return rewrap(folder, secret, async ({ vaultId, slots }, dataKey) => {
    const { slot, code } = makeRecoveryCodeSlot(dataKey, vaultId);
    return { slots: replaceSlot(slots, slot), answer: { recoveryCode: code } };
  });
}

/**
 * Makes the keyring anew from one secret that still fits a slot of a damaged or changed one: the way back in when
 * every copy is `damaged`. The new passphrase and the returned recovery code replace all slots.
 */
export async function rebuildKeys(
  folder: string,
  secret: VaultSecret,
  newPassphrase: string,
  cost: DerivationCost = defaultDerivationCost,
): Promise<Result<{ readonly recoveryCode: string }, ChangeKeysCode>> {
  const copies = await readKeyrings(folder);
  for (const copy of copies) {
    if (!('keyring' in copy) || copy.keyring === undefined) continue;
    const { vaultId } = copy.keyring;
    const opened = await unwrapWith(copy.keyring, secret);
    if (!opened.ok) continue;
    const dataKey = opened.value;
    try {
      const { slot, code } = makeRecoveryCodeSlot(dataKey, vaultId);
      const slots = [await makePassphraseSlot(dataKey, vaultId, newPassphrase, cost), slot];
      return await write(folder, { vaultId, slots }, dataKey, { recoveryCode: code });
    } finally {
      dataKey.fill(0);
    }
  }
  return fail('damaged', nothingFitsSentence);
}

type Change<Answer> = (
  keyring: Keyring,
  dataKey: Buffer,
) => Promise<{ readonly slots: readonly Slot[]; readonly answer: Answer }>;

async function rewrap<Answer>(
  folder: string,
  secret: VaultSecret,
  change: Change<Answer>,
): Promise<Result<Answer, ChangeKeysCode>> {
  const opened = await openKeys(folder, secret);
  if (!opened.ok) return opened;
  const { keyring, dataKey } = opened.value;
  try {
    const { slots, answer } = await change(keyring, dataKey);
    return await write(folder, { vaultId: keyring.vaultId, slots }, dataKey, answer);
  } finally {
    dataKey.fill(0);
  }
}

async function write<Answer>(
  folder: string,
  keyring: Keyring,
  dataKey: Buffer,
  answer: Answer,
): Promise<Result<Answer, 'not-writable'>> {
  try {
    await writeKeyrings(folder, signKeyring(keyring, dataKey));
    return ok(answer);
  } catch (error) {
    if (isSystemError(error)) return fail('not-writable', notWritableSentence);
    throw error;
  }
}

function replaceSlot(slots: readonly Slot[], slot: Slot): readonly Slot[] {
  const others = slots.filter(({ type }) => type !== slot.type);
  return slot.type === 'passphrase' ? [slot, ...others] : [...others, slot];
}

const notWritableSentence =
  'The journal’s keys cannot be written, so they stay as they were. Check that you may write to the journal’s folder and that the disk has room, then try again.';
const nothingFitsSentence =
  'No key in this folder opens with what you gave. The entries themselves were not touched: try the other way in, or put journal.keys.json back as it was in a backup.';
