import { rmSync, statSync } from 'node:fs';
import { setImmediate as pause } from 'node:timers/promises';
import type { RescueReport } from '../../../shared/contract/vault-channels.ts';
import type { CivilDate } from '../../../shared/domain/civil-date/civil-date.ts';
import { fail, ok, type Result } from '../../../shared/domain/result/result.ts';
import { checkDatabase } from '../database/check-database.ts';
import type { OpenDatabase } from '../database/database.ts';
import { newestVersion } from '../database/migrate.ts';
import { openDatabase } from '../database/open-database.ts';
import { storageFailure } from '../database/storage-failure.ts';
import { type Pages, schemaVersionOf } from '../salvage/read-pages.ts';
import { salvage } from '../salvage/salvage.ts';
import { isSystemError } from '../system-error.ts';
import { newDatabase } from './new-database.ts';
import { pagesOfDamaged } from './pages-of-damaged.ts';
import { rescueEntries } from './rescue-entries.ts';
import { rescueNames } from './rescue-names.ts';
import { rescueOtherRows } from './rescue-other-rows.ts';
import { type Tables, tablesOf } from './tables.ts';

/** What was brought back, before the damaged file has its other name. */
export type RescueFindings = Omit<RescueReport, 'keptAs'>;

/** Why nothing was rescued. */
export type RescueCode = 'nothing-readable' | 'newer-version' | 'not-writable' | 'cancelled';

/** What a rescue needs. The damaged file is only read, and nobody may have it open. */
export interface RescueOrder {
  readonly file: string;
  /** The keys it may be encrypted with: two where a rotation of the keys was cut short. */
  readonly databaseKeys: readonly Buffer[];
  /** The new database; what lies there is removed first. */
  readonly to: string;
  /** Salts to try where the file’s own is damaged: `saltsOfBackups` finds them. */
  readonly salts?: readonly Uint8Array[];
  readonly signal?: AbortSignal;
  onProgress?(done: number, total: number): void;
}

/** Thrown to leave a rescue that was asked to stop. */
class Cancelled extends Error {}

/** How far a rescue is after each of its parts, of a hundred. */
const progress = { mended: 60, entries: 90, total: 100 } as const;

/**
 * Writes everything that can be read of a damaged database into a new one with the same key, and tells what of it is
 * exact, what could not be proven and what is lost. Where it fails, nothing is left of the new one.
 */
export async function rescueDatabase(order: RescueOrder): Promise<Result<RescueFindings, RescueCode>> {
  const tell = (done: number) => {
    if (order.signal?.aborted) throw new Cancelled();
    order.onProgress?.(Math.floor(done), progress.total);
    return pause();
  };
  try {
    const found = await pagesOfDamaged(order, (share) => tell(share * progress.mended));
    if (!found) return fail('nothing-readable', nothingReadableSentence);
    const { key, pages } = found;
    if ((schemaVersionOf(pages) ?? 0) > newestVersion) return fail('newer-version', newerVersionSentence);
    removeDatabase(order.to);
    const opened = openDatabase(order.to, key, { mayCreate: true });
    if (!opened.ok) return fail('not-writable', notWritableSentence);
    const findings = await writeInto(opened.value, pages, order, tell);
    if (findings) return ok(findings);
    removeDatabase(order.to);
    return fail('nothing-readable', nothingReadableSentence);
  } catch (error) {
    const failure = failureOf(error);
    if (!failure) throw error;
    removeDatabase(order.to);
    return failure;
  }
}

async function writeInto(
  database: OpenDatabase,
  pages: Pages,
  order: RescueOrder,
  tell: (done: number) => Promise<void>,
): Promise<RescueFindings | undefined> {
  try {
    const tables = tablesOf(salvage(pages));
    const findings = await writeRows(database, tables, order, tell);
    if (!findings) return undefined;
    const checked = checkDatabase(database);
    if (!checked.ok) throw new Error('The rescued database is not whole.');
    await tell(progress.total);
    return findings;
  } finally {
    database.close();
  }
}

async function writeRows(
  database: OpenDatabase,
  tables: Tables,
  order: RescueOrder,
  tell: (done: number) => Promise<void>,
): Promise<RescueFindings | undefined> {
  const into = newDatabase(database);
  const projects = into.together(() => rescueNames(tables, 'project', into));
  const people = into.together(() => rescueNames(tables, 'person', into));
  const total = Math.max(1, tables.rows('entry').length);
  let written = 0;
  const entries = await rescueEntries({
    tables,
    projects,
    fallbackDay: lastChanged(order.file),
    into,
    step: (count) => {
      written += count;
      const share = Math.min(1, written / total);
      return tell(progress.mended + share * (progress.entries - progress.mended));
    },
  });
  const lostRows = into.together(() => rescueOtherRows(tables, into));
  const { exact, unverified, lost } = entries;
  const otherRowsLost = projects.lost + people.lost + lostRows;
  const isEmpty = exact + unverified.length + lost === 0 && tables.rows('sqlite_schema').length === 0;
  return isEmpty ? undefined : { exact, unverified, lost, otherRowsLost };
}

function removeDatabase(file: string): void {
  for (const ending of ['', '-wal', '-shm', '-journal']) rmSync(`${file}${ending}`, { force: true });
}

function lastChanged(file: string): CivilDate {
  const changed = statSync(file, { throwIfNoEntry: false })?.mtime ?? new Date(0);
  return changed.toISOString().slice(0, 10) as CivilDate;
}

function failureOf(error: unknown): Result<never, RescueCode> | undefined {
  if (error instanceof Cancelled) {
    return fail('cancelled', 'The rescue was stopped. The damaged journal is as it was.');
  }
  const failure = storageFailure(error);
  const isRefused = failure?.ok === false && failure.failure.code === 'storage-failed';
  if (isRefused || isSystemError(error)) return fail('not-writable', notWritableSentence);
  return undefined;
}

const nothingReadableSentence =
  'Nothing could be read from the damaged journal. Nothing was changed: restore a backup, and keep the folder as it is.';

const newerVersionSentence =
  'A newer Casebook wrote this journal. Nothing was changed: rescue it with that version or a later one.';

const notWritableSentence =
  'The rescued journal could not be written beside the damaged one, or the damaged one could not be read. Nothing was changed: make as much room on the disk as the journal takes, check that you may write to its folder, then try again.';
