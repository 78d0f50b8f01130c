import { randomBytes } from 'node:crypto';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { OpenDatabase } from '../../../../electron/core/database/database.ts';
import { openDatabase } from '../../../../electron/core/database/open-database.ts';
import { sql } from '../../../../electron/core/database/sql.ts';
import { databaseKeyOf, newDataKey } from '../../../../electron/core/vault/data-key.ts';
import { journalFiles } from '../../../../electron/core/vault/journal-files.ts';
import { keepKey } from '../../../../electron/core/vault/kept-keys.ts';
import type { Keychain } from '../../../../electron/core/vault/keychain.ts';
import { printKeyring, type StoredKeyring, signKeyring } from '../../../../electron/core/vault/keyring.ts';
import {
  makeKeychainSlot,
  makeRecoveryCodeSlot,
  newRecoverySecret,
} from '../../../../electron/core/vault/make-slots.ts';
import { unmarkMaking } from '../../../../electron/core/vault/making-mark.ts';
import { formatRecoveryCode } from '../../../../electron/core/vault/recovery-code.ts';
import { type Slot, wrapDataKey } from '../../../../electron/core/vault/slots.ts';
import { createVault } from '../../../../electron/core/vault/vault.ts';

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
  const recoverySecret = newRecoverySecret();
  const slot = makeRecoveryCodeSlot(dataKey, vaultId, recoverySecret);
  const code = formatRecoveryCode(recoverySecret);
  const keyring = signKeyring({ vaultId, slots: [passphraseSlot(dataKey, randomBytes(32)), slot] }, dataKey);
  return { keyring, dataKey, secret: { type: 'recovery-code', code } };
}

/** A keyring with everything that one can hold: three slots, a former drop box, and a rotation that is not settled. */
export function fullKeyring() {
  const { keyring, dataKey, secret } = keyringWithRecoveryCode();
  const nextDataKey = newDataKey();
  const keychainKey = { backend: 'kwallet6', wrappingKey: newDataKey(), protectedKey: randomBytes(60) };
  const slotsOf = (key: Buffer) => [
    passphraseSlot(key, randomBytes(32)),
    makeRecoveryCodeSlot(key, vaultId, newRecoverySecret()),
    makeKeychainSlot(key, vaultId, keychainKey),
  ];
  const full = signKeyring(
    {
      vaultId,
      slots: [...keyring.slots, makeKeychainSlot(dataKey, vaultId, keychainKey)],
      formerDropBoxes: [keepKey(newDataKey(), dataKey, vaultId, 'former drop box')],
      rotation: {
        slots: slotsOf(nextDataKey),
        next: keepKey(nextDataKey, dataKey, vaultId, 'next data key'),
        previous: keepKey(dataKey, nextDataKey, vaultId, 'previous data key'),
      },
    },
    dataKey,
    nextDataKey,
  );
  if (full.version === 1) throw new Error('What is signed is of the newest version.');
  return { keyring: full, dataKey, nextDataKey, secret };
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

/** A journal with a real database that holds some rows, closed. */
export async function realJournal(passphrase: string, { rows = 50, folder = temporaryFolder() } = {}) {
  const made = valueFrom(await createVault(folder, { passphrase, cost: cheapest }));
  const key = databaseKeyOf(made.dataKey);
  const database = valueFrom(openDatabase(journalFiles(folder).database, key, { mayCreate: true }));
  for (let row = 0; row < rows; row += 1) addRow(database, row);
  database.close();
  await unmarkMaking(folder);
  return { folder, files: journalFiles(folder), ...made };
}

/** Another folder that holds the same files. */
export function copyOf(folder: string): string {
  const copy = temporaryFolder();
  cpSync(folder, copy, { recursive: true });
  return copy;
}

/** Writes one row of its own number. */
export function addRow(database: OpenDatabase, row: number): void {
  const text = `${row} ${'a line that takes some room in a page '.repeat(20)}`;
  database.run(sql`INSERT INTO journal_fact (key, value) VALUES (${`row ${row}`}, ${text})`);
}

/** The numbers of the rows a key finds in a journal's database, or nothing where it does not open with the key. */
export function rowsWith(folder: string, dataKey: Buffer): readonly number[] | undefined {
  const key = databaseKeyOf(dataKey);
  const opened = openDatabase(journalFiles(folder).database, key, { mayCreate: false });
  if (!opened.ok) {
    if (opened.failure.code !== 'damaged') throw new Error(`It failed with ${opened.failure.code}.`);
    return undefined;
  }
  try {
    if (opened.value.pragma('integrity_check') !== 'ok') throw new Error('The database is not whole.');
    const rows = opened.value.all<{ key: string }>(sql`SELECT key FROM journal_fact WHERE key LIKE 'row %'`);
    return rows.map(({ key: name }) => Number(name.slice(4))).sort((one, other) => one - other);
  } finally {
    opened.value.close();
  }
}

/** A keychain in memory; `refuses` makes it reject everything, as after it was reset. */
export function memoryKeychain(backend = 'gnome_libsecret') {
  const kept = new Map<string, Buffer>();
  const state = { backend, usable: true, refuses: false };
  const keychain: Keychain = {
    state: async () =>
      state.usable ? { usable: true, backend: state.backend } : { usable: false, reason: 'None is there.' },
    protect: async (plain) => {
      if (state.refuses) throw new Error('refused');
      const handle = randomBytes(48);
      kept.set(handle.toString('hex'), Buffer.from(plain));
      return handle;
    },
    unprotect: async (cipher) => {
      const plain = kept.get(cipher.toString('hex'));
      if (state.refuses || plain === undefined) throw new Error('refused');
      return Buffer.from(plain);
    },
  };
  return { keychain, state };
}
