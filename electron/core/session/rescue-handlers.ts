import { join } from 'node:path';
import { fail, ok } from '../../../shared/domain/result/result.ts';
import type { Platform } from '../platform.ts';
import { putInPlace } from '../rescue/put-in-place.ts';
import { rescueDatabase } from '../rescue/rescue-database.ts';
import type { OpenHandlers } from '../router.ts';
import { busySentence, readHolder } from '../vault/holder.ts';
import { journalFiles } from '../vault/journal-files.ts';
import { databaseKeyOf, unlockVault } from '../vault/vault.ts';
import type { Jobs } from './jobs.ts';
import type { JournalSession } from './journal-session.ts';

/** Reading what can be read of a damaged journal into a new database. */
export function rescueHandlers(parts: {
  readonly platform: Platform;
  readonly session: JournalSession;
  readonly jobs: Jobs;
}): Pick<OpenHandlers, 'vault.rescue'> {
  const { platform, session, jobs } = parts;
  return {
    'vault.rescue': async ({ secret }) => {
      await session.lock();
      const { folder } = session.places.current();
      const holder = readHolder(folder);
      if (holder) return fail('busy', busySentence(holder, platform.now(), platform.zone()));
      const unlocked = await unlockVault(folder, secret);
      if (!unlocked.ok) {
        const { code, message } = unlocked.failure;
        return code === 'damaged' ? fail('keys-damaged', message) : fail(code, message);
      }
      const { dataKey, otherDataKey } = unlocked.value;
      const databaseKeys = [dataKey, otherDataKey].flatMap((key) => (key ? [databaseKeyOf(key)] : []));
      try {
        return await jobs.run('rescue', async ({ signal, onProgress }) => {
          const files = journalFiles(folder);
          const rescued = join(folder, 'journal.db.rescued');
          const report = await rescueDatabase({
            file: files.database,
            databaseKeys,
            to: rescued,
            signal,
            onProgress,
          });
          if (!report.ok) return report;
          const placed = await putInPlace({ folder, rescued, now: platform.now() });
          return placed.ok ? ok({ ...report.value, keptAs: placed.value.keptAs }) : placed;
        });
      } finally {
        for (const key of [dataKey, otherDataKey, ...databaseKeys]) key?.fill(0);
      }
    },
  };
}
