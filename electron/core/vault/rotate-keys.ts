import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { fail, ok, type Result } from '../../../shared/domain/result/result.ts';
import type { OpenCode } from '../database/open-database.ts';
import { type HeldDatabase, holdDatabase } from '../database/replace-database.ts';
import { isSystemError } from '../system-error.ts';
import type { ChangeKeysCode } from './change-keys.ts';
import { databaseKeyOf, newDataKey } from './data-key.ts';
import { isFlushed } from './durable-file.ts';
import { journalFiles } from './journal-files.ts';
import { keepKey } from './kept-keys.ts';
import type { Keychain } from './keychain.ts';
import { type Keyring, signKeyring } from './keyring.ts';
import { removeLeftovers } from './keyring-files.ts';
import { forgetKeys, newerVersionSentence, type OpenKeys, openKeys, type VaultSecret } from './open-keys.ts';
import { type DerivationCost, defaultDerivationCost } from './passphrase-key.ts';
import { changingKeys, write } from './rewrap.ts';
import { type KeychainSlotFate, slotsOfNewKey } from './rotation-slots.ts';
import { keyOf, settled, type Winner } from './settle-rotation.ts';
import type { Slot } from './slots.ts';
import { type OpenVault, vaultOf } from './vault.ts';

export { settleRotation } from './settle-rotation.ts';

/** Why the keys of a journal were not rotated. */
export type RotateKeysCode = ChangeKeysCode | OpenCode;

/** What a rotation needs. The journal is closed meanwhile. */
export interface Rotating {
  readonly folder: string;
  readonly secret: Extract<VaultSecret, { type: 'passphrase' }>;
  readonly cost?: DerivationCost;
  /** Keeps the slot of the system's keychain, where there is one; without it that slot is dropped. */
  readonly keychain?: Keychain;
}

/** What a rotation answers: the vault under its new key, and the new recovery code, to be shown once. */
export interface Rotated {
  readonly vault: OpenVault;
  readonly recoveryCode: string;
  readonly keychainSlot: KeychainSlotFate;
}

/**
 * Gives a journal a new data key, and so new keys for everything derived from it: the database is copied under the
 * new key, the copy is checked and takes the place of the database, and the old key is dropped. The passphrase stays,
 * the recovery code is new. Killed at any moment, it leaves a journal that opens with the passphrase, and the next
 * unlock finds out under which of the two keys. On failure the old keys stay.
 */
export async function rotateKeys(rotating: Rotating): Promise<Result<Rotated, RotateKeysCode>> {
  const { folder, secret } = rotating;
  if (!existsSync(journalFiles(folder).database)) return fail('absent', absentSentence);
  return changingKeys(folder, async (): Promise<Result<Rotated, RotateKeysCode>> => {
    const opened = await openKeys(folder, secret);
    if (!opened.ok) return opened;
    const keys = opened.value;
    try {
      if (keys.copies.some(({ state }) => state === 'newer-version')) {
        return fail('newer-version', newerVersionSentence);
      }
      const held = hold(folder, keys);
      return held.ok ? await rotateHeld(rotating, keys, held.value) : held;
    } catch (error) {
      if (isSystemError(error)) return fail('not-writable', notWritableSentence);
      throw error;
    } finally {
      forgetKeys(keys);
    }
  });
}

/** A database that is held, and which data key it opened with. */
interface Held {
  readonly database: HeldDatabase;
  readonly winner: Winner;
}

/** Holds the database with whichever key it opens: a rotation before this one may have been cut short. */
function hold(folder: string, keys: OpenKeys): Result<Held, OpenCode> {
  const first = holdWith(folder, keys, 'data key');
  if (first.ok || first.failure.code !== 'damaged' || !keys.nextDataKey) return first;
  return holdWith(folder, keys, 'next data key');
}

function holdWith(folder: string, keys: OpenKeys, winner: Winner): Result<Held, OpenCode> {
  const key = databaseKeyOf(keyOf(keys, winner));
  try {
    const held = holdDatabase(journalFiles(folder).database, key);
    return held.ok ? ok({ database: held.value, winner }) : held;
  } finally {
    key.fill(0);
  }
}

async function rotateHeld(
  { folder, secret, cost = defaultDerivationCost, keychain }: Rotating,
  keys: OpenKeys,
  { database, winner }: Held,
): Promise<Result<Rotated, RotateKeysCode>> {
  const { rotating: copy } = journalFiles(folder);
  const now = settled(keys.keyring, keys, winner);
  const dataKey = keyOf(keys, winner);
  const nextDataKey = newDataKey();
  try {
    await removeLeftovers(folder);
    const { passphrase } = secret;
    const fresh = await slotsOfNewKey(nextDataKey, now, { passphrase, cost, keychain });
    const copied = copyUnder(nextDataKey, database, copy);
    if (!copied.ok) return copied;
    const rotation = announced(now, fresh.slots, dataKey, nextDataKey);
    const replaced = await replace(folder, now, rotation, { dataKey, nextDataKey, database });
    if (!replaced.ok) return replaced;
    const vault = await dropOldKey(folder, rotation, { dataKey, nextDataKey });
    const { recoveryCode, keychainSlot } = fresh;
    return ok({
      vault: { ...vault, wasChangedByOthers: keys.wasChangedByOthers },
      recoveryCode,
      keychainSlot,
    });
  } finally {
    database.close();
    nextDataKey.fill(0);
    await rm(copy, { force: true });
  }
}

interface BothKeys {
  readonly dataKey: Buffer;
  readonly nextDataKey: Buffer;
}

function copyUnder(
  nextDataKey: Buffer,
  database: HeldDatabase,
  copy: string,
): ReturnType<HeldDatabase['copyUnder']> {
  const key = databaseKeyOf(nextDataKey);
  try {
    return database.copyUnder(key, copy);
  } finally {
    key.fill(0);
  }
}

/** The keyring in which either data key leads to the other. */
function announced(
  now: Keyring,
  slots: readonly Slot[],
  dataKey: Buffer,
  nextDataKey: Buffer,
): Keyring & Required<Pick<Keyring, 'rotation'>> {
  const { vaultId } = now;
  const next = keepKey(nextDataKey, dataKey, vaultId, 'next data key');
  const previous = keepKey(dataKey, nextDataKey, vaultId, 'previous data key');
  return { ...now, rotation: { slots, next, previous } };
}

/** Writes both keys wrapped, and only then puts the copy in the place of the database. */
async function replace(
  folder: string,
  now: Keyring,
  rotation: Keyring,
  { dataKey, nextDataKey, database }: BothKeys & { readonly database: HeldDatabase },
): Promise<Result<null, 'not-writable'>> {
  const written = await write(folder, rotation, { dataKey, nextDataKey });
  if (!written.ok) return written;
  const { rotating: copy } = journalFiles(folder);
  try {
    database.replaceWith(copy);
    return ok(null);
  } catch (error) {
    // Only where the copy certainly stayed is the new key dropped again; else the next unlock finds out which one fits.
    if (existsSync(copy)) await write(folder, now, { dataKey });
    if (isSystemError(error)) return fail('not-writable', notWritableSentence);
    throw error;
  }
}

/** Drops the old key once the copy's place is flushed. What the disk refuses here is done at the next unlock. */
async function dropOldKey(
  folder: string,
  rotation: Keyring,
  { dataKey, nextDataKey }: BothKeys,
): Promise<OpenVault> {
  const keyring = signKeyring(rotation, dataKey, nextDataKey);
  const after = settled(keyring, { dataKey, nextDataKey }, 'next data key');
  const isDropped = (await isFlushed(folder)) && (await write(folder, after, { dataKey: nextDataKey })).ok;
  return vaultOf({
    keyring: signKeyring(after, nextDataKey),
    dataKey: Buffer.from(nextDataKey),
    ...(!isDropped && { nextDataKey: Buffer.from(dataKey) }),
    wasChangedByOthers: false,
  });
}

const absentSentence = 'There is no journal in this folder yet.';
const notWritableSentence =
  'The journal’s folder cannot be written, so its keys stay as they were. Check that you may write to it and that the disk has room, then try again.';
