import { readdirSync } from 'node:fs';
import { expect, onTestFinished, test, vi } from 'vitest';
import { knownNumbers, numbersOfKnownDatabase } from '../../../../electron/core/database/known-database.ts';
import { selfTest } from '../../../../electron/core/vault/self-test.ts';
import { temporaryFolder } from './vault-fixtures.ts';

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

test('where no temporary file can be written, the database’s encryption is left unproven, not called broken', async () => {
  vi.stubEnv('TMPDIR', '/nowhere/at/all');
  onTestFinished(() => void vi.unstubAllEnvs());
  expect(numbersOfKnownDatabase()).toBeUndefined();
  await expect(selfTest()).resolves.toBeUndefined();
});

test('the driver reads a database put together without it, writes into it alike, and leaves no file behind', () => {
  const folder = temporaryFolder();
  vi.stubEnv('TMPDIR', folder);
  onTestFinished(() => void vi.unstubAllEnvs());
  expect(numbersOfKnownDatabase()).toEqual(knownNumbers);
  expect(readdirSync(folder)).toEqual([]);
});

test('every primitive gives its published answer here', async () => {
  await expect(selfTest()).resolves.toBeUndefined();
});
