import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { rescueDatabase } from '../../../../electron/core/rescue/rescue-database.ts';
import { saltsOfBackups } from '../../../../electron/core/rescue/salts-of-backups.ts';
import { databaseKeyOf, unlockVault } from '../../../../electron/core/vault/vault.ts';
import { passphrase, startTestApplication } from '../../../support/application.ts';
import { succeeded } from '../../../support/outcomes.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';

test('a folder without backups, or with what is none, has no salts', async () => {
  const folder = temporaryFolder();
  expect(await saltsOfBackups(join(folder, 'missing'))).toEqual([]);
  mkdirSync(join(folder, '20261122T172501Z-2.casebook'));
  writeFileSync(join(folder, '20261122T172501Z.casebook'), 'CASEBOOK BACKUP 1\n');
  expect(await saltsOfBackups(folder)).toEqual([]);
});

test('with the salt of a backup a journal that lost its beginning is rescued exactly', async () => {
  const { application, value, journalFolder } = startTestApplication();
  await value('vault.create', { passphrase });
  for (const text of ['first words', 'second words']) {
    await value('entry.create', { kind: 'win', date: '2026-11-20', text });
  }
  await value('backup.make', {});
  await application.close();
  const { dataKey } = succeeded(await unlockVault(journalFolder, { type: 'passphrase', passphrase }));

  const file = join(journalFolder, 'journal.db');
  writeFileSync(file, readFileSync(file).fill(0, 0, 512));
  const order = { file, databaseKeys: [databaseKeyOf(dataKey)], to: join(temporaryFolder(), 'new.db') };
  expect(succeeded(await rescueDatabase(order))).toMatchObject({ exact: 0, lost: 0 });
  const salts = await saltsOfBackups(join(journalFolder, 'backups'));
  expect(salts).toHaveLength(1);
  expect(succeeded(await rescueDatabase({ ...order, salts }))).toMatchObject({
    exact: 2,
    unverified: [],
    lost: 0,
  });
});
