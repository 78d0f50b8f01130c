import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import {
  changePassphrase,
  rebuildKeys,
  replaceRecoveryCode,
} from '../../../../electron/core/vault/change-keys.ts';
import { journalFiles } from '../../../../electron/core/vault/journal-files.ts';
import type { VaultSecret } from '../../../../electron/core/vault/open-keys.ts';
import { createVault, unlockVault } from '../../../../electron/core/vault/vault.ts';
import {
  cheapest,
  codeFrom,
  folderWith,
  keyringWithRecoveryCode,
  temporaryFolder,
  valueFrom,
} from './vault-fixtures.ts';

const passphrase = (text: string): VaultSecret => ({ type: 'passphrase', passphrase: text });
const code = (text: string): VaultSecret => ({ type: 'recovery-code', code: text });

async function journal() {
  const folder = temporaryFolder();
  const made = valueFrom(await createVault(folder, { passphrase: 'the first one', cost: cheapest }));
  writeFileSync(journalFiles(folder).database, 'the database');
  return { folder, files: journalFiles(folder), ...made };
}

const keyringTexts = (folder: string) =>
  [journalFiles(folder).keyring, journalFiles(folder).keyringCopy].map((file) => readFileSync(file, 'utf8'));

test('a wrong secret changes nothing', async () => {
  const { keyring } = keyringWithRecoveryCode();
  const folder = folderWith(keyring);
  const before = keyringTexts(folder);
  const stranger = keyringWithRecoveryCode().secret;
  expect(codeFrom(await changePassphrase(folder, stranger, 'the second one', cheapest))).toBe(
    'wrong-recovery-code',
  );
  expect(codeFrom(await replaceRecoveryCode(folder, stranger))).toBe('wrong-recovery-code');
  expect(codeFrom(await rebuildKeys(folder, stranger, 'the second one', cheapest))).toBe('damaged');
  expect(keyringTexts(folder)).toEqual(before);
});

test('where there is no journal no passphrase is changed', async () => {
  const folder = temporaryFolder();
  expect(codeFrom(await changePassphrase(folder, passphrase('any one'), 'the second one', cheapest))).toBe(
    'absent',
  );
});

test('where the lock of the keys cannot be taken nothing is changed, and the journal still opens', async () => {
  const { keyring, secret } = keyringWithRecoveryCode();
  const folder = folderWith(keyring);
  mkdirSync(journalFiles(folder).keysLock);
  rmSync(journalFiles(folder).keyringCopy);
  expect(codeFrom(await replaceRecoveryCode(folder, secret))).toBe('not-writable');
  expect((await unlockVault(folder, secret)).ok).toBe(true);
  expect(existsSync(journalFiles(folder).keyringCopy)).toBe(false);
});

test('of two changes at once neither is lost', async () => {
  const { folder, dataKey, recoveryCode } = await journal();
  const [changed, replaced] = await Promise.all([
    changePassphrase(folder, passphrase('the first one'), 'the second one', cheapest),
    replaceRecoveryCode(folder, code(recoveryCode)),
  ]);
  valueFrom(changed);
  for (const secret of [passphrase('the second one'), code(valueFrom(replaced).recoveryCode)]) {
    expect(valueFrom(await unlockVault(folder, secret)).dataKey).toEqual(dataKey);
  }
});

test('changing the passphrase keeps the database’s key and the recovery code, and ends the old passphrase', async () => {
  const { folder, dataKey, recoveryCode } = await journal();
  valueFrom(await changePassphrase(folder, passphrase('the first one'), 'the second one', cheapest));
  expect(codeFrom(await unlockVault(folder, passphrase('the first one')))).toBe('wrong-passphrase');
  expect(valueFrom(await unlockVault(folder, passphrase('the second one'))).dataKey).toEqual(dataKey);
  expect(valueFrom(await unlockVault(folder, code(recoveryCode))).dataKey).toEqual(dataKey);
  const [first, second] = keyringTexts(folder);
  expect(first).toBe(second);
});

test('a forgotten passphrase is replaced with the recovery code', async () => {
  const { folder, dataKey, recoveryCode } = await journal();
  valueFrom(await changePassphrase(folder, code(recoveryCode), 'the second one', cheapest));
  expect(valueFrom(await unlockVault(folder, passphrase('the second one'))).dataKey).toEqual(dataKey);
});

test('a change cut short between the two copies leaves one of the passphrases, then only that one', async () => {
  const { folder, files } = await journal();
  const before = readFileSync(files.keyringCopy, 'utf8');
  valueFrom(await changePassphrase(folder, passphrase('the first one'), 'the second one', cheapest));
  writeFileSync(files.keyringCopy, before);
  expect((await unlockVault(folder, passphrase('the second one'))).ok).toBe(true);
  expect(codeFrom(await unlockVault(folder, passphrase('the first one')))).toBe('wrong-passphrase');
});

test('a new recovery code ends the old one', async () => {
  const { keyring, secret } = keyringWithRecoveryCode();
  const folder = folderWith(keyring);
  const { recoveryCode } = valueFrom(await replaceRecoveryCode(folder, secret));
  expect(codeFrom(await unlockVault(folder, secret))).toBe('wrong-recovery-code');
  expect((await unlockVault(folder, code(recoveryCode))).ok).toBe(true);
});

test.each(['passphrase', 'recovery-code'] as const)(
  'the journal can be opened again while the slot of the %s alone is left',
  async (left) => {
    const { folder, files, dataKey, recoveryCode } = await journal();
    const keyring = JSON.parse(readFileSync(files.keyring, 'utf8'));
    keyring.slots = keyring.slots.filter((slot: { type: string }) => slot.type === left);
    writeFileSync(files.keyring, JSON.stringify(keyring));
    rmSync(files.keyringCopy);
    const secret = left === 'passphrase' ? passphrase('the first one') : code(recoveryCode);
    expect(codeFrom(await unlockVault(folder, secret))).toBe('damaged');

    const rebuilt = valueFrom(await rebuildKeys(folder, secret, 'the second one', cheapest));
    for (const each of [passphrase('the second one'), code(rebuilt.recoveryCode)]) {
      expect(valueFrom(await unlockVault(folder, each)).dataKey).toEqual(dataKey);
    }
  },
);
