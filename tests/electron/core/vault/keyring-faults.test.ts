import fs, { readdirSync, readFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { afterEach, expect, test } from 'vitest';
import { replaceRecoveryCode } from '../../../../electron/core/vault/change-keys.ts';
import { journalFiles } from '../../../../electron/core/vault/journal-files.ts';
import { createVault, hasVault, unlockVault } from '../../../../electron/core/vault/vault.ts';
import {
  cheapest,
  codeFrom,
  folderWith,
  keyringWithRecoveryCode,
  temporaryFolder,
} from './vault-fixtures.ts';

const real = { write: fs.write, fsync: fs.fsync, rename: fs.rename };
const handle = await open('/', 'r');
const handlePrototype = Object.getPrototypeOf(handle) as { sync: () => Promise<void> };
const realSync = handlePrototype.sync;
await handle.close();

afterEach(restore);

function restore(): void {
  Object.assign(fs, real);
  handlePrototype.sync = realSync;
}

/** Lets the k-th write, flush or rename fail as a full or a broken disk does; answers how many were asked for. */
function failAt(k: number, code: 'ENOSPC' | 'EIO'): () => number {
  let asked = 0;
  const refusal = (syscall: string) => Object.assign(new Error(`${code}: ${syscall}`), { code, syscall });
  for (const name of ['write', 'fsync', 'rename'] as const) {
    const original = real[name] as unknown as (...parameters: unknown[]) => void;
    Object.assign(fs, {
      [name]: (...parameters: unknown[]) => {
        asked += 1;
        if (asked !== k) return original.call(fs, ...parameters);
        const callback = parameters.at(-1) as (error: Error) => void;
        return process.nextTick(callback, refusal(name));
      },
    });
  }
  handlePrototype.sync = function sync(this: unknown) {
    asked += 1;
    return asked === k ? Promise.reject(refusal('fsync')) : realSync.call(this as never);
  };
  return () => asked;
}

test.each(['ENOSPC', 'EIO'] as const)(
  'whichever write of a change of keys fails with %s, the old keys stay',
  async (code) => {
    for (let k = 1; ; k += 1) {
      const { keyring, secret } = keyringWithRecoveryCode();
      const folder = folderWith(keyring);
      const before = readdirSync(folder);
      const text = readFileSync(journalFiles(folder).keyring, 'utf8');
      const asked = failAt(k, code);
      const changed = await replaceRecoveryCode(folder, secret);
      restore();
      if (changed.ok) {
        expect(k).toBe(asked() + 1);
        expect(k).toBeGreaterThan(8);
        return;
      }
      expect(changed.failure.code).toBe('not-writable');
      expect(readdirSync(folder)).toEqual(before);
      expect(readFileSync(journalFiles(folder).keyring, 'utf8')).toBe(text);
      expect(readFileSync(journalFiles(folder).keyringCopy, 'utf8')).toBe(text);
      expect((await unlockVault(folder, secret)).ok).toBe(true);
    }
  },
);

test('whichever write of a creation fails, no key remains and the next creation succeeds', async () => {
  const passphrase = 'a passphrase';
  for (let k = 1; ; k += 1) {
    const folder = temporaryFolder();
    const asked = failAt(k, 'ENOSPC');
    const made = await createVault(folder, { passphrase, cost: cheapest });
    restore();
    if (made.ok) {
      expect(k).toBe(asked() + 1);
      expect(k).toBeGreaterThan(8);
      return;
    }
    expect(codeFrom(made)).toBe('not-writable');
    expect(readdirSync(folder)).toEqual([]);
    expect(hasVault(folder)).toBe(false);
  }
});
