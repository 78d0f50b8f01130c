import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { Answer, CheckedParams } from '../../../shared/contract/contract.ts';
import { fail, ok } from '../../../shared/domain/result/result.ts';
import type { Platform } from '../platform.ts';
import { finishPutInPlace, putInPlace } from '../rescue/put-in-place.ts';
import { rescueDatabase } from '../rescue/rescue-database.ts';
import type { OpenHandlers } from '../router.ts';
import { isSystemError } from '../system-error.ts';
import { busySentence, readHolder } from '../vault/holder.ts';
import { journalFiles } from '../vault/journal-files.ts';
import { databaseKeyOf, unlockVault } from '../vault/vault.ts';
import type { JobReport, Jobs } from './jobs.ts';
import type { JournalSession } from './journal-session.ts';

/** Reading what can be read of a damaged journal into a new database. */
export function rescueHandlers(parts: {
  readonly platform: Platform;
  readonly session: JournalSession;
  readonly jobs: Jobs;
}): Pick<OpenHandlers, 'vault.rescue'> {
  const { session, jobs } = parts;
  return {
    'vault.rescue': ({ secret }) =>
      session.whileLocked(() => jobs.run('rescue', (report) => rescue(parts, secret, report))),
  };
}

type Secret = CheckedParams<'vault.rescue'>['secret'];

async function rescue(
  { platform, session }: { readonly platform: Platform; readonly session: JournalSession },
  secret: Secret,
  { signal, onProgress }: JobReport,
): Promise<Answer<'vault.rescue'>> {
  const { folder } = session.places.current();
  const { database } = journalFiles(folder);
  const held = () => {
    const holder = readHolder(folder);
    return holder && fail('busy', busySentence(holder, platform.now(), platform.zone()));
  };
  const busy = held();
  if (busy) return busy;
  const unlocked = await unlockVault(folder, secret);
  if (!unlocked.ok) {
    const { code, message } = unlocked.failure;
    return code === 'damaged' ? fail('keys-damaged', message) : fail(code, message);
  }
  const { dataKey, otherDataKey, formerDropBoxKeys = [] } = unlocked.value;
  const databaseKeys = [dataKey, otherDataKey].flatMap((key) => (key ? [databaseKeyOf(key)] : []));
  try {
    await finishPutInPlace(folder);
    const before = stateOf(database);
    const rescued = join(folder, 'journal.db.rescued');
    const report = await rescueDatabase({ file: database, databaseKeys, to: rescued, signal, onProgress });
    if (!report.ok) return report;
    // What another program saved meanwhile is in the file that was read from, and in no other.
    if (stateOf(database) !== before) return held() ?? fail('busy', changedMeanwhileSentence);
    const placed = await putInPlace({ folder, rescued, now: platform.now() });
    return placed.ok ? ok({ ...report.value, keptAs: placed.value.keptAs }) : placed;
  } catch (error) {
    if (!isSystemError(error)) throw error;
    return fail('not-writable', notWritableSentence);
  } finally {
    for (const key of [dataKey, otherDataKey, ...formerDropBoxKeys, ...databaseKeys]) key?.fill(0);
  }
}

/** What changes whenever somebody writes to the database or its log. */
function stateOf(database: string): string {
  return [database, `${database}-wal`]
    .map((file) => {
      const found = statSync(file, { bigint: true, throwIfNoEntry: false });
      return found ? `${found.ino} ${found.size} ${found.mtimeNs}` : 'none';
    })
    .join(', ');
}

const changedMeanwhileSentence =
  'Another program wrote to this journal while it was being rescued, so nothing was put in its place. Close it there, then try again.';
const notWritableSentence =
  'The journal’s folder cannot be written, so nothing was rescued. Check that you may write to it and that the disk has room, then try again.';
