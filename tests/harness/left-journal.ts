import { openDatabase } from '../../electron/core/database/open-database.ts';
import { sql } from '../../electron/core/database/sql.ts';
import { handlers } from '../../electron/core/journal/handlers.ts';
import type { ReadableJournal } from '../../electron/core/journal/journal.ts';
import { journalFiles } from '../../electron/core/vault/journal-files.ts';
import type { VaultSecret } from '../../electron/core/vault/open-keys.ts';
import { databaseKeyOf, unlockVault } from '../../electron/core/vault/vault.ts';
import type { EntryId } from '../../shared/domain/entry/entry.ts';
import { lexiconMapper } from '../../shared/domain/mapping/bundled-mapper.ts';
import { testClock } from '../support/clock.ts';
import type { Saved } from './saving-order.ts';
import type { Told } from './told.ts';

/** A journal that was left behind, to be looked at. */
export interface LeftJournal {
  entry(id: string): Saved | undefined;
  /** The ids of the entries in which a word is found. */
  find(word: string): readonly string[];
  close(): void;
}

/** What is wrong with what was left behind: a sentence for the person who reads the test's report. */
export class Broken extends Error {}

/**
 * Opens what a killed program or a power cut left: with the recovery code, which costs no derivation, or while there
 * may be a new one that nobody knows yet with one of the passphrases.
 */
export async function openWhatIsLeft(
  folder: string,
  { recoveryCode, passphrases }: Pick<Told, 'recoveryCode' | 'passphrases'>,
): Promise<LeftJournal> {
  const secrets: readonly VaultSecret[] =
    recoveryCode === undefined
      ? passphrases.map((passphrase) => ({ type: 'passphrase', passphrase }) as const)
      : [{ type: 'recovery-code', code: recoveryCode }];
  const why: string[] = [];
  for (const secret of secrets) {
    const unlocked = await unlockVault(folder, secret);
    if (unlocked.ok) {
      const { dataKey, otherDataKey } = unlocked.value;
      return openWithKeys(folder, [dataKey, ...(otherDataKey ? [otherDataKey] : [])].map(databaseKeyOf));
    }
    why.push(unlocked.failure.code);
  }
  throw new Broken(`The keys do not open: ${why.join(', ')}.`);
}

function openWithKeys(folder: string, keys: readonly Buffer[]): LeftJournal {
  const why: string[] = [];
  for (const key of keys) {
    const opened = openLeftDatabase(journalFiles(folder).database, key);
    if (typeof opened !== 'string') return opened;
    why.push(opened);
  }
  throw new Broken(`The database does not open: ${why.join(', ')}.`);
}

/** Opens a database by its key and checks that it and its index are whole; a code where it does not open. */
export function openLeftDatabase(file: string, key: Buffer): LeftJournal | string {
  const opened = openDatabase(file, key, { mayCreate: false });
  if (!opened.ok) return opened.failure.code;
  const database = opened.value;
  const whole = database.pragma('integrity_check');
  if (whole !== 'ok') throw new Broken(`integrity_check: ${String(whole)}`);
  try {
    database.run(sql`INSERT INTO entry_index (entry_index, rank) VALUES ('integrity-check', 1)`);
  } catch {
    throw new Broken('The index is not whole.');
  }
  const journal: ReadableJournal = {
    database,
    mapper: lexiconMapper,
    now: testClock().now,
    newId: () => {
      throw new Error('Nothing is written here.');
    },
  };
  return {
    entry: (id) => {
      const found = handlers['entry.get'](journal, { id: id as EntryId, includeSealed: true });
      if (!found.ok) return undefined;
      const { revision, text } = found.value;
      return { id, revision, text };
    },
    find: (query) => {
      const found = handlers['entry.search'](journal, { query, limit: 10, includeSealed: false });
      return found.ok ? found.value.entries.map(({ id }) => id) : [];
    },
    close: () => database.close(),
  };
}

/** What a journal holds of what was told. */
export interface Comparison {
  /** The entries as they are there now, the unanswered one included where it arrived. */
  readonly there: ReadonlyMap<string, Saved>;
  /** The ids of entries that are not there as they were told, or are not found by their first word. */
  readonly lost: readonly string[];
}

/** Compares a journal with what was told; the one save that was never answered may be there or not. */
export function compare(journal: LeftJournal, { saved, unanswered }: Told): Comparison {
  const there = new Map(saved);
  const lost: string[] = [];
  const asked = unanswered && !saved.has(unanswered.id) ? [unanswered] : [];
  for (const told of [...saved.values(), ...asked]) {
    const found = journal.entry(told.id);
    if (found === undefined && told === unanswered) continue;
    const isUnanswered = unanswered !== undefined && isSame(found, unanswered);
    const isThere = isUnanswered || (saved.has(told.id) && isSame(found, told));
    const [word = ''] = found?.text.split(' ') ?? [];
    if (!isThere || journal.find(word).join() !== told.id) lost.push(told.id);
    else if (isUnanswered) there.set(told.id, unanswered);
  }
  return { there, lost };
}

function isSame(found: Saved | undefined, told: Saved): boolean {
  return found?.id === told.id && found.revision === told.revision && found.text === told.text;
}
