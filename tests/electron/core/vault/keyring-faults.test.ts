import { readdirSync, readFileSync } from 'node:fs';
import { afterEach, expect, test } from 'vitest';
import { replaceRecoveryCode } from '../../../../electron/core/vault/change-keys.ts';
import { journalFiles } from '../../../../electron/core/vault/journal-files.ts';
import { createVault, hasVault, unlockVault } from '../../../../electron/core/vault/vault.ts';
import { failAt, restoreDisk } from './failing-disk.ts';
import {
  cheapest,
  codeFrom,
  folderWith,
  keyringWithRecoveryCode,
  temporaryFolder,
} from './vault-fixtures.ts';

afterEach(restoreDisk);

test.each(['ENOSPC', 'EIO'] as const)(
  'whichever write of a change of keys fails with %s, the old keys stay',
  async (code) => {
    for (let k = 1; ; k += 1) {
      const { keyring, secret } = keyringWithRecoveryCode();
      const folder = folderWith(keyring);
      const before = [...readdirSync(folder), 'journal.keys.lock'];
      const text = readFileSync(journalFiles(folder).keyring, 'utf8');
      const asked = failAt(k, code);
      const changed = await replaceRecoveryCode(folder, secret);
      restoreDisk();
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
    restoreDisk();
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
