import { expect, test } from 'vitest';
import { selfTest } from '../../../../electron/core/vault/self-test.ts';

test('a derivation that gives other bytes stops the program by name', async () => {
  await expect(selfTest(async () => Buffer.alloc(32))).rejects.toThrow(/Argon2id does not work correctly/);
});

test('a derivation that does not run stops the program by name and keeps the cause', async () => {
  const cause = new Error('no such instruction');
  await expect(selfTest(() => Promise.reject(cause))).rejects.toMatchObject({
    message: expect.stringContaining('Argon2id'),
    cause,
  });
});

test('every primitive gives its published answer here', async () => {
  await expect(selfTest()).resolves.toBeUndefined();
});
