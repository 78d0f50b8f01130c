import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { argon2id, nativeArgon2id, wasmArgon2id } from '../../../../electron/core/vault/argon2id.ts';
import { cheapest } from './vault-fixtures.ts';

const published = {
  input: { password: Buffer.from('password'), salt: Buffer.from('somesalt'), memoryKiB: 256, passes: 2 },
  key: '9dfeb910e80bad0311fee20f9c0e2b12c17987b4cac90c2ef54d5b3021c68bfe',
};

test('WebAssembly rejects what the native module rejects', async () => {
  const tooShortSalt = { ...published.input, salt: Buffer.from('short') };
  await expect(nativeArgon2id(tooShortSalt)).rejects.toThrow();
  await expect(wasmArgon2id(tooShortSalt)).rejects.toThrow();
});

test('the native module and WebAssembly give the same key at a real cost', async () => {
  const input = { password: Buffer.from('pâssphrase ✓', 'utf8'), salt: randomBytes(32), ...cheapest };
  const native = await nativeArgon2id(input);
  expect(native).toHaveLength(32);
  expect(await wasmArgon2id(input)).toEqual(native);
});

test.each([
  ['the chosen one', argon2id],
  ['the native module', nativeArgon2id],
  ['WebAssembly', wasmArgon2id],
])('%s gives the published key', async (_, derive) => {
  expect((await derive(published.input)).toString('hex')).toBe(published.key);
});

test('deriving leaves the caller’s passphrase bytes to the caller', async () => {
  const password = Buffer.from('password');
  await wasmArgon2id({ ...published.input, password });
  expect(password.toString()).toBe('password');
});
