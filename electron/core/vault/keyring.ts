import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import * as v from 'valibot';
import { fail, ok, type Result } from '../../../shared/domain/result/result.ts';
import { deriveKey } from './data-key.ts';
import { derivationBounds, saltBytes } from './passphrase-key.ts';
import { canonicalMetadata, ivBytes, type Slot, wrappedBytes } from './slots.ts';

/** The format this program writes, and the newest it reads. */
const keyringVersion = 1;

/** The slots of a vault, at most one of a type. */
export interface Keyring {
  readonly vaultId: string;
  readonly slots: readonly Slot[];
}

/** A keyring as it lies in a file. The checksum tells damage from a wrong secret; only the MAC proves who wrote it. */
export interface StoredKeyring extends Keyring {
  readonly format: 'casebook keyring';
  readonly version: typeof keyringVersion;
  readonly mac: string;
  readonly checksum: string;
}

const longestKeyring = 64 * 1024;
const hashBytes = 32;

// The re-encoding makes the spelling unique: unused bits of a last character would otherwise pass unseen.
const bytes = (length: number) =>
  v.pipe(
    v.string(),
    v.check((text) => {
      const decoded = Buffer.from(text, 'base64url');
      return decoded.length === length && decoded.toString('base64url') === text;
    }),
  );

const between = ({ least, most }: { least: number; most: number }) =>
  v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(most));

const wrappedKey = { iv: bytes(ivBytes), wrapped: bytes(wrappedBytes) };

const slot = v.variant('type', [
  v.strictObject({
    type: v.literal('passphrase'),
    algorithm: v.literal('argon2id'),
    version: v.literal(19),
    lanes: v.literal(1),
    memoryKiB: between(derivationBounds.memoryKiB),
    passes: between(derivationBounds.passes),
    salt: bytes(saltBytes),
    ...wrappedKey,
  }),
  v.strictObject({ type: v.literal('recovery-code'), algorithm: v.literal('hkdf-sha256'), ...wrappedKey }),
]);

const storedKeyring = v.strictObject({
  format: v.literal('casebook keyring'),
  version: v.literal(keyringVersion),
  vaultId: v.pipe(
    v.string(),
    v.uuid(),
    v.check((id) => id === id.toLowerCase()),
  ),
  slots: v.pipe(
    v.array(slot),
    v.minLength(1),
    v.check((slots) => new Set(slots.map(({ type }) => type)).size === slots.length),
  ),
  mac: bytes(hashBytes),
  checksum: bytes(hashBytes),
});

const newerKeyring = v.looseObject({
  format: v.literal('casebook keyring'),
  version: v.pipe(v.number(), v.integer(), v.gtValue(keyringVersion)),
});

/** Signs the vault's id and slots with a key derived from the data key. */
export function signKeyring({ vaultId, slots }: Keyring, dataKey: Uint8Array): StoredKeyring {
  const mac = macOf({ vaultId, slots }, dataKey).toString('base64url');
  return {
    format: 'casebook keyring',
    version: keyringVersion,
    vaultId,
    slots,
    mac,
    checksum: checksumOf({ vaultId, slots, mac }).toString('base64url'),
  };
}

/** Whether nothing in the keyring was changed by accident since it was written. Proves nothing about intent. */
export function isUndamaged(keyring: StoredKeyring): boolean {
  return timingSafeEqual(Buffer.from(keyring.checksum, 'base64url'), checksumOf(keyring));
}

/** Whether somebody who knew the data key wrote exactly this list of slots for this vault. */
export function isAuthentic(keyring: StoredKeyring, dataKey: Uint8Array): boolean {
  return timingSafeEqual(Buffer.from(keyring.mac, 'base64url'), macOf(keyring, dataKey));
}

/** The text of a keyring's file. */
export function printKeyring(keyring: StoredKeyring): string {
  return `${JSON.stringify(keyring, null, 2)}\n`;
}

/** Reads a keyring's file: every field known, well-formed and within bounds, before anything is derived from it. */
export function parseKeyring(text: string): Result<StoredKeyring, 'damaged' | 'newer-version'> {
  const json = text.length <= longestKeyring ? parseJson(text) : undefined;
  const parsed = v.safeParse(storedKeyring, json);
  if (parsed.success) return ok(parsed.output);
  if (v.is(newerKeyring, json)) return fail('newer-version', 'A newer version of Casebook wrote these keys.');
  return fail('damaged', 'The file with the journal’s keys is damaged.');
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function canonicalKeyring({ vaultId, slots }: Keyring): string {
  const list = slots.map((each) => [...canonicalMetadata(each), each.iv, each.wrapped]);
  return JSON.stringify(['casebook keyring', keyringVersion, vaultId, list]);
}

function checksumOf({ mac, ...keyring }: Keyring & { readonly mac: string }): Buffer {
  return createHash('sha256').update(canonicalKeyring(keyring), 'utf8').update(mac, 'utf8').digest();
}

function macOf(keyring: Keyring, dataKey: Uint8Array): Buffer {
  const key = deriveKey(dataKey, 'keyring authentication');
  try {
    return createHmac('sha256', key).update(canonicalKeyring(keyring), 'utf8').digest();
  } finally {
    key.fill(0);
  }
}
