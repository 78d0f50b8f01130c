import { fail, ok, type Result } from '../../../shared/domain/result/result.ts';
import { isAuthentic, type Keyring, type StoredKeyring } from './keyring.ts';
import { healKeyrings, type KeyringCopy, readKeyrings } from './keyring-files.ts';
import { derivePassphraseKey } from './passphrase-key.ts';
import { deriveRecoveryKey, parseRecoveryCode } from './recovery-code.ts';
import { unwrapDataKey } from './slots.ts';

/** What a person proves they may read the journal with. */
export type VaultSecret =
  | { readonly type: 'passphrase'; readonly passphrase: string }
  | { readonly type: 'recovery-code'; readonly code: string };

/** Why the keys of a journal did not open. */
export type OpenKeysCode =
  | 'absent'
  | 'wrong-passphrase'
  | 'wrong-recovery-code'
  | 'damaged'
  | 'newer-version'
  | 'unreadable';

/** An open vault: whoever holds the data key overwrites it after use. */
export interface OpenKeys {
  readonly keyring: StoredKeyring;
  readonly dataKey: Buffer;
}

/**
 * Opens the first copy of a folder's keyring that is undamaged and whose slot the secret fits, checks who wrote it,
 * and makes the other copy the same.
 */
export async function openKeys(folder: string, secret: VaultSecret): Promise<Result<OpenKeys, OpenKeysCode>> {
  const copies = await readKeyrings(folder);
  const intact = copies.flatMap((copy) => (copy.state === 'intact' ? [copy] : []));
  if (intact.length === 0) return whyNoneIsIntact(copies);
  let mostTelling: Result<never, OpenKeysCode> | undefined;
  let tried: string | undefined;
  for (const { keyring, text } of intact) {
    // The same copy again would cost another derivation and answer the same.
    if (text === tried) continue;
    tried = text;
    const opened = await openKeyring(keyring, secret);
    if (opened.ok) {
      await healKeyrings(copies, keyring);
      return ok({ keyring, dataKey: opened.value });
    }
    if (opened.failure.code === 'damaged' || mostTelling === undefined) mostTelling = opened;
  }
  return mostTelling ?? fail('damaged', damagedSentence);
}

/** Opens one keyring, wherever it was read from; damage here means that it was changed by somebody without the key. */
export async function openKeyring(
  keyring: StoredKeyring,
  secret: VaultSecret,
): Promise<Result<Buffer, 'wrong-passphrase' | 'wrong-recovery-code' | 'damaged'>> {
  const opened = await unwrapWith(keyring, secret);
  if (!opened.ok || isAuthentic(keyring, opened.value)) return opened;
  opened.value.fill(0);
  return fail('damaged', changedSentence);
}

/** The data key by the slot a secret fits, without asking who wrote the list of slots. */
export async function unwrapWith(
  { vaultId, slots }: Keyring,
  secret: VaultSecret,
): Promise<Result<Buffer, 'wrong-passphrase' | 'wrong-recovery-code'>> {
  if (secret.type === 'passphrase') {
    const slot = slots.find((each) => each.type === 'passphrase');
    if (slot === undefined) return fail('wrong-passphrase', noPassphraseSentence);
    const salt = Buffer.from(slot.salt, 'base64url');
    const wrappingKey = await derivePassphraseKey(secret.passphrase, salt, slot);
    const dataKey = unwrapDataKey(slot, wrappingKey, vaultId);
    wrappingKey.fill(0);
    return dataKey === undefined ? fail('wrong-passphrase', wrongPassphraseSentence) : ok(dataKey);
  }
  const code = parseRecoveryCode(secret.code);
  if (!code.ok) return code;
  const wrappingKey = deriveRecoveryKey(code.value);
  code.value.fill(0);
  const slot = slots.find((each) => each.type === 'recovery-code');
  const dataKey = slot === undefined ? undefined : unwrapDataKey(slot, wrappingKey, vaultId);
  wrappingKey.fill(0);
  return dataKey === undefined ? fail('wrong-recovery-code', wrongRecoveryCodeSentence) : ok(dataKey);
}

function whyNoneIsIntact(copies: readonly KeyringCopy[]): Result<never, OpenKeysCode> {
  const has = (state: KeyringCopy['state']) => copies.some((copy) => copy.state === state);
  if (has('newer-version')) return fail('newer-version', newerVersionSentence);
  if (has('unreadable')) return fail('unreadable', unreadableSentence);
  return has('damaged') ? fail('damaged', damagedSentence) : fail('absent', absentSentence);
}

const wrongPassphraseSentence =
  'This passphrase does not open the journal. Check the keyboard’s layout and Caps Lock, then try again. Nothing was changed.';
const noPassphraseSentence =
  'No passphrase opens this journal, only its recovery code does. Nothing was changed.';
const wrongRecoveryCodeSentence =
  'This recovery code belongs to another journal, or a newer one has replaced it. Nothing was changed.';
const damagedSentence =
  'The journal’s keys are damaged, in journal.keys.json and in its copy. The entries themselves were not touched: put both files back as they were in a backup.';
const changedSentence =
  'The journal’s keys were changed by another program, in journal.keys.json or its copy. The entries themselves were not touched: put both files back as they were in a backup.';
const newerVersionSentence =
  'A newer Casebook wrote this journal’s keys. Nothing was changed: open it with that version or a later one.';
const unreadableSentence =
  'The journal’s keys cannot be read. Check that you may read the files in the journal’s folder, then try again. Nothing was changed.';
const absentSentence = 'There is no journal in this folder yet.';
