import { join } from 'node:path';
import { expect, test } from 'vitest';
import { restoreBackup } from '../../electron/core/backup/restore-backup.ts';
import { openDatabase } from '../../electron/core/database/open-database.ts';
import { sql } from '../../electron/core/database/sql.ts';
import { journalFiles } from '../../electron/core/vault/journal-files.ts';
import type { VaultSecret } from '../../electron/core/vault/open-keys.ts';
import { databaseKeyOf, unlockVault } from '../../electron/core/vault/vault.ts';
import { howMany, isSoak, reportFigure } from '../soak/figure.ts';
import { passphrase, startTestApplication } from '../support/application.ts';
import { dumpTables } from '../support/dump-tables.ts';
import { codeOf, succeeded } from '../support/outcomes.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { entryIdOf } from './entry-ids.ts';

type TypedSecret = Exclude<VaultSecret, { type: 'system-keychain' }>;

/** Every backup is one of a day; after each the journal grows and its passphrase changes. */
const days = howMany(2, 12);
const entriesOfADay = howMany(10, 60);

/** Everything a journal holds, by its folder and one of its secrets. */
async function contentOf(folder: string, secret: VaultSecret): Promise<string> {
  const { dataKey } = succeeded(await unlockVault(folder, secret));
  const { database: file } = journalFiles(folder);
  const database = succeeded(openDatabase(file, databaseKeyOf(dataKey), { mayCreate: false }));
  try {
    expect(database.pragma('integrity_check')).toBe('ok');
    database.run(sql`INSERT INTO entry_index (entry_index, rank) VALUES ('integrity-check', 1)`);
    return JSON.stringify(dumpTables(database), (_, value) =>
      value instanceof Uint8Array ? Buffer.from(value).toString('hex') : value,
    );
  } finally {
    database.close();
  }
}

interface BackedUpDay {
  readonly file: string;
  readonly secrets: readonly TypedSecret[];
  readonly content: string;
}

test('every backup comes back as the journal of its day, with the passphrase and with the code of its day', async () => {
  const { value, journalFolder } = startTestApplication();
  let { recoveryCode } = await value('vault.create', { passphrase });
  let currentPassphrase: string = passphrase;
  const backedUp: BackedUpDay[] = [];
  for (let day = 0; day < days; day += 1) {
    for (let number = 0; number < entriesOfADay; number += 1) {
      await value('entry.create', {
        id: entryIdOf(day, number),
        kind: 'win',
        date: '2026-11-20',
        text: `Day ${day}, entry ${number}: moved the cache to a host of its own`,
      });
    }
    const { name } = await value('backup.make', {});
    await value('vault.lock', {});
    const secret = { type: 'passphrase', passphrase: currentPassphrase } as const;
    const secrets = [secret, { type: 'recovery-code', code: recoveryCode } as const];
    const content = await contentOf(journalFolder, secret);
    backedUp.push({ file: join(journalFiles(journalFolder).backups, name), secrets, content });
    await value('vault.unlock', { secret });
    const newPassphrase = `${passphrase}, day ${day}`;
    await value('vault.change-passphrase', { secret, newPassphrase });
    currentPassphrase = newPassphrase;
    ({ recoveryCode } = await value('vault.replace-recovery-code', {
      secret: { type: 'passphrase', passphrase: currentPassphrase },
    }));
  }
  await value('vault.lock', {});

  let equal = 0;
  let refused = 0;
  for (const { file, secrets, content } of backedUp) {
    for (const secret of secrets) {
      const to = join(temporaryFolder(), 'restored');
      succeeded(await restoreBackup({ file, to, secret }));
      if ((await contentOf(to, secret)) === content) equal += 1;
    }
    const later = { type: 'recovery-code', code: recoveryCode } as const;
    const restored = await restoreBackup({ file, to: join(temporaryFolder(), 'restored'), secret: later });
    if (codeOf(restored) === 'wrong-recovery-code') refused += 1;
  }
  const differing = new Set(backedUp.map(({ content }) => content)).size;
  reportFigure({
    promise: 'Backups restore',
    figure: `${days} backups of a growing journal, each brought back with its passphrase and its code: ${equal} of ${days * 2} equal the journal of their day in every row of every table`,
    goal: 'all equal',
    isMet: isSoak && equal === days * 2 && refused === days && differing === days,
    control: `${differing} different days compared; with the code of a later day ${refused} of ${days} refused`,
  });
  expect(equal).toBe(days * 2);
  expect(refused).toBe(days);
  expect(differing).toBe(days);
}, 300_000);
