import { diffieHellman, generateKeyPairSync } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { provesRecoveryCode, rebuildKeys } from '../../../../electron/core/vault/change-keys.ts';
import { newDataKey } from '../../../../electron/core/vault/data-key.ts';
import {
  dropBoxPrivateKey,
  dropBoxPublicKey,
  readDropBoxKey,
} from '../../../../electron/core/vault/drop-keys.ts';
import { journalFiles } from '../../../../electron/core/vault/journal-files.ts';
import {
  isUndamaged,
  type Keyring,
  printKeyring,
  type StoredKeyring,
  signKeyring,
} from '../../../../electron/core/vault/keyring.ts';
import { makeRecoveryCodeSlot, newRecoverySecret } from '../../../../electron/core/vault/make-slots.ts';
import { unlockVault } from '../../../../electron/core/vault/vault.ts';
import { x25519PublicKey } from '../../../../electron/core/vault/x25519.ts';
import {
  cheapest,
  codeFrom,
  folderWith,
  fullKeyring,
  keyringWithRecoveryCode,
  temporaryFolder,
  valueFrom,
  vaultId,
} from './vault-fixtures.ts';

function journal() {
  const made = keyringWithRecoveryCode();
  const folder = folderWith(made.keyring);
  return { ...made, folder, files: journalFiles(folder) };
}

/**
 * What somebody without the keys can write: the drop box of a key of theirs, and a checksum that fits. Slots stay, so
 * that the secret still opens it.
 */
function withForeignDropBox({ slots }: StoredKeyring, changes: Partial<Keyring> = {}): StoredKeyring {
  const forged = signKeyring({ vaultId, slots, ...changes }, newDataKey());
  expect(isUndamaged(forged)).toBe(true);
  return forged;
}

describe.each(['keyring', 'keyringCopy'] as const)('one altered copy, %s', (which) => {
  test.each<[string, (keyring: StoredKeyring) => StoredKeyring]>([
    ['another drop box', (keyring) => withForeignDropBox(keyring)],
    [
      'a slot of somebody else’s',
      (keyring) => {
        const [first] = keyring.slots;
        const foreign = makeRecoveryCodeSlot(newDataKey(), vaultId, newRecoverySecret());
        return withForeignDropBox(keyring, { slots: first ? [first, foreign] : [foreign] });
      },
    ],
    ['a keyring of its own', () => fullKeyring().keyring],
  ])('with %s is noticed, told once, and put back', async (_, alter) => {
    const { folder, files, keyring, dataKey, secret } = journal();
    writeFileSync(files[which], printKeyring(alter(keyring)));
    const vault = valueFrom(await unlockVault(folder, secret));
    expect(vault).toMatchObject({ dataKey, wasChangedByOthers: true });
    for (const file of [files.keyring, files.keyringCopy]) {
      expect(readFileSync(file, 'utf8')).toBe(printKeyring(keyring));
    }
    expect(valueFrom(await unlockVault(folder, secret)).wasChangedByOthers).toBe(false);
  });

  test('that was damaged by accident is put back without a word', async () => {
    const { folder, files, keyring, secret } = journal();
    writeFileSync(files[which], printKeyring(keyring).replace(/"dropBox": ".{8}/, '"dropBox": "AAAAAAAA'));
    expect(valueFrom(await unlockVault(folder, secret)).wasChangedByOthers).toBe(false);
    expect(readFileSync(files[which], 'utf8')).toBe(printKeyring(keyring));
  });
});

test('both copies altered are damaged, until the keys are made anew with the true drop box', async () => {
  const { folder, files, keyring, dataKey, secret } = journal();
  const forged = printKeyring(withForeignDropBox(keyring));
  for (const file of [files.keyring, files.keyringCopy]) writeFileSync(file, forged);
  expect(codeFrom(await unlockVault(folder, secret))).toBe('damaged');
  expect(codeFrom(await provesRecoveryCode(folder, secret.code))).toBe('damaged');
  expect(readFileSync(files.keyring, 'utf8')).toBe(forged);
  const { recoveryCode } = valueFrom(await rebuildKeys(folder, secret, 'the second one', cheapest));
  const vault = valueFrom(await unlockVault(folder, { type: 'recovery-code', code: recoveryCode }));
  expect(vault).toMatchObject({ dataKey, wasChangedByOthers: false });
  expect(valueFrom(await readDropBoxKey(folder))).toEqual(dropBoxPublicKey(dataKey));
});

describe('the drop box’s public key', () => {
  test('is not read where there is no journal, where its keys are unreadable, newer or damaged', async () => {
    expect(codeFrom(await readDropBoxKey(temporaryFolder()))).toBe('absent');
    const { folder, files, keyring } = journal();
    const both = (text: string) => {
      for (const file of [files.keyring, files.keyringCopy]) writeFileSync(file, text);
    };
    both('{');
    expect(codeFrom(await readDropBoxKey(folder))).toBe('damaged');
    both(JSON.stringify({ ...keyring, version: 3 }));
    expect(codeFrom(await readDropBoxKey(folder))).toBe('newer-version');
    for (const file of [files.keyring, files.keyringCopy]) {
      rmSync(file);
      mkdirSync(file);
    }
    expect(codeFrom(await readDropBoxKey(folder))).toBe('unreadable');
  });

  test('is not read while the two copies do not agree about it', async () => {
    const { folder, files, keyring, dataKey, secret } = journal();
    writeFileSync(files.keyringCopy, printKeyring(withForeignDropBox(keyring)));
    expect(codeFrom(await readDropBoxKey(folder))).toBe('damaged');
    valueFrom(await unlockVault(folder, secret));
    expect(valueFrom(await readDropBoxKey(folder))).toEqual(dropBoxPublicKey(dataKey));
  });

  test('is read from the one copy that is left', async () => {
    for (const lost of ['keyring', 'keyringCopy'] as const) {
      const { folder, files, dataKey } = journal();
      writeFileSync(files[lost], '');
      expect(valueFrom(await readDropBoxKey(folder))).toEqual(dropBoxPublicKey(dataKey));
    }
  });

  test('belongs to the private key of the data key: both sides agree on a secret', async () => {
    const { folder, dataKey } = journal();
    const ephemeral = generateKeyPairSync('x25519');
    const publicKey = x25519PublicKey(valueFrom(await readDropBoxKey(folder)));
    expect(diffieHellman({ privateKey: ephemeral.privateKey, publicKey })).toEqual(
      diffieHellman({ privateKey: dropBoxPrivateKey(dataKey), publicKey: ephemeral.publicKey }),
    );
  });
});

test('a recovery code is proven without changing anything', async () => {
  const { folder, files, secret } = journal();
  rmSync(files.keyringCopy);
  expect(codeFrom(await provesRecoveryCode(folder, 'hello'))).toBe('wrong-recovery-code');
  expect(codeFrom(await provesRecoveryCode(folder, keyringWithRecoveryCode().secret.code))).toBe(
    'wrong-recovery-code',
  );
  expect(codeFrom(await provesRecoveryCode(temporaryFolder(), secret.code))).toBe('absent');
  valueFrom(await provesRecoveryCode(folder, secret.code.toLowerCase().replaceAll('-', ' ')));
  expect(() => readFileSync(files.keyringCopy)).toThrow('ENOENT');
});
