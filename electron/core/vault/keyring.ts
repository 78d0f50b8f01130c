import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { deriveKey } from './data-key.ts';
import { dropBoxPublicKey } from './drop-box-pair.ts';
import { keyringVersion, type StoredKeyring } from './keyring-format.ts';
import { canonicalMetadata, type Slot } from './slots.ts';
import type { WrappedKey } from './wrapped-key.ts';

export { checkKeyring, parseKeyring, printKeyring, type StoredKeyring } from './keyring-format.ts';

/** The slots of a vault, at most one of a type, and what else its data key opens. */
export interface Keyring {
  readonly vaultId: string;
  readonly slots: readonly Slot[];
  /** Private keys of the drop boxes of earlier data keys, newest first: a late drop must still open. */
  readonly formerDropBoxes?: readonly WrappedKey[];
  readonly rotation?: Rotation;
}

/**
 * A rotation that is not settled: the database opens with the data key of the slots above or with the next one. Each
 * is kept under the other, so that any secret of either leads to both.
 */
export interface Rotation {
  /** The slots of the next data key. */
  readonly slots: readonly Slot[];
  readonly next: WrappedKey;
  readonly previous: WrappedKey;
}

/** The keys of former drop boxes in a keyring of any version. */
export function formerDropBoxesOf(keyring: StoredKeyring): readonly WrappedKey[] {
  return keyring.version === 1 ? [] : (keyring.formerDropBoxes ?? []);
}

/** Signs everything in the keyring with keys derived from its data keys, the drop box's public key included. */
export function signKeyring(
  { vaultId, slots, formerDropBoxes = [], rotation }: Keyring,
  dataKey: Uint8Array,
  nextDataKey?: Uint8Array,
): StoredKeyring {
  if ((rotation === undefined) !== (nextDataKey === undefined)) {
    throw new Error('A rotation is signed with both of its keys.');
  }
  const contents: Contents2 = {
    version: keyringVersion,
    vaultId,
    dropBox: dropBoxPublicKey(dataKey).toString('base64url'),
    slots: [...slots],
    ...(formerDropBoxes.length > 0 && { formerDropBoxes: [...formerDropBoxes] }),
    ...(rotation && { rotation: { ...rotation, slots: [...rotation.slots] } }),
  };
  const mac = macOf(contents, dataKey).toString('base64url');
  const nextMac = nextDataKey && macOf(contents, nextDataKey).toString('base64url');
  const { rotation: unsigned, ...others } = contents;
  return {
    format: 'casebook keyring',
    ...others,
    ...(unsigned && nextMac && { rotation: { ...unsigned, mac: nextMac } }),
    mac,
    checksum: checksumOf(contents, [mac, nextMac]).toString('base64url'),
  };
}

/** Whether nothing in the keyring was changed by accident since it was written. Proves nothing about intent. */
export function isUndamaged(keyring: StoredKeyring): boolean {
  const macs = macsOf(keyring);
  return timingSafeEqual(Buffer.from(keyring.checksum, 'base64url'), checksumOf(keyring, macs));
}

/** Whether somebody who knew this data key, of the slots or of the rotation, wrote exactly this keyring. */
export function isAuthentic(keyring: StoredKeyring, dataKey: Uint8Array): boolean {
  const expected = macOf(keyring, dataKey);
  return macsOf(keyring).some((mac) => mac !== undefined && timingSafeEqual(bytesOf(mac), expected));
}

/** The signed part of a stored keyring. */
type Contents = Omit<Extract<StoredKeyring, { version: 1 }>, Signature> | Contents2;
type Stored2 = Omit<Extract<StoredKeyring, { version: 2 }>, Signature>;
type Contents2 = Omit<Stored2, 'rotation'> & { readonly rotation?: UnsignedRotation };
type UnsignedRotation = Omit<NonNullable<Stored2['rotation']>, 'mac'>;
type Signature = 'format' | 'mac' | 'checksum';

const bytesOf = (text: string) => Buffer.from(text, 'base64url');

function macsOf(keyring: StoredKeyring): readonly (string | undefined)[] {
  return [keyring.mac, keyring.version === 1 ? undefined : keyring.rotation?.mac];
}

const canonicalSlots = (slots: readonly Slot[]) =>
  slots.map((each) => [...canonicalMetadata(each), each.iv, each.wrapped]);

const canonicalKey = ({ iv, wrapped }: WrappedKey) => [iv, wrapped];

function canonicalKeyring(contents: Contents): string {
  const { version, vaultId, slots } = contents;
  if (version === 1) return JSON.stringify(['casebook keyring', version, vaultId, canonicalSlots(slots)]);
  const { dropBox, formerDropBoxes = [], rotation } = contents;
  return JSON.stringify([
    'casebook keyring',
    version,
    vaultId,
    dropBox,
    canonicalSlots(slots),
    formerDropBoxes.map(canonicalKey),
    rotation
      ? [canonicalSlots(rotation.slots), canonicalKey(rotation.next), canonicalKey(rotation.previous)]
      : null,
  ]);
}

function checksumOf(contents: Contents, macs: readonly (string | undefined)[]): Buffer {
  const hash = createHash('sha256').update(canonicalKeyring(contents), 'utf8');
  for (const mac of macs) hash.update(mac ?? '', 'utf8');
  return hash.digest();
}

function macOf(contents: Contents, dataKey: Uint8Array): Buffer {
  const key = deriveKey(dataKey, 'keyring authentication');
  try {
    return createHmac('sha256', key).update(canonicalKeyring(contents), 'utf8').digest();
  } finally {
    key.fill(0);
  }
}
