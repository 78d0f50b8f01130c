import { type FileHandle, open } from 'node:fs/promises';
import { assertNever, fail, ok, type Result } from '../../../shared/domain/result/result.ts';
import { newestVersion } from '../database/migrate.ts';
import { databaseKeyOf } from '../vault/data-key.ts';
import { isAuthentic } from '../vault/keyring.ts';
import { openKeyring } from '../vault/open-keys.ts';
import { parseRecoveryCode } from '../vault/recovery-code.ts';
import { isSignedBy } from './container.ts';
import { inspectDatabase } from './inspect-database.ts';
import { moveBytes } from './move-bytes.ts';
import type { OpenBackup } from './read-backup.ts';
import { damagedSentence, newerVersionSentence } from './sentences.ts';

/** What proves that a backup may be opened: the journal's own data key, or a secret of the backup's day. */
export type BackupProof =
  | { readonly dataKey: Uint8Array }
  | {
      readonly secret:
        | { readonly type: 'passphrase'; readonly passphrase: string }
        | { readonly type: 'recovery-code'; readonly code: string };
    };

/** Why a backup whose head could be read is not sound, or not for this proof. */
export type CheckContainerCode =
  | 'backup-damaged'
  | 'newer-version'
  | 'other-keys'
  | 'wrong-passphrase'
  | 'wrong-recovery-code';

/** Where the database is taken out to, and who is told how far it is. */
export interface TakingOut {
  /** A file that does not exist yet; it stays, with whatever came of the check. */
  readonly database: string;
  readonly signal?: AbortSignal | undefined;
  advance?(bytes: number): void;
}

/**
 * Proves a backup's head, takes its database out into a file, and checks that these are the bytes that were written,
 * that every page opens with its key, and that its entries can be counted.
 */
export async function checkContainer(
  backup: OpenBackup,
  proof: BackupProof,
  takingOut: TakingOut,
): Promise<Result<{ readonly entries: number }, CheckContainerCode>> {
  const proven = await dataKeyOf(backup, proof);
  if (!proven.ok) {
    const isDamaged = proven.failure.code === 'other-keys' && !(await hasItsBytes(backup, takingOut));
    return isDamaged ? fail('backup-damaged', damagedSentence) : proven;
  }
  const dataKey = proven.value;
  const databaseKey = databaseKeyOf(dataKey);
  try {
    if (!isSignedBy(backup.header, dataKey)) return fail('backup-damaged', damagedSentence);
    if (backup.header.schemaVersion > newestVersion) return fail('newer-version', newerVersionSentence);
    if (!(await takeOut(backup, takingOut))) return fail('backup-damaged', damagedSentence);
    const found = await inspectDatabase(takingOut.database, databaseKey, { everyPage: true });
    takingOut.advance?.(backup.header.databaseBytes);
    if (!found.isWhole || found.schemaVersion !== backup.header.schemaVersion) {
      return fail('backup-damaged', damagedSentence);
    }
    return ok({ entries: found.entries });
  } finally {
    dataKey.fill(0);
    databaseKey.fill(0);
  }
}

/** Whether the bytes after the head are those that the header names; reads them all. */
export async function hasItsBytes(
  { handle, header, bodyStart }: OpenBackup,
  { signal, advance }: Pick<TakingOut, 'signal' | 'advance'> = {},
): Promise<boolean> {
  const { databaseBytes: bytes, databaseSha256 } = header;
  const moved = { from: handle, start: bodyStart, bytes, signal, ...(advance && { advance }) };
  return (await moveBytes(moved)).toString('base64url') === databaseSha256;
}

async function takeOut(backup: OpenBackup, { database, signal, advance }: TakingOut): Promise<boolean> {
  const { handle: from, header, bodyStart: start } = backup;
  const to: FileHandle = await open(database, 'wx', 0o600);
  try {
    const bytes = header.databaseBytes;
    const sha256 = await moveBytes({ from, start, bytes, to, signal, ...(advance && { advance }) });
    await to.sync();
    return sha256.toString('base64url') === header.databaseSha256;
  } finally {
    await to.close();
  }
}

/** A copy of the data key, for the caller to overwrite. */
async function dataKeyOf(
  { keyring }: OpenBackup,
  proof: BackupProof,
): Promise<Result<Buffer, CheckContainerCode>> {
  if ('dataKey' in proof) {
    if (isAuthentic(keyring, proof.dataKey)) return ok(Buffer.from(proof.dataKey));
    return fail('other-keys', otherKeysSentence);
  }
  const { secret } = proof;
  if (secret.type === 'recovery-code') {
    // A slip is told as such; only a code that is well-formed can be another's.
    const code = parseRecoveryCode(secret.code);
    if (!code.ok) return code;
    code.value.fill(0);
  }
  const opened = await openKeyring(keyring, secret);
  if (opened.ok) return opened;
  const { code } = opened.failure;
  switch (code) {
    case 'wrong-passphrase':
      return fail(code, wrongPassphraseSentence);
    case 'wrong-recovery-code':
      return fail(code, wrongRecoveryCodeSentence);
    case 'damaged':
      return fail('backup-damaged', damagedSentence);
    case 'keychain-refused':
      throw new Error('No keychain was asked.');
    default:
      return assertNever(code);
  }
}

const wrongPassphraseSentence =
  'This passphrase does not open the backup: it opens with the one its journal had on the day it was made. Try that one, or the recovery code of that day. Nothing was changed.';
const wrongRecoveryCodeSentence =
  'This recovery code does not open the backup: it opens with the one its journal had on the day it was made. Try that one, or the passphrase of that day. Nothing was changed.';
const otherKeysSentence =
  'This backup was made with other keys, before they were renewed: it opens only with the passphrase or the recovery code of its day. Nothing was changed.';
