import { createHash, randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { argon2id, plainArgon2id } from '../../../../electron/core/open-backup/argon2id.ts';
import { blake2b } from '../../../../electron/core/open-backup/blake2b.ts';
import { nativeArgon2id } from '../../../../electron/core/vault/argon2id.ts';

test.each([0, 1, 127, 128, 129, 256, 1000])('BLAKE2b of %i bytes is the system library’s', (length) => {
  const message = randomBytes(length);
  expect(blake2b(64, message)).toEqual(createHash('blake2b512').update(message).digest());
});

test('BLAKE2b takes its parts one after another, and its length is part of what it digests', () => {
  const [a, b] = [Buffer.from('first '), Buffer.from('second')];
  expect(blake2b(32, a, b)).toEqual(blake2b(32, Buffer.concat([a, b])));
  expect(blake2b(32, a)).not.toEqual(blake2b(64, a).subarray(0, 32));
});

describe('Argon2id computed here', () => {
  test('gives what the reference implementation’s own tests ask for', () => {
    const input = {
      password: Buffer.from('password'),
      salt: Buffer.from('somesalt'),
      memoryKiB: 256,
      passes: 2,
    };
    expect(plainArgon2id(input).toString('hex')).toBe(
      '9dfeb910e80bad0311fee20f9c0e2b12c17987b4cac90c2ef54d5b3021c68bfe',
    );
  });

  test.each([
    [64, 3],
    [1000, 3],
    [4099, 5],
  ])('gives the same key as the native module for %i KiB and %i passes', async (memoryKiB, passes) => {
    const input = { password: randomBytes(21), salt: randomBytes(32), memoryKiB, passes };
    const key = await nativeArgon2id(input);
    expect(plainArgon2id(input)).toEqual(key);
    expect(argon2id(input, () => undefined)).toEqual(key);
  });

  test('tells how far it is, to the end', () => {
    const told: string[] = [];
    const input = { password: Buffer.from('password'), salt: randomBytes(32), memoryKiB: 64, passes: 3 };
    plainArgon2id(input, (done, total) => told.push(`${done}/${total}`));
    expect(told).toHaveLength(12);
    expect(told.at(-1)).toBe('12/12');
  });
});
