import { chmodSync, mkdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { restoreBackup } from '../../../../electron/core/backup/restore-backup.ts';
import { changePassphrase } from '../../../../electron/core/vault/change-keys.ts';
import { journalFiles } from '../../../../electron/core/vault/journal-files.ts';
import { unlockVault } from '../../../../electron/core/vault/vault.ts';
import { codeOf, failureOf, succeeded } from '../../../support/outcomes.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';
import { cheapest } from '../vault/vault-fixtures.ts';
import { journalToBackUp, namesIn, openOn, partsOf, passphrase, textsIn } from './backup-fixtures.ts';

const isWindows = process.platform === 'win32';
const secret = { type: 'passphrase', passphrase } as const;

/** A journal with two entries and a backup of it, and a place to bring it back to. */
async function backedUp() {
  const made = await journalToBackUp();
  made.write('Led the **migration** of the billing service.');
  const { file } = await made.backUp();
  const above = temporaryFolder();
  return { ...made, file, above, to: join(above, 'back') };
}

describe('where it cannot be brought back to', () => {
  test('a folder in which something lies is left alone', async () => {
    const { file, above } = await backedUp();
    writeFileSync(join(above, 'mine'), 'mine');
    const failure = failureOf(await restoreBackup({ file, to: above, secret }));
    expect(failure).toMatchObject({ code: 'not-writable' });
    expect(failure.message).toMatch(/Name a folder that does not exist yet\. Nothing was changed/);
    expect(namesIn(above)).toEqual(['mine']);
  });

  test('the journal itself is never written over', async () => {
    const { file, folder, journal } = await backedUp();
    const before = namesIn(folder);
    expect(codeOf(await restoreBackup({ file, to: folder, secret }))).toBe('not-writable');
    expect(namesIn(folder)).toEqual(before);
    expect(textsIn(journal)).toHaveLength(2);
  });

  test('a file, and a folder below a file', async () => {
    const { file, to } = await backedUp();
    writeFileSync(to, 'mine');
    expect(codeOf(await restoreBackup({ file, to, secret }))).toBe('not-writable');
    expect(codeOf(await restoreBackup({ file, to: join(to, 'deeper'), secret }))).toBe('not-writable');
    expect(readFileSync(to, 'utf8')).toBe('mine');
  });

  test.skipIf(process.platform !== 'linux')('a place where the system lets nobody make folders', async () => {
    const { file } = await backedUp();
    expect(codeOf(await restoreBackup({ file, to: '/proc/casebook/back', secret }))).toBe('not-writable');
  });

  test.skipIf(isWindows || process.getuid?.() === 0)('a folder that may not be written', async () => {
    const { file, above, to } = await backedUp();
    chmodSync(above, 0o500);
    expect(failureOf(await restoreBackup({ file, to, secret })).message).toMatch(/you may not write there/);
    chmodSync(above, 0o700);
  });
});

describe('what cannot be brought back leaves no folder', () => {
  test('a wrong passphrase, a wrong code, a file that is none or missing', async () => {
    const { file, above, to } = await backedUp();
    const code = (await journalToBackUp()).recoveryCode;
    writeFileSync(join(above, 'notes.txt'), 'notes');
    const answers = [
      await restoreBackup({ file, to, secret: { type: 'passphrase', passphrase: 'another one' } }),
      await restoreBackup({ file, to, secret: { type: 'recovery-code', code } }),
      await restoreBackup({ file: join(above, 'notes.txt'), to, secret }),
      await restoreBackup({ file: join(above, 'none.casebook'), to, secret }),
    ];
    expect(answers.map(codeOf)).toEqual([
      'wrong-passphrase',
      'wrong-recovery-code',
      'not-a-backup',
      'not-found',
    ]);
    expect(namesIn(above)).toEqual(['notes.txt']);
  });

  test('a damaged one', async () => {
    const { file, above, to } = await backedUp();
    const bytes = readFileSync(file);
    bytes.writeUInt8(bytes.readUInt8(bytes.length - 5) ^ 4, bytes.length - 5);
    writeFileSync(file, bytes);
    const failure = failureOf(await restoreBackup({ file, to, secret }));
    expect(failure).toMatchObject({ code: 'backup-damaged' });
    expect(failure.message).toMatch(/use another backup/);
    expect(namesIn(above)).toEqual([]);
  });

  test('one that was stopped', async () => {
    const { file, above, to } = await backedUp();
    const stopping = new AbortController();
    const answer = await restoreBackup({
      file,
      to,
      secret,
      signal: stopping.signal,
      onProgress: () => stopping.abort(),
    });
    expect(codeOf(answer)).toBe('cancelled');
    expect(namesIn(above)).toEqual([]);
  });
});

describe('the drill', () => {
  test('what comes back opens with the passphrase and the code of its day, and holds the same entries', async () => {
    const { file, to, journal, folder, recoveryCode } = await backedUp();
    const texts = textsIn(journal);
    const restored = succeeded(await restoreBackup({ file, to, secret }));
    expect(restored).toEqual({ folder: to, entries: 2, createdAt: '2026-11-22T12:00:00.000Z' });
    for (const each of [secret, { type: 'recovery-code', code: recoveryCode } as const]) {
      const { dataKey, wasChangedByOthers } = succeeded(await unlockVault(to, each));
      const back = openOn(to, dataKey);
      expect(wasChangedByOthers).toBe(false);
      expect(textsIn(back)).toEqual(texts);
      expect(back.check()).toEqual({ problems: [], entries: 2 });
      back.close();
    }
    for (const name of ['keyring', 'keyringCopy'] as const) {
      expect(readFileSync(journalFiles(to)[name])).toEqual(readFileSync(journalFiles(folder)[name]));
    }
  });

  test('brought back with the code, to a folder that is empty, through a link to the backup', async () => {
    const { file, above, to, recoveryCode } = await backedUp();
    mkdirSync(to);
    const link = join(above, 'link.casebook');
    if (!isWindows) symlinkSync(file, link);
    const code = { type: 'recovery-code', code: recoveryCode } as const;
    succeeded(await restoreBackup({ file: isWindows ? file : link, to, secret: code }));
    expect(namesIn(to)).toEqual(['journal.db', 'journal.keys.copy.json', 'journal.keys.json']);
  });

  test('folders above that are missing are made', async () => {
    const { file, to } = await backedUp();
    expect(codeOf(await restoreBackup({ file, to: join(to, 'deep', 'deeper'), secret }))).toBe('ok');
  });

  test.skipIf(isWindows)('what comes back is the owner’s alone', async () => {
    const { file, to } = await backedUp();
    const umask = process.umask(0);
    try {
      succeeded(await restoreBackup({ file, to, secret }));
    } finally {
      process.umask(umask);
    }
    expect(statSync(to).mode & 0o777).toBe(0o700);
    for (const name of namesIn(to)) expect(statSync(join(to, name)).mode & 0o777).toBe(0o600);
  });

  test('drops, the holder and backups of the old journal do not come along', async () => {
    const { folder, to, backUp } = await backedUp();
    mkdirSync(journalFiles(folder).drop);
    writeFileSync(join(journalFiles(folder).drop, 'a.drop'), 'sealed');
    writeFileSync(journalFiles(folder).holder, '{}');
    const { file } = await backUp();
    succeeded(await restoreBackup({ file, to, secret }));
    expect(namesIn(to)).toEqual(['journal.db', 'journal.keys.copy.json', 'journal.keys.json']);
  });

  test('the database comes back to the byte', async () => {
    const { file, to } = await backedUp();
    succeeded(await restoreBackup({ file, to, secret }));
    expect(readFileSync(journalFiles(to).database).equals(partsOf(readFileSync(file)).body)).toBe(true);
  });

  test('from before the passphrase changed it opens with the old one alone', async () => {
    const { folder, file, to } = await backedUp();
    succeeded(await changePassphrase(folder, secret, 'the new passphrase', cheapest));
    succeeded(await restoreBackup({ file, to, secret }));
    const opens = async (text: string) =>
      codeOf(await unlockVault(to, { type: 'passphrase', passphrase: text }));
    expect([await opens(passphrase), await opens('the new passphrase')]).toEqual(['ok', 'wrong-passphrase']);
    expect(dirname(to)).not.toBe(folder);
  });
});
