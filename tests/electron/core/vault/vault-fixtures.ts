import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { newDataKey } from '../../../../electron/core/vault/data-key.ts';
import { journalFiles } from '../../../../electron/core/vault/journal-files.ts';
import { printKeyring, type StoredKeyring, signKeyring } from '../../../../electron/core/vault/keyring.ts';
import { makeRecoveryCodeSlot } from '../../../../electron/core/vault/make-slots.ts';
import { type Slot, wrapDataKey } from '../../../../electron/core/vault/slots.ts';

/** The cheapest derivation within bounds. */
export const cheapest = { memoryKiB: 64 * 1024, passes: 3 };

export const vaultId = '3f0c8a52-6f0b-4c5e-9f1d-2a7b8c9d0e1f';

/** A folder of the test's own, removed when the test ends. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'casebook-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A passphrase slot whose wrapping key is given instead of derived. */
export function passphraseSlot(dataKey: Buffer, wrappingKey: Buffer): Slot {
  return wrapDataKey(dataKey, wrappingKey, vaultId, {
    type: 'passphrase',
    algorithm: 'argon2id',
    version: 19,
    lanes: 1,
    ...cheapest,
    salt: randomBytes(32).toString('base64url'),
  });
}

/** A keyring with both slots, made without deriving anything from a passphrase. */
export function keyringWithRecoveryCode(): {
  keyring: StoredKeyring;
  dataKey: Buffer;
  secret: { type: 'recovery-code'; code: string };
} {
  const dataKey = newDataKey();
  const { slot, code } = makeRecoveryCodeSlot(dataKey, vaultId);
  const keyring = signKeyring({ vaultId, slots: [passphraseSlot(dataKey, randomBytes(32)), slot] }, dataKey);
  return { keyring, dataKey, secret: { type: 'recovery-code', code } };
}

/** A journal's folder with both copies of a keyring and something in the database's place. */
export function folderWith(keyring: StoredKeyring): string {
  const folder = temporaryFolder();
  const files = journalFiles(folder);
  writeFileSync(files.keyring, printKeyring(keyring), { mode: 0o600 });
  writeFileSync(files.keyringCopy, printKeyring(keyring), { mode: 0o600 });
  writeFileSync(files.database, 'the database');
  return folder;
}

/** The value of a result that must be a success. */
export function valueFrom<Value>(
  result: { ok: true; value: Value } | { ok: false; failure: { code: string } },
): Value {
  if (!result.ok) throw new Error(`It failed with ${result.failure.code}.`);
  return result.value;
}

/** The code of a result that must be a failure. */
export function codeFrom(result: { ok: boolean; failure?: { code: string } }): string | undefined {
  return result.failure?.code;
}
