import { fail, ok, type Result } from '../../../shared/domain/result/result.ts';
import { keptKey } from './kept-keys.ts';
import type { Keychain } from './keychain.ts';
import { unprotectedBy } from './keychain-key.ts';
import { isAuthentic, type Keyring, type StoredKeyring } from './keyring.ts';
import { type KeyringCopy, readKeyrings } from './keyring-files.ts';
import { derivePassphraseKey } from './passphrase-key.ts';
import { deriveRecoveryKey, parseRecoveryCode } from './recovery-code.ts';
import { provePrimitives } from './self-test.ts';
import { type Slot, unwrapDataKey } from './slots.ts';

/** What a person proves they may read the journal with. */
export type VaultSecret =
  | { readonly type: 'passphrase'; readonly passphrase: string }
  | { readonly type: 'recovery-code'; readonly code: string }
  | { readonly type: 'system-keychain'; readonly keychain: Keychain };

/** Why a secret opens nothing. */
export type SecretCode = 'wrong-passphrase' | 'wrong-recovery-code' | 'keychain-refused';

/** Why the keys of a journal did not open. */
export type OpenKeysCode = 'absent' | SecretCode | 'damaged' | 'newer-version' | 'unreadable';

/** The data key that the slots wrap, and the next one while a rotation is not settled; the holder overwrites them. */
export interface OpenedKeyring {
  readonly dataKey: Buffer;
  readonly nextDataKey?: Buffer;
}

/** An open keyring, as it was found among the copies. */
export interface OpenKeys extends OpenedKeyring {
  readonly keyring: StoredKeyring;
  readonly copies: readonly KeyringCopy[];
  /** The other copy is undamaged, and somebody without the keys wrote it. */
  readonly wasChangedByOthers: boolean;
}

/** Opens the first copy of a folder's keyring that is undamaged, whose slot the secret fits, and that is authentic. */
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
    const opened = await openWithBothKeys(keyring, secret);
    if (opened.ok) {
      const keys = opened.value;
      const wasChangedByOthers = intact.some((copy) => !isAuthenticByEither(copy.keyring, keys));
      return ok({ ...keys, keyring, copies, wasChangedByOthers });
    }
    if (opened.failure.code === 'damaged' || mostTelling === undefined) mostTelling = opened;
  }
  return mostTelling ?? fail('damaged', damagedSentence);
}

/** Overwrites the keys of an open keyring. */
export function forgetKeys({ dataKey, nextDataKey }: OpenedKeyring): void {
  dataKey.fill(0);
  nextDataKey?.fill(0);
}

/** Opens one keyring, wherever it was read from; damage here means that it was changed by somebody without the key. */
export async function openKeyring(
  keyring: StoredKeyring,
  secret: VaultSecret,
): Promise<Result<Buffer, SecretCode | 'damaged'>> {
  const opened = await openWithBothKeys(keyring, secret);
  if (!opened.ok) return opened;
  opened.value.nextDataKey?.fill(0);
  return ok(opened.value.dataKey);
}

async function openWithBothKeys(
  keyring: StoredKeyring,
  secret: VaultSecret,
): Promise<Result<OpenedKeyring, SecretCode | 'damaged'>> {
  const opened = await unwrapEither(keyring, secret);
  if (!opened.ok) return opened;
  const keys = withKeptKey(keyring, opened.value);
  if (keys && isAuthenticByEither(keyring, keys)) return ok(keys);
  opened.value.key.fill(0);
  if (keys) forgetKeys(keys);
  return fail('damaged', changedSentence);
}

/** A data key and whether it is the next one of a rotation. */
export interface UnwrappedKey {
  readonly key: Buffer;
  readonly isNext: boolean;
}

/** A data key by whichever slot a secret fits, without asking who wrote the keyring. */
export async function unwrapEither(
  keyring: StoredKeyring | (Keyring & { readonly version?: undefined }),
  secret: VaultSecret,
): Promise<Result<UnwrappedKey, SecretCode>> {
  await provePrimitives();
  const { vaultId } = keyring;
  const opened = await unwrapWith(keyring.slots, vaultId, secret);
  if (opened.ok) return ok({ key: opened.value, isNext: false });
  if (keyring.version === 1 || keyring.rotation === undefined) return opened;
  const next = await unwrapWith(keyring.rotation.slots, vaultId, secret);
  return next.ok ? ok({ key: next.value, isNext: true }) : opened;
}

/** The same key with the one kept under it; nothing where a rotation's other key does not open. */
export function withKeptKey(
  keyring: StoredKeyring,
  { key, isNext }: UnwrappedKey,
): OpenedKeyring | undefined {
  if (keyring.version === 1 || keyring.rotation === undefined) return { dataKey: key };
  const { vaultId, rotation } = keyring;
  const other = isNext
    ? keptKey(rotation.previous, key, vaultId, 'previous data key')
    : keptKey(rotation.next, key, vaultId, 'next data key');
  if (other === undefined) return undefined;
  return isNext ? { dataKey: other, nextDataKey: key } : { dataKey: key, nextDataKey: other };
}

function isAuthenticByEither(keyring: StoredKeyring, { dataKey, nextDataKey }: OpenedKeyring): boolean {
  return isAuthentic(keyring, dataKey) || (nextDataKey !== undefined && isAuthentic(keyring, nextDataKey));
}

async function unwrapWith(
  slots: readonly Slot[],
  vaultId: string,
  secret: VaultSecret,
): Promise<Result<Buffer, SecretCode>> {
  switch (secret.type) {
    case 'passphrase': {
      const slot = slots.find((each) => each.type === 'passphrase');
      if (slot === undefined) return fail('wrong-passphrase', noPassphraseSentence);
      const salt = Buffer.from(slot.salt, 'base64url');
      const wrappingKey = await derivePassphraseKey(secret.passphrase, salt, slot);
      const dataKey = unwrapAndForget(slot, wrappingKey, vaultId);
      return dataKey ? ok(dataKey) : fail('wrong-passphrase', wrongPassphraseSentence);
    }
    case 'recovery-code': {
      const code = parseRecoveryCode(secret.code);
      if (!code.ok) return code;
      const wrappingKey = deriveRecoveryKey(code.value);
      code.value.fill(0);
      const slot = slots.find((each) => each.type === 'recovery-code');
      const dataKey = unwrapAndForget(slot, wrappingKey, vaultId);
      return dataKey ? ok(dataKey) : fail('wrong-recovery-code', wrongRecoveryCodeSentence);
    }
    case 'system-keychain': {
      const slot = slots.find((each) => each.type === 'system-keychain');
      if (slot === undefined) return fail('keychain-refused', noKeychainSlotSentence);
      const wrappingKey = await unprotectedBy(secret.keychain, slot);
      const dataKey = wrappingKey && unwrapAndForget(slot, wrappingKey, vaultId);
      return dataKey ? ok(dataKey) : fail('keychain-refused', keychainRefusedSentence);
    }
  }
}

function unwrapAndForget(slot: Slot | undefined, wrappingKey: Buffer, vaultId: string): Buffer | undefined {
  const dataKey = slot && unwrapDataKey(slot, wrappingKey, vaultId);
  wrappingKey.fill(0);
  return dataKey;
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
const noKeychainSlotSentence =
  'The system’s keychain does not open this journal. Type the passphrase, or use the recovery code.';
const keychainRefusedSentence =
  'The system’s keychain did not hand out the key this time. Type the passphrase, or use the recovery code. Nothing was changed.';
const damagedSentence =
  'The journal’s keys are damaged, in journal.keys.json and in its copy. The entries themselves were not touched: put both files back as they were in a backup, or have the keys made anew with the passphrase or the recovery code.';
const changedSentence =
  'The journal’s keys were changed by another program, in journal.keys.json or its copy. The entries themselves were not touched: put both files back as they were in a backup, or have the keys made anew with the passphrase or the recovery code.';
const absentSentence = 'There is no journal in this folder yet.';

/** What is said of keys that this version cannot read. */
export const newerVersionSentence =
  'A newer Casebook wrote this journal’s keys. Nothing was changed: open it with that version or a later one.';
const unreadableSentence =
  'The journal’s keys cannot be read. Check that you may read the files in the journal’s folder, then try again. Nothing was changed.';
