import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { openDrop, sealDrop } from '../../../../electron/core/drop-box/drop-format.ts';
import { testDropBox } from '../../../../electron/core/drop-box/drop-self-test.ts';
import { x25519PrivateKey, x25519PublicBytes } from '../../../../electron/core/vault/x25519.ts';
import type { EntryId } from '../../../../shared/domain/entry/entry.ts';
import { vaultId } from '../vault/vault-fixtures.ts';

const privateKey = x25519PrivateKey(randomBytes(32));
const boxKey = x25519PublicBytes(privateKey);
const identity = { id: '01960000-0000-7000-8000-000000000001' as EntryId, vaultId };
const words = Buffer.from('Some words, and then some more.');

test('every single bit of a drop counts', () => {
  const sealed = sealDrop(words, boxKey, identity);
  for (let bit = 0; bit < sealed.length * 8; bit += 1) {
    const flipped = Buffer.from(sealed);
    flipped.writeUInt8(flipped.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
    // X25519 leaves the highest bit of a public key out of account, and the keys made from its bytes do not.
    expect(openDrop(flipped, [privateKey], identity), `bit ${bit}`).toBeUndefined();
  }
  expect(openDrop(sealed, [privateKey], identity)).toEqual(words);
});

test('it opens for its own key, id and vault alone', () => {
  const sealed = sealDrop(words, boxKey, identity);
  const other = x25519PrivateKey(randomBytes(32));
  expect(openDrop(sealed, [other], identity)).toBeUndefined();
  expect(openDrop(sealed, [], identity)).toBeUndefined();
  const otherId = { ...identity, id: '01960000-0000-7000-8000-000000000002' as EntryId };
  expect(openDrop(sealed, [privateKey], otherId)).toBeUndefined();
  expect(openDrop(sealed, [privateKey], { ...identity, vaultId: `${vaultId}0` })).toBeUndefined();
  expect(openDrop(sealed, [other, privateKey], identity)).toEqual(words);
});

test.each([0, 1, 187, 188, 189, 256, 100_000])(
  'contents of %i bytes come back, in steps of 256 bytes',
  (length) => {
    const contents = randomBytes(length);
    const sealed = sealDrop(contents, boxKey, identity);
    expect(sealed.length % 256).toBe(0);
    expect(openDrop(sealed, [privateKey], identity)).toEqual(contents);
  },
);

test('the same words twice have nothing in common but their head', () => {
  const [first, second] = [sealDrop(words, boxKey, identity), sealDrop(words, boxKey, identity)];
  expect(first.subarray(0, 16)).toEqual(second.subarray(0, 16));
  expect(first.subarray(16, 48)).not.toEqual(second.subarray(16, 48));
  expect(first.subarray(48, 80)).not.toEqual(second.subarray(48, 80));
});

test('a public key that is no point is refused', () => {
  expect(() => sealDrop(words, Buffer.alloc(32), identity)).toThrow();
});

test('a drop of the first version still opens', () => {
  expect(() => testDropBox()).not.toThrow();
});
