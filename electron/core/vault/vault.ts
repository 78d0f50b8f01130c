import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, readdir } from 'node:fs/promises';
import { fail, ok, type Result } from '../../../shared/domain/result/result.ts';
import { makeFolder } from '../make-folder.ts';
import { isSystemError } from '../system-error.ts';
import { deriveKey, newDataKey } from './data-key.ts';
import { journalFiles } from './journal-files.ts';
import { signKeyring } from './keyring.ts';
import { hasKeyring, setKeyringsAside, writeKeyrings } from './keyring-files.ts';
import { makePassphraseSlot, makeRecoveryCodeSlot } from './make-slots.ts';
import { isMarkedAsMaking, markMaking, unmarkMaking } from './making-mark.ts';
import { type OpenKeysCode, openKeys, type VaultSecret } from './open-keys.ts';
import { type DerivationCost, defaultDerivationCost } from './passphrase-key.ts';

/** An open vault. The 32 bytes of the database's key are the caller's to overwrite. */
export interface OpenVault {
  readonly vaultId: string;
  readonly databaseKey: Buffer;
}

/**
 * Whether a folder holds a journal: a database, or keys that are not the leftover of a creation that was cut short.
 * Keys without a database whose journal was once opened are a journal that lost its database, not an empty folder.
 */
export function hasVault(folder: string): boolean {
  return existsSync(journalFiles(folder).database) || (hasKeyring(folder) && !isMarkedAsMaking(folder));
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
  const dataKey = newDataKey();
  try {
    await prepareFolder(folder);
    if (!(await markMaking(folder))) return fail('busy', beingMadeSentence);
    // Another process may have finished between the first look and the mark.
    if (hasVault(folder)) return fail('exists', existsSentence);
    const vaultId = randomUUID();
    const recovery = makeRecoveryCodeSlot(dataKey, vaultId);
    await unmarkOnFailure(folder, async () => {
      const slots = [await makePassphraseSlot(dataKey, vaultId, passphrase, cost), recovery.slot];
      await setKeyringsAside(folder);
      await writeKeyrings(folder, signKeyring({ vaultId, slots }, dataKey));
    });
    return ok({ vaultId, databaseKey: deriveKey(dataKey, 'database'), recoveryCode: recovery.code });
  } catch (error) {
    if (isSystemError(error)) return fail('not-writable', notWritableSentence);
    throw error;
  } finally {
    dataKey.fill(0);
  }
}

/** Proves a secret and answers the database's key; a keyring out of bounds is refused before any derivation. */
export async function unlockVault(
  folder: string,
  secret: VaultSecret,
): Promise<Result<OpenVault, OpenKeysCode>> {
  if (!hasVault(folder)) return fail('absent', 'There is no journal in this folder yet.');
  const opened = await openKeys(folder, secret);
  if (!opened.ok) {
    return opened.failure.code === 'absent' ? fail('damaged', keysMissingSentence) : opened;
  }
  const { keyring, dataKey } = opened.value;
  try {
    if (existsSync(journalFiles(folder).database)) await unmarkMaking(folder);
    return ok({ vaultId: keyring.vaultId, databaseKey: deriveKey(dataKey, 'database') });
  } finally {
    dataKey.fill(0);
  }
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
