import { expect, test, vi } from 'vitest';
import { argon2id, nativeArgon2id } from '../../../../electron/core/vault/argon2id.ts';

vi.mock('@node-rs/argon2', () => {
  throw new Error('no prebuilt binary for this computer');
});

test('where the native module does not load, a key is derived all the same', async () => {
  const input = {
    password: Buffer.from('password'),
    salt: Buffer.from('somesalt'),
    memoryKiB: 256,
    passes: 2,
  };
  await expect(nativeArgon2id(input)).rejects.toThrow();
  expect((await argon2id(input)).toString('hex')).toBe(
    '9dfeb910e80bad0311fee20f9c0e2b12c17987b4cac90c2ef54d5b3021c68bfe',
  );
});
