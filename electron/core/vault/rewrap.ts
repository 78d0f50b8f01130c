import { fail, ok, type Result } from '../../../shared/domain/result/result.ts';
import { isSystemError } from '../system-error.ts';
import { type Keyring, type StoredKeyring, signKeyring } from './keyring.ts';
import { writeKeyrings } from './keyring-files.ts';
import { underKeysLock } from './keys-lock.ts';
import {
  forgetKeys,
  newerVersionSentence,
  type OpenedKeyring,
  type OpenKeysCode,
  openKeys,
  type VaultSecret,
} from './open-keys.ts';
import type { Slot } from './slots.ts';

/** How long a change waits for another program that is changing keys, too. */
const waitForOtherMs = 10_000;

/** What becomes of the slots of one data key. Asked for each of them while a rotation is not settled. */
export type ChangeSlots = (
  slots: readonly Slot[],
  dataKey: Uint8Array,
  vaultId: string,
) => readonly Slot[] | Promise<readonly Slot[]>;

/** Opens the keyring with a secret, changes its slots and writes it; the data keys stay. */
export async function rewrap(
  folder: string,
  secret: VaultSecret,
  change: ChangeSlots,
): Promise<Result<null, OpenKeysCode | 'not-writable'>> {
  return changingKeys(folder, async () => {
    const opened = await openKeys(folder, secret);
    if (!opened.ok) return opened;
    const { keyring, copies } = opened.value;
    try {
      // Written over, the newer copy could lose what only its program understands.
      if (copies.some(({ state }) => state === 'newer-version')) {
        return fail('newer-version', newerVersionSentence);
      }
      const changed = await withSlotsChanged(keyring, opened.value, change);
      return await write(folder, changed, opened.value);
    } finally {
      forgetKeys(opened.value);
    }
  });
}

/** Runs a change of keys alone; a lock that cannot be had, or is kept too long, is told as not writable. */
export async function changingKeys<Value, Code extends string>(
  folder: string,
  work: () => Promise<Result<Value, Code>>,
): Promise<Result<Value, Code | 'not-writable'>> {
  const done = await underKeysLock(folder, waitForOtherMs, work);
  if (done.state === 'done') return done.value;
  return fail('not-writable', done.state === 'taken' ? changingElsewhereSentence : notWritableSentence);
}

/** Signs and writes a keyring; on failure the old one stays. The caller holds the lock of the keys. */
export async function write(
  folder: string,
  keyring: Keyring,
  { dataKey, nextDataKey }: OpenedKeyring,
): Promise<Result<null, 'not-writable'>> {
  try {
    await writeKeyrings(folder, signKeyring(keyring, dataKey, nextDataKey));
    return ok(null);
  } catch (error) {
    if (isSystemError(error)) return fail('not-writable', notWritableSentence);
    throw error;
  }
}

async function withSlotsChanged(
  keyring: StoredKeyring,
  { dataKey, nextDataKey }: OpenedKeyring,
  change: ChangeSlots,
): Promise<Keyring> {
  const { vaultId } = keyring;
  const slots = await change(keyring.slots, dataKey, vaultId);
  if (keyring.version === 1) return { vaultId, slots };
  const { formerDropBoxes, rotation } = keyring;
  return {
    vaultId,
    slots,
    ...(formerDropBoxes && { formerDropBoxes }),
    ...(rotation &&
      nextDataKey && {
        rotation: { ...rotation, slots: await change(rotation.slots, nextDataKey, vaultId) },
      }),
  };
}

const notWritableSentence =
  'The journal’s keys cannot be written, so they stay as they were. Check that you may write to the journal’s folder and that the disk has room, then try again.';
const changingElsewhereSentence =
  'Another window or command of Casebook is changing the journal’s keys just now, so nothing was changed here. Try again when it is done.';
