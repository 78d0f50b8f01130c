import { assertNever } from '../../../shared/domain/result/result.ts';
import { unwrapKey, type WrappedKey, wrapKey } from './wrapped-key.ts';

/** How a passphrase becomes the slot's wrapping key. The salt is base64url. */
export interface PassphraseDerivation {
  readonly type: 'passphrase';
  readonly algorithm: 'argon2id';
  readonly version: 19;
  readonly lanes: 1;
  readonly memoryKiB: number;
  readonly passes: number;
  readonly salt: string;
}

/** How a recovery code becomes the slot's wrapping key. */
export interface RecoveryCodeDerivation {
  readonly type: 'recovery-code';
  readonly algorithm: 'hkdf-sha256';
}

/** Where the slot's wrapping key lies: encrypted by a backend of the system's keychain, in base64url. */
export interface KeychainProtection {
  readonly type: 'system-keychain';
  readonly backend: string;
  readonly protectedKey: string;
}

/** What a slot says about itself in the clear. */
export type SlotMetadata = PassphraseDerivation | RecoveryCodeDerivation | KeychainProtection;

/** A copy of the data key that one secret opens: its metadata and the wrapped key. */
export type Slot = SlotMetadata & WrappedKey;

/** The one spelling of a slot's metadata: what is authenticated must not depend on the order of a file's fields. */
export function canonicalMetadata(slot: SlotMetadata): readonly (string | number)[] {
  switch (slot.type) {
    case 'passphrase':
      return [slot.type, slot.algorithm, slot.version, slot.lanes, slot.memoryKiB, slot.passes, slot.salt];
    case 'recovery-code':
      return [slot.type, slot.algorithm];
    case 'system-keychain':
      return [slot.type, slot.backend, slot.protectedKey];
    default:
      return assertNever(slot);
  }
}

/** Wraps the data key with AES-256-GCM under a fresh vector, bound to the slot's metadata and the vault's id. */
export function wrapDataKey<Metadata extends SlotMetadata>(
  dataKey: Uint8Array,
  wrappingKey: Uint8Array,
  vaultId: string,
  metadata: Metadata,
): Metadata & WrappedKey {
  return { ...metadata, ...wrapKey(dataKey, wrappingKey, boundData(vaultId, metadata)) };
}

/** The data key of a slot, or nothing when the key is wrong or one bit of the slot or the vault's id is. */
export function unwrapDataKey(slot: Slot, wrappingKey: Uint8Array, vaultId: string): Buffer | undefined {
  return unwrapKey(slot, wrappingKey, boundData(vaultId, slot));
}

function boundData(vaultId: string, metadata: SlotMetadata): string {
  return JSON.stringify(['casebook slot', 1, vaultId, ...canonicalMetadata(metadata)]);
}
