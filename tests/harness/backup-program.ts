/** A program that makes backups, and prunes them, or brings one back, until it is killed. */
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { makeBackup } from '../../electron/core/backup/make-backup.ts';
import { restoreBackup } from '../../electron/core/backup/restore-backup.ts';
import { pruneBackups } from '../../electron/core/backup/rotation.ts';
import { storageFailure } from '../../electron/core/database/storage-failure.ts';
import { openJournal } from '../../electron/core/journal/open-journal.ts';
import { databaseKeyOf } from '../../electron/core/vault/data-key.ts';
import { journalFiles } from '../../electron/core/vault/journal-files.ts';
import type { UtcInstant } from '../../shared/domain/entry/entry.ts';
import { lexiconMapper } from '../../shared/domain/mapping/bundled-mapper.ts';
import { ok } from '../../shared/domain/result/result.ts';
import { succeeded } from '../support/outcomes.ts';
import type { BackupProgramOrder, BackupProgramReport } from './backup-order.ts';

const firstAt = Date.parse('2026-11-22T12:00:00Z');
const sevenHoursMs = 7 * 60 * 60 * 1000;

const report = (what: BackupProgramReport) => process.stdout.write(`${JSON.stringify(what)}\n`);

async function makeAgainAndAgain({ folder, vaultId, ...order }: BackupProgramOrder): Promise<void> {
  const dataKey = Buffer.from(order.dataKey, 'base64url');
  const { database: file, backups: backupFolder } = journalFiles(folder);
  const journal = succeeded(
    openJournal({
      file,
      key: databaseKeyOf(dataKey),
      mayCreate: false,
      mapper: lexiconMapper,
      now: () => '2026-11-22T12:00:00.000Z' as UtcInstant,
      newId: () => '',
      onChange: () => undefined,
    }),
  );
  report({ type: 'begun' });
  for (let number = order.first; number < order.first + order.times; number += 1) {
    const at = firstAt + number * sevenHoursMs;
    const made = await makeBackup({
      journalFolder: folder,
      backupFolder,
      vaultId,
      dataKey,
      copyTo: async (copy) => {
        try {
          journal.copyTo(copy);
          return ok(null);
        } catch (error) {
          const refused = storageFailure(error);
          if (!refused) throw error;
          return refused;
        }
      },
      reason: 'daily',
      now: () => at,
    });
    if (!made.ok) report({ type: 'failed', ...made.failure });
    else report({ type: 'made', name: made.value.name });
    await pruneBackups(backupFolder, { vaultId, dataKey, now: at, zone: 'UTC' });
  }
  journal.close();
}

async function restoreAgainAndAgain(
  { file, below, recoveryCode: code }: NonNullable<BackupProgramOrder['restore']>,
  { first, times }: BackupProgramOrder,
): Promise<void> {
  report({ type: 'begun' });
  for (let number = first; number < first + times; number += 1) {
    const folder = join(below, `back-${number}`);
    const restored = await restoreBackup({ file, to: folder, secret: { type: 'recovery-code', code } });
    if (!restored.ok) report({ type: 'failed', ...restored.failure });
    else report({ type: 'restored', folder });
  }
}

// Where a test limits the size of files, a write beyond it must fail as on a full disk instead of ending the program.
process.on('SIGXFSZ', () => undefined);

createInterface({ input: process.stdin }).once('line', (line) => {
  const order = JSON.parse(line) as BackupProgramOrder;
  void (order.restore ? restoreAgainAndAgain(order.restore, order) : makeAgainAndAgain(order)).then(() =>
    process.stdin.destroy(),
  );
});
