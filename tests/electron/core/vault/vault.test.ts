import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { journalFiles } from '../../../../electron/core/vault/journal-files.ts';
import type { VaultSecret } from '../../../../electron/core/vault/open-keys.ts';
import { createVault, hasVault, unlockVault } from '../../../../electron/core/vault/vault.ts';
import {
  cheapest,
  codeFrom,
  folderWith,
  keyringWithRecoveryCode,
  temporaryFolder,
  valueFrom,
} from './vault-fixtures.ts';

const passphrase = 'Zo\u00EB keeps 3 goats';

describe('making a vault', () => {
  test('a folder below a file is not writable, and says what to do', async () => {
    const file = join(temporaryFolder(), 'file');
    writeFileSync(file, '');
    const made = await createVault(join(file, 'journal'), { passphrase, cost: cheapest });
    expect(made).toMatchObject({
      ok: false,
      failure: { code: 'not-writable', message: expect.stringContaining('Check') },
    });
  });

  test('a file in the folder’s place is not writable and stays', async () => {
    const file = join(temporaryFolder(), 'journal');
    writeFileSync(file, 'somebody’s');
    expect(codeFrom(await createVault(file, { passphrase, cost: cheapest }))).toBe('not-writable');
    expect(readFileSync(file, 'utf8')).toBe('somebody’s');
  });

  test('an existing journal is never overwritten', async () => {
    const folder = folderWith(keyringWithRecoveryCode().keyring);
    const before = readFileSync(journalFiles(folder).keyring, 'utf8');
    expect(codeFrom(await createVault(folder, { passphrase, cost: cheapest }))).toBe('exists');
    expect(readFileSync(journalFiles(folder).keyring, 'utf8')).toBe(before);
  });

  test.each(['keys', 'database'] as const)(
    'a journal that has only its %s left is never overwritten',
    async (left) => {
      const folder = folderWith(keyringWithRecoveryCode().keyring);
      const files = journalFiles(folder);
      for (const file of left === 'keys' ? [files.database] : [files.keyring, files.keyringCopy])
        rmSync(file);
      const before = readdirSync(folder);
      expect(hasVault(folder)).toBe(true);
      expect(codeFrom(await createVault(folder, { passphrase, cost: cheapest }))).toBe('exists');
      expect(readdirSync(folder)).toEqual(before);
    },
  );

  test('a cost out of bounds is a bug and leaves nothing behind', async () => {
    const folder = temporaryFolder();
    await expect(createVault(folder, { passphrase, cost: { memoryKiB: 8, passes: 1 } })).rejects.toThrow(
      RangeError,
    );
    expect(readdirSync(folder)).toEqual([]);
  });

  test('one cut short before its database blocks nothing and deletes no key', async () => {
    const folder = temporaryFolder();
    valueFrom(await createVault(folder, { passphrase, cost: cheapest }));
    const unused = readFileSync(journalFiles(folder).keyring, 'utf8');
    expect(hasVault(folder)).toBe(false);
    expect(codeFrom(await unlockVault(folder, { type: 'passphrase', passphrase }))).toBe('absent');

    const again = valueFrom(await createVault(folder, { passphrase: 'another one', cost: cheapest }));
    writeFileSync(journalFiles(folder).database, '');
    const unlocked = valueFrom(
      await unlockVault(folder, { type: 'recovery-code', code: again.recoveryCode }),
    );
    expect(unlocked.vaultId).toBe(again.vaultId);
    const aside = readdirSync(folder).filter((name) => name.includes('unused'));
    expect(aside).toHaveLength(2);
    expect(aside.map((name) => readFileSync(join(folder, name), 'utf8'))).toEqual([unused, unused]);
  });

  test('a making under way elsewhere is waited for, but not for ever', async () => {
    const folder = temporaryFolder();
    const { making } = journalFiles(folder);
    writeFileSync(making, String(process.ppid));
    expect(codeFrom(await createVault(folder, { passphrase, cost: cheapest }))).toBe('busy');
    expect(readdirSync(folder)).toEqual(['journal.making']);
    const longAgo = Date.now() / 1000 - 61;
    utimesSync(making, longAgo, longAgo);
    expect((await createVault(folder, { passphrase, cost: cheapest })).ok).toBe(true);
  });

  test.each(['', '0', '-1', 'x', String(2 ** 22 - 1)])(
    'a mark of %j left by nobody alive blocks nothing',
    async (mark) => {
      const folder = temporaryFolder();
      writeFileSync(journalFiles(folder).making, mark);
      expect((await createVault(folder, { passphrase, cost: cheapest })).ok).toBe(true);
    },
  );

  test('the folder is its owner’s alone, and so is every file in it', async () => {
    const folder = join(temporaryFolder(), 'data', 'journal');
    valueFrom(await createVault(folder, { passphrase, cost: cheapest }));
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    expect(readdirSync(folder)).toEqual(['journal.keys.copy.json', 'journal.keys.json', 'journal.making']);
    for (const name of readdirSync(folder)) expect(statSync(join(folder, name)).mode & 0o777).toBe(0o600);
  });

  test('an empty folder is closed to others, a folder in use keeps its mode', async () => {
    const empty = temporaryFolder();
    const used = temporaryFolder();
    writeFileSync(join(used, 'notes.txt'), '');
    for (const folder of [empty, used]) {
      chmodSync(folder, 0o755);
      valueFrom(await createVault(folder, { passphrase, cost: cheapest }));
    }
    expect(statSync(empty).mode & 0o777).toBe(0o700);
    expect(statSync(used).mode & 0o777).toBe(0o755);
  });
});

describe('unlocking', () => {
  let made: { vaultId: string; dataKey: Buffer; recoveryCode: string };
  let keyring: string;

  beforeAll(async () => {
    const folder = mkdtempSync(join(tmpdir(), 'casebook-test-'));
    made = valueFrom(await createVault(folder, { passphrase, cost: cheapest }));
    keyring = readFileSync(journalFiles(folder).keyring, 'utf8');
    rmSync(folder, { recursive: true });
  });

  function journal() {
    const folder = temporaryFolder();
    const files = journalFiles(folder);
    writeFileSync(files.keyring, keyring, { mode: 0o600 });
    writeFileSync(files.keyringCopy, keyring, { mode: 0o600 });
    writeFileSync(files.database, 'the database');
    return { folder, files };
  }

  const byPassphrase: VaultSecret = { type: 'passphrase', passphrase };
  const byCode = (): VaultSecret => ({ type: 'recovery-code', code: made.recoveryCode });

  test('a folder without a journal, or no folder at all, is absent', async () => {
    const folder = temporaryFolder();
    for (const empty of [folder, join(folder, 'none')]) {
      expect(hasVault(empty)).toBe(false);
      expect(codeFrom(await unlockVault(empty, byPassphrase))).toBe('absent');
    }
  });

  test('a wrong passphrase is told, without repeating it', async () => {
    const { folder } = journal();
    const failed = await unlockVault(folder, { type: 'passphrase', passphrase: 'Zo\u00EB keeps 4 goats' });
    expect(failed).toMatchObject({ ok: false, failure: { code: 'wrong-passphrase' } });
    expect(JSON.stringify(failed)).not.toContain('goats');
  });

  test('a mistyped recovery code and that of another journal are told', async () => {
    const { folder } = journal();
    const other = keyringWithRecoveryCode().secret;
    for (const code of ['', 'hello', other.code]) {
      expect(codeFrom(await unlockVault(folder, { type: 'recovery-code', code }))).toBe(
        'wrong-recovery-code',
      );
    }
  });

  test('both copies damaged is damage, whatever the secret, and nothing is changed', async () => {
    const { folder, files } = journal();
    for (const text of ['', '{"format":"casebook keyring"}', keyring.replace('"passes": 3', '"passes": 4')]) {
      writeFileSync(files.keyring, text);
      writeFileSync(files.keyringCopy, text);
      expect(codeFrom(await unlockVault(folder, byPassphrase))).toBe('damaged');
      expect(codeFrom(await unlockVault(folder, byCode()))).toBe('damaged');
      expect(readFileSync(files.keyring, 'utf8')).toBe(text);
    }
  });

  test('a right passphrase on one damaged and one lost copy is not called wrong', async () => {
    const { folder, files } = journal();
    rmSync(files.keyringCopy);
    const damaged = JSON.parse(keyring);
    damaged.slots[0].wrapped = damaged.slots[1].wrapped;
    writeFileSync(files.keyring, JSON.stringify(damaged));
    expect(codeFrom(await unlockVault(folder, byPassphrase))).toBe('damaged');
  });

  test('a database without keys says which files to put back', async () => {
    const { folder, files } = journal();
    rmSync(files.keyring);
    rmSync(files.keyringCopy);
    expect(await unlockVault(folder, byPassphrase)).toMatchObject({
      ok: false,
      failure: { code: 'damaged', message: expect.stringContaining('journal.keys.json') },
    });
  });

  test('keys that the system does not let be read are unreadable', async () => {
    const { folder, files } = journal();
    for (const file of [files.keyring, files.keyringCopy]) {
      rmSync(file);
      mkdirSync(file);
    }
    expect(codeFrom(await unlockVault(folder, byPassphrase))).toBe('unreadable');
  });

  test.each<[string, (files: ReturnType<typeof journalFiles>) => void]>([
    ['the keyring is damaged', (files) => writeFileSync(files.keyring, keyring.slice(0, 300))],
    ['the keyring is lost', (files) => rmSync(files.keyring)],
    ['the copy is damaged', (files) => writeFileSync(files.keyringCopy, '\0'.repeat(900))],
    ['the copy is lost', (files) => rmSync(files.keyringCopy)],
    [
      'one slot of the keyring is damaged',
      (files) => writeFileSync(files.keyring, keyring.replace('"iv": "', '"iv": "A')),
    ],
  ])('the journal opens when %s, and both copies are whole again', async (_, damage) => {
    const { folder, files } = journal();
    damage(files);
    expect(valueFrom(await unlockVault(folder, byCode())).dataKey).toEqual(made.dataKey);
    expect(readFileSync(files.keyring, 'utf8')).toBe(keyring);
    expect(readFileSync(files.keyringCopy, 'utf8')).toBe(keyring);
    expect(statSync(files.keyringCopy).mode & 0o777).toBe(0o600);
  });

  test('the journal opens although the damaged copy cannot be replaced', async () => {
    const { folder, files } = journal();
    rmSync(files.keyringCopy);
    mkdirSync(files.keyringCopy);
    expect((await unlockVault(folder, byCode())).ok).toBe(true);
    expect(statSync(files.keyringCopy).isDirectory()).toBe(true);
  });

  test('the passphrase and the recovery code give the key that was made', async () => {
    const { folder } = journal();
    for (const secret of [byPassphrase, byCode()]) {
      expect(valueFrom(await unlockVault(folder, secret))).toEqual({
        vaultId: made.vaultId,
        dataKey: made.dataKey,
        wasChangedByOthers: false,
      });
    }
    expect(made.dataKey).toHaveLength(32);
  });

  test('the passphrase typed with combining characters opens it', async () => {
    const { folder } = journal();
    expect(
      (await unlockVault(folder, { type: 'passphrase', passphrase: 'Zoe\u0308 keeps 3 goats' })).ok,
    ).toBe(true);
  });

  test('the keys open from a moved folder and through a link', async () => {
    const { folder } = journal();
    const moved = join(temporaryFolder(), 'moved');
    renameSync(folder, moved);
    symlinkSync(moved, folder);
    expect((await unlockVault(moved, byCode())).ok).toBe(true);
    expect((await unlockVault(folder, byCode())).ok).toBe(true);
  });

  test('the first unlock ends the making: from then on a lost database is not an empty folder', async () => {
    const { folder, files } = journal();
    writeFileSync(files.making, '');
    expect((await unlockVault(folder, byCode())).ok).toBe(true);
    expect(existsSync(files.making)).toBe(false);
    rmSync(files.database);
    expect(hasVault(folder)).toBe(true);
  });

  test('no file holds the passphrase, the recovery code or the key', () => {
    const code = made.recoveryCode;
    const key = made.dataKey;
    for (const secret of [
      passphrase,
      'goats',
      code,
      code.replaceAll('-', ''),
      code.slice(0, 9),
      key.toString('hex'),
      key.toString('base64'),
      key.toString('base64url'),
    ]) {
      expect(keyring).not.toContain(secret);
    }
  });
});
