import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { newDataKey } from '../../../../electron/core/vault/data-key.ts';
import { makeKeychainSlot } from '../../../../electron/core/vault/make-slots.ts';
import { type Slot, unwrapDataKey, wrapDataKey } from '../../../../electron/core/vault/slots.ts';
import { passphraseSlot, vaultId } from './vault-fixtures.ts';

const wrappingKey = randomBytes(32);
const dataKey = newDataKey();
const slots: readonly Slot[] = [
  passphraseSlot(dataKey, wrappingKey),
  wrapDataKey(dataKey, wrappingKey, vaultId, { type: 'recovery-code', algorithm: 'hkdf-sha256' }),
  makeKeychainSlot(dataKey, vaultId, { backend: 'kwallet6', wrappingKey, protectedKey: randomBytes(60) }),
];

/** Every way to flip one bit of a text, of the bytes it encodes, or of a number. */
function* flips(field: string, value: string | number): Generator<string | number> {
  if (typeof value === 'number') {
    for (let bit = 0; bit < 31; bit += 1) yield value ^ (1 << bit);
    return;
  }
  const isEncoded = ['salt', 'iv', 'wrapped', 'protectedKey'].includes(field);
  const bytes = Buffer.from(value, isEncoded ? 'base64url' : 'utf8');
  for (let bit = 0; bit < bytes.length * 8; bit += 1) {
    const flipped = Buffer.from(bytes);
    flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    yield flipped.toString(isEncoded ? 'base64url' : 'latin1');
  }
}

test.each(slots)('every flipped bit of a $type slot is refused', (slot) => {
  let tried = 0;
  for (const [field, value] of Object.entries(slot)) {
    // A slot of another type has other metadata: the file's validation answers that, see the keyring's tests.
    if (field === 'type') continue;
    for (const flipped of flips(field, value)) {
      tried += 1;
      const opened = unwrapDataKey({ ...slot, [field]: flipped } as Slot, wrappingKey, vaultId);
      if (opened !== undefined) throw new Error(`A flip in ${field} was not noticed.`);
    }
  }
  expect(tried).toBeGreaterThan(96 + 48 * 8);
});

test('every flipped bit of the wrapping key and of the vault’s id is refused', () => {
  for (const slot of slots) {
    for (const flipped of flips('wrapped', wrappingKey.toString('base64url'))) {
      expect(unwrapDataKey(slot, Buffer.from(String(flipped), 'base64url'), vaultId)).toBeUndefined();
    }
    for (const flipped of flips('vaultId', vaultId)) {
      expect(unwrapDataKey(slot, wrappingKey, String(flipped))).toBeUndefined();
    }
  }
});

test('a slot moved to the other kind is refused', () => {
  const [, recovery] = slots;
  if (recovery === undefined) throw new Error('There are two slots.');
  const { iv, wrapped } = recovery;
  const moved = { ...passphraseSlot(dataKey, wrappingKey), iv, wrapped };
  expect(unwrapDataKey(moved, wrappingKey, vaultId)).toBeUndefined();
});

test('a shortened or lengthened vector, key or tag is refused', () => {
  for (const slot of slots) {
    for (const field of ['iv', 'wrapped'] as const) {
      const bytes = Buffer.from(slot[field], 'base64url');
      for (const changed of [
        bytes.subarray(1),
        bytes.subarray(0, -1),
        Buffer.concat([bytes, Buffer.alloc(1)]),
        '',
      ]) {
        const text = Buffer.from(changed).toString('base64url');
        expect(unwrapDataKey({ ...slot, [field]: text }, wrappingKey, vaultId)).toBeUndefined();
      }
    }
  }
});

test('a data key of another length is never wrapped', () => {
  for (const length of [0, 16, 31, 33]) {
    const wrap = () =>
      wrapDataKey(Buffer.alloc(length), wrappingKey, vaultId, {
        type: 'recovery-code',
        algorithm: 'hkdf-sha256',
      });
    expect(wrap).toThrow(RangeError);
  }
});

test('the right key opens a slot, and wrapping twice never repeats a vector', () => {
  const vectors = new Set<string>();
  for (let time = 0; time < 100; time += 1) {
    const slot = passphraseSlot(dataKey, wrappingKey);
    vectors.add(slot.iv);
    expect(unwrapDataKey(slot, wrappingKey, vaultId)).toEqual(dataKey);
  }
  expect(vectors.size).toBe(100);
});
