import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import {
  addKeychainSlot,
  hasKeychainSlot,
  removeKeychainSlot,
} from '../../../../electron/core/vault/change-keys.ts';
import { journalFiles } from '../../../../electron/core/vault/journal-files.ts';
import type { Keychain } from '../../../../electron/core/vault/keychain.ts';
import { unlockVault } from '../../../../electron/core/vault/vault.ts';
import {
  codeFrom,
  folderWith,
  keyringWithRecoveryCode,
  memoryKeychain,
  temporaryFolder,
  valueFrom,
} from './vault-fixtures.ts';

const through = (keychain: Keychain) => ({ type: 'system-keychain', keychain }) as const;

function journal() {
  const { keyring, dataKey, secret } = keyringWithRecoveryCode();
  const folder = folderWith(keyring);
  const text = () => readFileSync(journalFiles(folder).keyring, 'utf8');
  return { folder, dataKey, secret, text };
}

async function journalWithKeychain() {
  const made = journal();
  const { keychain, state } = memoryKeychain();
  valueFrom(await addKeychainSlot(made.folder, made.secret, keychain));
  return { ...made, keychain, state };
}

describe('a keychain that does not take the key', () => {
  const honest = memoryKeychain().keychain;
  test.each<[string, Partial<Keychain>]>([
    ['is not usable', { state: async () => ({ usable: false, reason: 'There is none.' }) }],
    ['cannot be asked', { state: () => Promise.reject(new Error('no session bus')) }],
    ['has a name no keyring can hold', { state: async () => ({ usable: true, backend: 'a/b' }) }],
    ['rejects', { protect: () => Promise.reject(new Error('locked')) }],
    ['does not give back what it took', { unprotect: async () => Buffer.alloc(32) }],
    ['gives nothing back', { unprotect: () => Promise.reject(new Error('gone')) }],
    ['only hands the key through', { protect: async (plain) => plain, unprotect: async (cipher) => cipher }],
    ['makes too much of it', { protect: async () => Buffer.alloc(5000, 7) }],
  ])('because it %s gets no slot', async (_, faulty) => {
    const { folder, secret, text } = journal();
    const before = text();
    expect(codeFrom(await addKeychainSlot(folder, secret, { ...honest, ...faulty }))).toBe(
      'keychain-refused',
    );
    expect(text()).toBe(before);
    expect(await hasKeychainSlot(folder)).toBe(false);
  });

  test('gets no slot with a wrong secret either', async () => {
    const { folder, text } = journal();
    const before = text();
    const stranger = keyringWithRecoveryCode().secret;
    expect(codeFrom(await addKeychainSlot(folder, stranger, honest))).toBe('wrong-recovery-code');
    expect(text()).toBe(before);
  });
});

describe('a keychain that refuses later', () => {
  test.each<[string, (state: ReturnType<typeof memoryKeychain>['state']) => void]>([
    ['by rejecting', (state) => Object.assign(state, { refuses: true })],
    ['by not being there', (state) => Object.assign(state, { usable: false })],
    ['by being another one', (state) => Object.assign(state, { backend: 'basic_text' })],
  ])('%s asks for the passphrase, and its slot stays', async (_, refuse) => {
    const { folder, secret, keychain, state, dataKey, text } = await journalWithKeychain();
    const before = text();
    const wasSo = { ...state };
    refuse(state);
    expect(await unlockVault(folder, through(keychain))).toMatchObject({
      failure: { code: 'keychain-refused', message: expect.stringContaining('passphrase') },
    });
    expect(valueFrom(await unlockVault(folder, secret)).dataKey).toEqual(dataKey);
    expect(text()).toBe(before);
    Object.assign(state, wasSo);
    expect(valueFrom(await unlockVault(folder, through(keychain))).dataKey).toEqual(dataKey);
  });

  test('another computer’s keychain, which knows nothing of the key, is told the same', async () => {
    const { folder } = await journalWithKeychain();
    expect(codeFrom(await unlockVault(folder, through(memoryKeychain().keychain)))).toBe('keychain-refused');
    const wrongKey: Keychain = { ...memoryKeychain().keychain, unprotect: async () => Buffer.alloc(32, 1) };
    expect(codeFrom(await unlockVault(folder, through(wrongKey)))).toBe('keychain-refused');
    const shortKey: Keychain = { ...memoryKeychain().keychain, unprotect: async () => Buffer.alloc(3) };
    expect(codeFrom(await unlockVault(folder, through(shortKey)))).toBe('keychain-refused');
  });

  test('a journal without a slot does not open with it', async () => {
    const { folder } = journal();
    expect(codeFrom(await unlockVault(folder, through(memoryKeychain().keychain)))).toBe('keychain-refused');
    expect(await hasKeychainSlot(temporaryFolder())).toBe(false);
  });
});

test('the keychain opens the journal besides the other ways in, until its slot is removed', async () => {
  const { folder, secret, keychain, dataKey, text } = await journalWithKeychain();
  expect(await hasKeychainSlot(folder)).toBe(true);
  expect(JSON.parse(text()).slots.map(({ type }: { type: string }) => type)).toEqual([
    'passphrase',
    'recovery-code',
    'system-keychain',
  ]);
  for (const each of [through(keychain), secret]) {
    expect(valueFrom(await unlockVault(folder, each)).dataKey).toEqual(dataKey);
  }
  valueFrom(await removeKeychainSlot(folder, secret));
  expect(await hasKeychainSlot(folder)).toBe(false);
  expect(codeFrom(await unlockVault(folder, through(keychain)))).toBe('keychain-refused');
  expect(valueFrom(await unlockVault(folder, secret)).dataKey).toEqual(dataKey);
});

test('asking again for a slot makes a new key and leaves one slot', async () => {
  const { folder, secret, keychain, text, dataKey } = await journalWithKeychain();
  const before = JSON.parse(text()).slots[2];
  valueFrom(await addKeychainSlot(folder, secret, keychain));
  const { slots } = JSON.parse(text());
  expect(slots).toHaveLength(3);
  expect(slots[2].protectedKey).not.toBe(before.protectedKey);
  expect(valueFrom(await unlockVault(folder, through(keychain))).dataKey).toEqual(dataKey);
});
