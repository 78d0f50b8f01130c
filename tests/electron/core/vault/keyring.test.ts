import { readFileSync, writeFileSync } from 'node:fs';
import { expect, test, vi } from 'vitest';
import { argon2id } from '../../../../electron/core/vault/argon2id.ts';
import { rebuildKeys } from '../../../../electron/core/vault/change-keys.ts';
import { newDataKey } from '../../../../electron/core/vault/data-key.ts';
import { journalFiles } from '../../../../electron/core/vault/journal-files.ts';
import {
  isAuthentic,
  isUndamaged,
  parseKeyring,
  printKeyring,
  type Rotation,
  type StoredKeyring,
  signKeyring,
} from '../../../../electron/core/vault/keyring.ts';
import {
  makeKeychainSlot,
  makeRecoveryCodeSlot,
  newRecoverySecret,
} from '../../../../electron/core/vault/make-slots.ts';
import { openKeyring, openKeys } from '../../../../electron/core/vault/open-keys.ts';
import {
  codeFrom,
  folderWith,
  fullKeyring,
  keyringWithRecoveryCode,
  valueFrom,
  vaultId,
} from './vault-fixtures.ts';

// The real derivation, watched: what is out of bounds must never reach it.
vi.mock('../../../../electron/core/vault/argon2id.ts', async (original) => {
  const real = await original<typeof import('../../../../electron/core/vault/argon2id.ts')>();
  return { ...real, argon2id: vi.fn(real.argon2id) };
});

const GiB = 1024 * 1024;

test.each([
  ['a keyring', keyringWithRecoveryCode, 6000],
  ['a keyring with everything it can hold', fullKeyring, 18_000],
] as const)('no flipped bit of the file of %s opens the journal', async (_, make, atLeast) => {
  const { keyring, secret } = make();
  const text = Buffer.from(printKeyring(keyring), 'utf8');
  expect((await openKeyring(keyring, secret)).ok).toBe(true);
  let tried = 0;
  for (let bit = 0; bit < text.length * 8; bit += 1) {
    const flipped = Buffer.from(text);
    flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    tried += 1;
    const parsed = parseKeyring(flipped.toString('utf8'));
    if (!parsed.ok || !isUndamaged(parsed.value)) continue;
    throw new Error(`The flip of bit ${bit} was not noticed.`);
  }
  expect(tried).toBeGreaterThan(atLeast);
});

test('a change with the checksum made to fit is refused by the authentication', async () => {
  const { keyring, dataKey, secret } = keyringWithRecoveryCode();
  const [passphrase, recovery] = keyring.slots;
  if (passphrase === undefined || recovery === undefined) throw new Error('There are two slots.');
  const swapped = makeRecoveryCodeSlot(newDataKey(), vaultId, newRecoverySecret());
  const forgeries: readonly StoredKeyring[] = [
    forge(keyring, { slots: [recovery] }),
    forge(keyring, { slots: [recovery, passphrase] }),
    forge(keyring, { slots: [{ ...passphrase, wrapped: swapped.wrapped }, recovery] }),
  ];
  for (const forged of forgeries) {
    expect(isUndamaged(forged)).toBe(true);
    expect(isAuthentic(forged, dataKey)).toBe(false);
    expect(codeFrom(await openKeyring(forged, secret))).toBe('damaged');
    expect(codeFrom(await openKeys(folderWith(forged), secret))).toBe('damaged');
  }
});

/** What somebody without the data key can write: a checksum that fits, and a MAC by another key. */
function forge(keyring: StoredKeyring, changes: Partial<StoredKeyring>): StoredKeyring {
  return signKeyring({ ...keyring, ...changes }, newDataKey());
}

test.each<[string, Record<string, unknown>]>([
  ['less memory than the least', { memoryKiB: 64 * 1024 - 1 }],
  ['more memory than the most', { memoryKiB: GiB + 1 }],
  ['all the memory there is', { memoryKiB: 2 ** 32 - 1 }],
  ['fewer passes than the least', { passes: 2 }],
  ['more passes than the most', { passes: 11 }],
  ['endless passes', { passes: 2 ** 31 }],
  ['a broken pass', { passes: 3.5 }],
  ['passes as text', { passes: '3' }],
  ['several lanes', { lanes: 4 }],
  ['an older version', { version: 16 }],
  ['another algorithm', { algorithm: 'argon2d' }],
  ['a short salt', { salt: Buffer.alloc(16).toString('base64url') }],
  ['a salt in another spelling', { salt: `${'A'.repeat(42)}B` }],
  ['something unknown', { hint: 'the name of the cat' }],
])('a header with %s is refused before any derivation', async (_, changes) => {
  const { keyring } = keyringWithRecoveryCode();
  const slots = keyring.slots.map((slot) => (slot.type === 'passphrase' ? { ...slot, ...changes } : slot));
  const hostile = signKeyring({ ...keyring, slots: slots as StoredKeyring['slots'] }, newDataKey());
  const folder = folderWith(hostile);
  const secret = { type: 'passphrase', passphrase: 'a passphrase' } as const;
  expect(codeFrom(await openKeys(folder, secret))).toBe('damaged');

  const { keyring: rotating, dataKey, nextDataKey } = fullKeyring();
  const { slots: nextSlots, next, previous } = rotating.rotation ?? {};
  const hostileRotation = signKeyring(
    {
      ...rotating,
      rotation: {
        slots: nextSlots?.map((slot) => (slot.type === 'passphrase' ? { ...slot, ...changes } : slot)),
        next,
        previous,
      } as Rotation,
    },
    dataKey,
    nextDataKey,
  );
  const rotatingFolder = folderWith(hostileRotation);
  expect(codeFrom(await openKeys(rotatingFolder, secret))).toBe('damaged');
  expect(codeFrom(await rebuildKeys(rotatingFolder, secret, 'another one'))).toBe('damaged');
  expect(vi.mocked(argon2id)).not.toHaveBeenCalled();
});

test.each<[string, string]>([
  ['nothing', ''],
  ['no JSON', '{'],
  ['a list', '[]'],
  ['null', 'null'],
  ['a deep nest', '['.repeat(20_000)],
  ['too much', JSON.stringify({ format: 'x'.repeat(70_000) })],
])('a file that holds %s is damaged', (_, text) => {
  expect(codeFrom(parseKeyring(text))).toBe('damaged');
});

test('two slots of one kind, no slot, the keychain’s slot alone and a strange id are refused', () => {
  const { keyring, dataKey } = keyringWithRecoveryCode();
  const [first] = keyring.slots;
  if (first === undefined) throw new Error('There are two slots.');
  const keychainKey = { backend: 'kwallet6', wrappingKey: newDataKey(), protectedKey: Buffer.alloc(60) };
  const keychain = makeKeychainSlot(dataKey, vaultId, keychainKey);
  const strangeBackend = makeKeychainSlot(dataKey, vaultId, { ...keychainKey, backend: 'a/b' });
  const tooLong = makeKeychainSlot(dataKey, vaultId, { ...keychainKey, protectedKey: Buffer.alloc(5000) });
  for (const changes of [
    { slots: [first, first] },
    { slots: [] },
    { slots: [keychain] },
    { slots: [first, strangeBackend] },
    { slots: [first, tooLong] },
    { vaultId: '../../etc' },
  ]) {
    expect(codeFrom(parseKeyring(printKeyring(signKeyring({ ...keyring, ...changes }, dataKey))))).toBe(
      'damaged',
    );
  }
});

test('keys of a newer version are told apart from damage and never overwritten', async () => {
  const { keyring, secret } = keyringWithRecoveryCode();
  const newer = JSON.stringify({ ...keyring, version: 3, news: true });
  const folder = folderWith(keyring);
  const files = journalFiles(folder);
  writeFileSync(files.keyring, newer);
  expect((await openKeys(folder, secret)).ok).toBe(true);
  expect(readFileSync(files.keyring, 'utf8')).toBe(newer);
  writeFileSync(files.keyringCopy, newer);
  expect(codeFrom(await openKeys(folder, secret))).toBe('newer-version');
});

test('a keyring is read back as it was written', async () => {
  const { keyring, dataKey, secret } = keyringWithRecoveryCode();
  expect(valueFrom(parseKeyring(printKeyring(keyring)))).toEqual(keyring);
  expect(isUndamaged(keyring) && isAuthentic(keyring, dataKey)).toBe(true);
  expect(valueFrom(await openKeyring(keyring, secret))).toEqual(dataKey);
});

test('a keyring with everything it can hold is read back, too, and either of its keys proves it', () => {
  const { keyring, dataKey, nextDataKey } = fullKeyring();
  expect(valueFrom(parseKeyring(printKeyring(keyring)))).toEqual(keyring);
  for (const key of [dataKey, nextDataKey]) expect(isAuthentic(keyring, key)).toBe(true);
  expect(isAuthentic(keyring, newDataKey())).toBe(false);
});
