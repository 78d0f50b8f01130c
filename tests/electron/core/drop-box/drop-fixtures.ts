import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { v7 } from 'uuid';
import { onTestFinished } from 'vitest';
import { dropEntry } from '../../../../electron/core/drop-box/drop-entry.ts';
import type { DropBoxKeys } from '../../../../electron/core/drop-box/merge-drops.ts';
import { type OpenJournal, openJournal } from '../../../../electron/core/journal/open-journal.ts';
import { databaseKeyOf, deriveKey, newDataKey } from '../../../../electron/core/vault/data-key.ts';
import { journalFiles } from '../../../../electron/core/vault/journal-files.ts';
import { signKeyring } from '../../../../electron/core/vault/keyring.ts';
import { writeKeyrings } from '../../../../electron/core/vault/keyring-files.ts';
import { makeRecoveryCodeSlot, newRecoverySecret } from '../../../../electron/core/vault/make-slots.ts';
import type { CheckedParams, Topic } from '../../../../shared/contract/contract.ts';
import type { EntryDetail, EntryPage } from '../../../../shared/contract/entry-channels.ts';
import type { EntryId, UtcInstant } from '../../../../shared/domain/entry/entry.ts';
import { lexiconMapper } from '../../../../shared/domain/mapping/bundled-mapper.ts';
import { temporaryFolder, valueFrom, vaultId } from '../vault/vault-fixtures.ts';
import { draftOf } from './drafts.ts';

/** A journal's folder with real keys and, once it is opened, a real encrypted database. */
export interface BoxedJournal {
  readonly folder: string;
  readonly box: DropBoxKeys;
  readonly databaseKey: Buffer;
  /** Opens the journal; `topics` gathers what it says has changed. */
  open(): OpenJournal & { readonly topics: Topic[] };
  /** Drops an entry and answers its id. */
  drop(text: string, more?: Partial<CheckedParams<'drop.add'>>): Promise<EntryId>;
}

/** A moment long before these tests. */
export const longAgo = Date.UTC(2026, 2, 12, 13, 5);

/** Makes the keys of a journal in a new folder, or in this one. */
export async function boxedJournal(folder = temporaryFolder()): Promise<BoxedJournal> {
  const dataKey = newDataKey();
  mkdirSync(folder, { recursive: true });
  const slot = makeRecoveryCodeSlot(dataKey, vaultId, newRecoverySecret());
  await writeKeyrings(folder, signKeyring({ vaultId, slots: [slot] }, dataKey));
  const files = journalFiles(folder);
  const box = { folder: files.drop, vaultId, privateKey: deriveKey(dataKey, 'drop box') };

  function open(): OpenJournal & { readonly topics: Topic[] } {
    const topics: Topic[] = [];
    const journal = valueFrom(
      openJournal({
        file: files.database,
        key: databaseKeyOf(dataKey),
        mayCreate: true,
        mapper: lexiconMapper,
        now: () => new Date().toISOString() as UtcInstant,
        newId: () => v7(),
        onChange: (changed) => topics.push(...changed),
      }),
    );
    onTestFinished(() => journal.close());
    return { ...journal, topics };
  }

  return {
    folder,
    box,
    databaseKey: databaseKeyOf(dataKey),
    open,
    drop: async (text, more) => {
      const draft = draftOf(text, more);
      const dropped = await dropEntry({
        journalFolder: folder,
        draft,
        newId: () => v7(),
        now: () => longAgo,
      });
      return valueFrom(dropped).id;
    },
  };
}

/** The file a drop lies in. */
export function fileOf({ box }: BoxedJournal, id: EntryId): string {
  return join(box.folder, `${id}.drop`);
}

/** Every entry of an open journal, sealed ones too. */
export function entriesOf(journal: OpenJournal): EntryPage['entries'] {
  const all: EntryPage['entries'][number][] = [];
  let cursor: string | undefined;
  do {
    const params = { isTrash: false, includeSealed: true, limit: 1000, ...(cursor && { cursor }) };
    const page = valueFrom(journal.handle('entry.list', params)) as EntryPage;
    all.push(...page.entries);
    cursor = page.next;
  } while (cursor);
  return all;
}

/** One entry of an open journal. */
export function entryOf(journal: OpenJournal, id: EntryId): EntryDetail {
  return valueFrom(journal.handle('entry.get', { id, includeSealed: true })) as EntryDetail;
}
