import { join } from 'node:path';
import { expect } from 'vitest';
import { openDatabase } from '../../electron/core/database/open-database.ts';
import { sql } from '../../electron/core/database/sql.ts';
import { openJournal } from '../../electron/core/journal/open-journal.ts';
import { journalFiles } from '../../electron/core/vault/journal-files.ts';
import { unlockVault } from '../../electron/core/vault/vault.ts';
import type { EntryPage } from '../../shared/contract/entry-channels.ts';
import type { EntryId } from '../../shared/domain/entry/entry.ts';
import { lexiconMapper } from '../../shared/domain/mapping/bundled-mapper.ts';
import { testClock } from '../support/clock.ts';
import { succeeded } from '../support/outcomes.ts';
import type { SavingReport } from './saving-program.ts';

/** An entry as it was told to be saved. */
export type Saved = Extract<SavingReport, { id: string }>;

/** Opens what a killed program left, and checks that the file and its index are whole. */
export async function openWhatIsLeft(dataFolder: string, recoveryCode: string) {
  const folder = join(dataFolder, 'journal');
  const { databaseKey: key } = succeeded(
    await unlockVault(folder, { type: 'recovery-code', code: recoveryCode }),
  );
  const file = journalFiles(folder).database;
  const database = succeeded(openDatabase(file, key, { mayCreate: false }));
  expect(database.pragma('integrity_check')).toBe('ok');
  database.run(sql`INSERT INTO entry_index (entry_index, rank) VALUES ('integrity-check', 1)`);
  database.close();

  const clock = testClock();
  const newId = () => {
    throw new Error('Nothing is written here.');
  };
  const onChange = newId;
  return succeeded(
    openJournal({ file, key, mayCreate: false, mapper: lexiconMapper, now: clock.now, newId, onChange }),
  );
}

/**
 * Checks that everything that was told to be saved is there as it was told, and found by its first word. The one
 * save that was asked for and never answered may be there or not; answers what is there now.
 */
export function expectAllThere(
  journal: Awaited<ReturnType<typeof openWhatIsLeft>>,
  saved: ReadonlyMap<string, Saved>,
  unanswered: Saved | undefined,
): Map<string, Saved> {
  const there = new Map(saved);
  for (const told of unanswered ? [...saved.values(), unanswered] : saved.values()) {
    const found = journal.handle('entry.get', { id: told.id as EntryId, includeSealed: true });
    if (!found.ok && told === unanswered && !saved.has(told.id)) continue;
    const { revision, text } = succeeded(found) as { revision: number; text: string };
    const isUnanswered = unanswered?.id === told.id && revision === unanswered.revision;
    const expected = isUnanswered ? unanswered : saved.get(told.id);
    expect({ id: told.id, revision, text }).toEqual({
      id: told.id,
      revision: expected?.revision,
      text: expected?.text,
    });
    if (isUnanswered) there.set(told.id, unanswered);
    const [word = ''] = text.split(' ');
    const hits = succeeded(
      journal.handle('entry.search', { query: word, limit: 10, includeSealed: false }),
    ) as EntryPage;
    expect(hits.entries.map((entry) => entry.id)).toEqual([told.id]);
  }
  return there;
}
