import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import {
  addKeychainSlot,
  changePassphrase,
  hasKeychainSlot,
  rebuildKeys,
  replaceRecoveryCode,
} from '../../../../electron/core/vault/change-keys.ts';
import { databaseKeyOf, deriveKey } from '../../../../electron/core/vault/data-key.ts';
import { journalFiles } from '../../../../electron/core/vault/journal-files.ts';
import { parseKeyring } from '../../../../electron/core/vault/keyring.ts';
import { underKeysLock } from '../../../../electron/core/vault/keys-lock.ts';
import type { VaultSecret } from '../../../../electron/core/vault/open-keys.ts';
import { rotateKeys, settleRotation } from '../../../../electron/core/vault/rotate-keys.ts';
import { unlockVault } from '../../../../electron/core/vault/vault.ts';
import { failAt, restoreDisk } from './failing-disk.ts';
import {
  cheapest,
  codeFrom,
  copyOf,
  memoryKeychain,
  realJournal,
  rowsWith,
  valueFrom,
} from './vault-fixtures.ts';

const passphrase = 'a lantern on the stair';
const secret = { type: 'passphrase', passphrase } as const;
const code = (text: string): VaultSecret => ({ type: 'recovery-code', code: text });
const rows = Array.from({ length: 50 }, (_, row) => row);

afterEach(restoreDisk);

const rotate = (folder: string, more: Partial<Parameters<typeof rotateKeys>[0]> = {}) =>
  rotateKeys({ folder, secret, cost: cheapest, ...more });

const filesOfARestingJournal = [
  'journal.db',
  'journal.keys.copy.json',
  'journal.keys.json',
  'journal.keys.lock',
];

const textsOf = (folder: string) =>
  readdirSync(folder).map((name) => readFileSync(join(folder, name), 'hex'));

/** A journal to be copied before anything is done to it: making one takes a derivation. */
let made: Awaited<ReturnType<typeof realJournal>>;

beforeAll(async () => {
  made = await realJournal(passphrase, { folder: mkdtempSync(join(tmpdir(), 'casebook-test-')) });
});

afterAll(() => {
  for (const folder of [made.folder, ...pendingFolders.values()]) rmSync(folder, { recursive: true });
});

function freshJournal() {
  const folder = copyOf(made.folder);
  return { ...made, folder, files: journalFiles(folder), dataKey: Buffer.from(made.dataKey) };
}

/** A journal whose rotation was cut short: every write, flush and rename from the k-th on failed. */
async function cutShort(k: number) {
  const journal = freshJournal();
  const asked = failAt(k, 'EIO', { andOn: true });
  const rotated = await rotate(journal.folder);
  restoreDisk();
  return { ...journal, rotated, isWhole: asked() < k };
}

/** A journal whose rotation is not settled, with the database under its old key or under the new one. */
async function pendingJournal(winner: 'dataKey' | 'otherDataKey') {
  const kept = pendingFolders.get(winner) ?? (await makePendingFolder(winner));
  pendingFolders.set(winner, kept);
  const folder = copyOf(kept);
  return {
    ...made,
    folder,
    files: journalFiles(folder),
    vault: valueFrom(await unlockVault(folder, secret)),
  };
}

const pendingFolders = new Map<string, string>();

async function makePendingFolder(winner: 'dataKey' | 'otherDataKey'): Promise<string> {
  for (let k = 1; ; k += 1) {
    const journal = await cutShort(k);
    if (journal.isWhole) throw new Error('No rotation was cut short there.');
    if (!readFileSync(journal.files.keyring, 'utf8').includes('"rotation"')) continue;
    const vault = valueFrom(await unlockVault(journal.folder, secret));
    if (winnerOf(journal.folder, vault) !== winner) continue;
    const kept = mkdtempSync(join(tmpdir(), 'casebook-test-'));
    cpSync(journal.folder, kept, { recursive: true });
    return kept;
  }
}

/** The key of an open vault that opens the database; exactly one has to. */
function winnerOf(folder: string, vault: { dataKey: Buffer; otherDataKey?: Buffer }) {
  const found = (['dataKey', 'otherDataKey'] as const).filter((name) => {
    const key = vault[name];
    return key && rowsWith(folder, key);
  });
  expect(found).toHaveLength(1);
  return found[0] ?? 'dataKey';
}

describe('what is not rotated', () => {
  test('a wrong passphrase, a lost database and a journal that is not there change nothing', async () => {
    const { folder, files } = freshJournal();
    const before = textsOf(folder);
    const wrong = { type: 'passphrase', passphrase: 'another one' } as const;
    expect(codeFrom(await rotate(folder, { secret: wrong }))).toBe('wrong-passphrase');
    expect(textsOf(folder).filter((text) => text !== '')).toEqual(before);
    expect(codeFrom(await rotate(join(folder, 'none')))).toBe('absent');
    expect(existsSync(files.rotating)).toBe(false);
  });

  test('a database that another process has open is busy, and stays with it', async () => {
    const { folder, files, dataKey } = freshJournal();
    const holder = spawn(process.execPath, [join(import.meta.dirname, '../database/hold-database.ts')], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    onTestFinished(() => void holder.kill('SIGKILL'));
    const key = databaseKeyOf(dataKey).toString('hex');
    holder.stdin.write(`${JSON.stringify({ file: files.database, key })}\n`);
    expect(String((await once(holder.stdout, 'data'))[0])).toBe('held\n');
    expect(codeFrom(await rotate(folder))).toBe('busy');
    holder.stdin.end();
    await once(holder, 'exit');
    expect(rowsWith(folder, dataKey)).toEqual(rows);
    expect(valueFrom(await unlockVault(folder, secret))).toMatchObject({ dataKey });
  });

  test('a database with a damaged page is told as damaged, and its keys stay', async () => {
    const { folder, files, dataKey } = await realJournal(passphrase, { rows: 300 });
    const bytes = readFileSync(files.database);
    for (let at = bytes.length - 40_000; at < bytes.length; at += 4096) bytes[at] = (bytes[at] ?? 0) ^ 1;
    writeFileSync(files.database, bytes);
    expect(codeFrom(await rotate(folder))).toBe('damaged');
    expect(readFileSync(files.database).subarray(4096).equals(bytes.subarray(4096))).toBe(true);
    expect(readdirSync(folder)).toEqual(filesOfARestingJournal);
    expect(valueFrom(await unlockVault(folder, secret))).toMatchObject({ dataKey });
  });

  test('keys that a newer version wrote into a copy are not written over', async () => {
    const { folder, files } = freshJournal();
    const newer = JSON.stringify({ ...JSON.parse(readFileSync(files.keyringCopy, 'utf8')), version: 3 });
    writeFileSync(files.keyringCopy, newer);
    expect(codeFrom(await rotate(folder))).toBe('newer-version');
    expect(codeFrom(await changePassphrase(folder, secret, 'the next one', cheapest))).toBe('newer-version');
    expect(readFileSync(files.keyringCopy, 'utf8')).toBe(newer);
  });

  test('keys that another program is changing are left to it', async () => {
    const { folder, files } = freshJournal();
    const before = readFileSync(files.keyring, 'utf8');
    await underKeysLock(folder, 0, async () => {
      expect((await underKeysLock(folder, 60, async () => 'run')).state).toBe('taken');
      // An unlock neither waits for the lock nor writes without it.
      writeFileSync(files.keyringCopy, '');
      expect((await unlockVault(folder, secret)).ok).toBe(true);
      expect(readFileSync(files.keyringCopy, 'utf8')).toBe('');
    });
    expect((await unlockVault(folder, secret)).ok).toBe(true);
    expect(readFileSync(files.keyringCopy, 'utf8')).toBe(before);
  });
});

test.each(['ENOSPC', 'EIO'] as const)(
  'whichever write, flush or rename fails with %s, the journal opens with one key and all its rows',
  async (error) => {
    for (let k = 1; ; k += 1) {
      const { folder, dataKey, recoveryCode } = freshJournal();
      const asked = failAt(k, error);
      const rotated = await rotate(folder);
      restoreDisk();
      const codeOfTheDay = rotated.ok ? rotated.value.recoveryCode : recoveryCode;
      const vault = valueFrom(await unlockVault(folder, code(codeOfTheDay)));
      const winner = winnerOf(folder, vault);
      if (rotated.ok) expect(vault[winner]).toEqual(rotated.value.vault.dataKey);
      else {
        expect(rotated.failure.code).toBe('not-writable');
        expect(vault[winner]).toEqual(dataKey);
      }
      expect(readdirSync(folder)).toEqual(filesOfARestingJournal);
      if (k > asked()) {
        expect(k).toBeGreaterThan(16);
        return;
      }
    }
  },
  120_000,
);

test('a disk that dies at any moment leaves a journal that every secret of the day opens', async () => {
  const found = new Set<string>();
  for (let k = 1; ; k += 1) {
    const { folder, recoveryCode, rotated, isWhole } = await cutShort(k);
    const vault = valueFrom(await unlockVault(folder, secret));
    const winner = winnerOf(folder, vault);
    found.add(`${vault.otherDataKey ? 'pending' : 'settled'} ${winner}`);
    if (vault.otherDataKey) {
      const secrets = [code(recoveryCode), ...(rotated.ok ? [code(rotated.value.recoveryCode)] : [])];
      for (const each of secrets) expect(valueFrom(await unlockVault(folder, each))).toEqual(vault);
      valueFrom(await settleRotation(folder, vault, winner));
    }
    const after = valueFrom(await unlockVault(folder, secret));
    expect(after.dataKey).toEqual(vault[winner]);
    expect(after.otherDataKey).toBeUndefined();
    expect(rowsWith(folder, after.dataKey)).toEqual(rows);
    if (isWhole) break;
  }
  expect([...found].sort()).toEqual(['pending dataKey', 'pending otherDataKey', 'settled dataKey']);
}, 120_000);

describe.each(['dataKey', 'otherDataKey'] as const)(
  'while a rotation is not settled and %s opens',
  (winner) => {
    test('the passphrase, the recovery code and the keychain change for both keys', async () => {
      const { folder, vault } = await pendingJournal(winner);
      const next = { type: 'passphrase', passphrase: 'the next one' } as const;
      const { keychain } = memoryKeychain();
      valueFrom(await changePassphrase(folder, secret, next.passphrase, cheapest));
      const { recoveryCode } = valueFrom(await replaceRecoveryCode(folder, next));
      valueFrom(await addKeychainSlot(folder, next, keychain));
      valueFrom(await settleRotation(folder, vault, winner));
      for (const each of [next, code(recoveryCode), { type: 'system-keychain', keychain } as const]) {
        expect(valueFrom(await unlockVault(folder, each)).dataKey).toEqual(vault[winner]);
      }
      expect(codeFrom(await unlockVault(folder, secret))).toBe('wrong-passphrase');
    });

    test('keys made anew from an altered keyring still lead to both', async () => {
      const { folder, files, recoveryCode, vault } = await pendingJournal(winner);
      const damaged = readFileSync(files.keyring, 'utf8').replace(
        /"dropBox": ".{10}/,
        '"dropBox": "AAAAAAAAAA',
      );
      writeFileSync(files.keyring, damaged);
      writeFileSync(files.keyringCopy, damaged);
      expect(codeFrom(await unlockVault(folder, secret))).toBe('damaged');
      const rebuilt = valueFrom(await rebuildKeys(folder, code(recoveryCode), 'the next one', cheapest));
      expect(valueFrom(await unlockVault(folder, code(rebuilt.recoveryCode)))).toEqual(vault);
    });

    test('another rotation settles it on the way', async () => {
      const { folder, vault } = await pendingJournal(winner);
      const rotated = valueFrom(await rotate(folder));
      expect([vault.dataKey, vault.otherDataKey]).not.toContainEqual(rotated.vault.dataKey);
      expect(rowsWith(folder, rotated.vault.dataKey)).toEqual(rows);
      expect(valueFrom(await unlockVault(folder, secret)).otherDataKey).toBeUndefined();
    });

    test('settling it twice, or with a key that is gone, changes nothing more', async () => {
      const { folder, files, vault } = await pendingJournal(winner);
      valueFrom(await settleRotation(folder, vault, winner));
      const text = readFileSync(files.keyring, 'utf8');
      valueFrom(await settleRotation(folder, vault, winner));
      valueFrom(await settleRotation(folder, vault, winner === 'dataKey' ? 'otherDataKey' : 'dataKey'));
      expect(readFileSync(files.keyring, 'utf8')).toBe(text);
      expect(rowsWith(folder, valueFrom(await unlockVault(folder, secret)).dataKey)).toEqual(rows);
    });
  },
);

describe('a rotation', () => {
  test('gives another key, the same passphrase and a new recovery code', async () => {
    const { folder, files, dataKey, recoveryCode } = freshJournal();
    const rotated = valueFrom(await rotate(folder));
    expect(rotated.vault.dataKey).not.toEqual(dataKey);
    expect(rotated.vault.otherDataKey).toBeUndefined();
    expect(rotated.keychainSlot).toBe('none');
    expect(rowsWith(folder, dataKey)).toBeUndefined();
    expect(rowsWith(folder, rotated.vault.dataKey)).toEqual(rows);
    expect(codeFrom(await unlockVault(folder, code(recoveryCode)))).toBe('wrong-recovery-code');
    for (const each of [secret, code(rotated.recoveryCode)]) {
      expect(valueFrom(await unlockVault(folder, each))).toEqual(rotated.vault);
    }
    expect(readdirSync(folder)).toEqual(filesOfARestingJournal);
    for (const file of Object.values(files).filter((each) => existsSync(each))) {
      expect(statSync(file).mode & 0o777).toBe(0o600);
    }
    expect(valueFrom(parseKeyring(readFileSync(files.keyring, 'utf8')))).not.toHaveProperty('rotation');
  });

  test('keeps the keys of the drop boxes before it, so that a late drop still opens', async () => {
    const { folder, dataKey } = freshJournal();
    const first = valueFrom(await rotate(folder)).vault;
    const second = valueFrom(await rotate(folder)).vault;
    expect(second.formerDropBoxKeys).toEqual(
      [first.dataKey, dataKey].map((key) => deriveKey(key, 'drop box')),
    );
    valueFrom(await changePassphrase(folder, secret, passphrase, cheapest));
    expect(valueFrom(await unlockVault(folder, secret))).toEqual(second);
  });

  test('keeps the keychain’s slot where the keychain agrees, else drops it and says so', async () => {
    const { folder } = freshJournal();
    const { keychain, state } = memoryKeychain();
    valueFrom(await addKeychainSlot(folder, secret, keychain));
    const kept = valueFrom(await rotate(folder, { keychain }));
    expect(kept.keychainSlot).toBe('kept');
    expect(valueFrom(await unlockVault(folder, { type: 'system-keychain', keychain }))).toEqual(kept.vault);
    state.refuses = true;
    expect(valueFrom(await rotate(folder, { keychain })).keychainSlot).toBe('dropped');
    expect(await hasKeychainSlot(folder)).toBe(false);
  });

  test('removes what a killed one left beside the journal, and so does an unlock', async () => {
    const { folder } = freshJournal();
    const leave = () => {
      for (const name of [
        'journal.db.rotating',
        'journal.db.rotating-journal',
        'journal.keys.json.3141592',
      ]) {
        writeFileSync(join(folder, name), 'left');
      }
    };
    leave();
    valueFrom(await unlockVault(folder, secret));
    expect(readdirSync(folder)).toEqual(filesOfARestingJournal);
    leave();
    valueFrom(await rotate(folder));
    expect(readdirSync(folder)).toEqual(filesOfARestingJournal);
  });
});
