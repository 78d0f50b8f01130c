import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, readdir } from 'node:fs/promises';
import { fail, ok, type Result } from '../../../shared/domain/result/result.ts';
import { makeFolder } from '../make-folder.ts';
import { isSystemError } from '../system-error.ts';
import { newDataKey } from './data-key.ts';
import { hasVault } from './has-vault.ts';
import { journalFiles } from './journal-files.ts';
import { keptKey } from './kept-keys.ts';
import { formerDropBoxesOf, signKeyring } from './keyring.ts';
import { hasKeyring, mendKeyrings, setKeyringsAside, tidyLeftovers, writeKeyrings } from './keyring-files.ts';
import { makePassphraseSlot, makeRecoveryCodeSlot, newRecoverySecret } from './make-slots.ts';
import { markMaking, unmarkMaking } from './making-mark.ts';
import { type OpenKeys, type OpenKeysCode, openKeys, type VaultSecret } from './open-keys.ts';
import { type DerivationCost, defaultDerivationCost } from './passphrase-key.ts';
import { formatRecoveryCode } from './recovery-code.ts';
import { provePrimitives } from './self-test.ts';

export { databaseKeyOf } from './data-key.ts';
export { hasVault } from './has-vault.ts';

/** An open vault: its 32-byte keys are the caller's to overwrite. */
export interface OpenVault {
  readonly vaultId: string;
  /** What every other key is derived from. */
  readonly dataKey: Buffer;
  /** Only after a rotation of the keys was cut short: the database opens with exactly one of the two. */
  readonly otherDataKey?: Buffer;
  /** A copy of the keyring was altered by somebody without the keys, and was put back. */
  readonly wasChangedByOthers: boolean;
  /** Raw private keys of the drop boxes before the last rotations, newest first: a late drop opens with one. */
  readonly formerDropBoxKeys?: readonly Buffer[];
}

/**
 * Makes the keys of a new journal; the caller then makes the database with the key. On failure nothing of the new
 * keys remains. Cut short before the database exists, it leaves a mark by which `hasVault` still answers no and the
 * next `createVault` moves the unused keys aside; the first unlock removes the mark. Of two processes one is `busy`.
 */
export async function createVault(
  folder: string,
  { passphrase, cost = defaultDerivationCost }: { passphrase: string; cost?: DerivationCost },
): Promise<Result<OpenVault & { readonly recoveryCode: string }, 'exists' | 'busy' | 'not-writable'>> {
  if (hasVault(folder)) return fail('exists', existsSentence);
  await provePrimitives();
  const dataKey = newDataKey();
  const recoverySecret = newRecoverySecret();
  try {
    await prepareFolder(folder);
    if (!(await markMaking(folder))) return fail('busy', beingMadeSentence);
    // Another process may have finished between the first look and the mark.
    if (hasVault(folder)) return fail('exists', existsSentence);
    const vaultId = randomUUID();
    await unmarkOnFailure(folder, async () => {
      const slots = [
        await makePassphraseSlot(dataKey, vaultId, passphrase, cost),
        makeRecoveryCodeSlot(dataKey, vaultId, recoverySecret),
      ];
      await setKeyringsAside(folder);
      await writeKeyrings(folder, signKeyring({ vaultId, slots }, dataKey));
    });
    const recoveryCode = formatRecoveryCode(recoverySecret);
    return ok({ vaultId, dataKey: Buffer.from(dataKey), wasChangedByOthers: false, recoveryCode });
  } catch (error) {
    if (isSystemError(error)) return fail('not-writable', notWritableSentence);
    throw error;
  } finally {
    dataKey.fill(0);
    recoverySecret.fill(0);
  }
}

/**
 * Proves a secret and answers the data key; a keyring out of bounds is refused before any derivation. What is not in
 * order around the keys is put right on the way: a lost, damaged or altered copy, an earlier format, leftovers.
 */
export async function unlockVault(
  folder: string,
  secret: VaultSecret,
): Promise<Result<OpenVault, OpenKeysCode>> {
  if (!hasVault(folder)) return fail('absent', 'There is no journal in this folder yet.');
  const opened = await openKeys(folder, secret);
  if (!opened.ok) {
    return opened.failure.code === 'absent' ? fail('damaged', keysMissingSentence) : opened;
  }
  const { keyring, copies, dataKey } = opened.value;
  if (existsSync(journalFiles(folder).database)) await unmarkMaking(folder);
  await mendKeyrings(folder, copies, keyring.version === 1 ? signKeyring(keyring, dataKey) : keyring);
  await tidyLeftovers(folder);
  return ok(vaultOf(opened.value));
}

/** What an open keyring gives to whoever unlocks. */
export function vaultOf({
  keyring,
  dataKey,
  nextDataKey,
  wasChangedByOthers,
}: Omit<OpenKeys, 'copies'>): OpenVault {
  const { vaultId } = keyring;
  const formerDropBoxKeys = formerDropBoxesOf(keyring).flatMap(
    (kept) => keptKey(kept, dataKey, vaultId, 'former drop box') ?? [],
  );
  return {
    vaultId,
    dataKey,
    ...(nextDataKey && { otherDataKey: nextDataKey }),
    wasChangedByOthers,
    ...(formerDropBoxKeys.length > 0 && { formerDropBoxKeys }),
  };
}

async function prepareFolder(folder: string): Promise<void> {
  makeFolder(folder);
  // A folder that holds other things keeps the mode somebody gave it.
  if ((await readdir(folder)).length === 0) await chmod(folder, 0o700);
}

async function unmarkOnFailure(folder: string, make: () => Promise<void>): Promise<void> {
  try {
    await make();
  } catch (error) {
    // Only without keys may the mark go: keys without it are a journal that lost its database.
    if (!hasKeyring(folder)) await unmarkMaking(folder);
    throw error;
  }
}

const existsSentence =
  'There is a journal in this folder already. Unlock it, or choose another folder. Nothing was changed.';
const beingMadeSentence =
  'Casebook is making a journal in this folder in another window. Wait a minute, then try again. Nothing was changed.';
const notWritableSentence =
  'The journal’s folder cannot be written. Check that you may write to it and that the disk has room, then try again.';
const keysMissingSentence =
  'The journal’s keys are missing: journal.keys.json and its copy are not beside journal.db. The entries themselves were not touched: put both files back as they were in a backup.';
