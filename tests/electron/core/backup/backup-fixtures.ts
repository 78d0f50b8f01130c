import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { type BackupOrder, makeBackup } from '../../../../electron/core/backup/make-backup.ts';
import { type OpenJournal, openJournal } from '../../../../electron/core/journal/open-journal.ts';
import { databaseKeyOf } from '../../../../electron/core/vault/data-key.ts';
import { journalFiles } from '../../../../electron/core/vault/journal-files.ts';
import { createVault } from '../../../../electron/core/vault/vault.ts';
import type { BackupFile } from '../../../../shared/contract/backup-channels.ts';
import type { EntryId, UtcInstant } from '../../../../shared/domain/entry/entry.ts';
import { lexiconMapper } from '../../../../shared/domain/mapping/bundled-mapper.ts';
import { ok } from '../../../../shared/domain/result/result.ts';
import { succeeded } from '../../../support/outcomes.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';
import { cheapest } from '../vault/vault-fixtures.ts';

/** The instant at which a test's backups are made, unless it says another. */
export const noon = Date.parse('2026-11-22T12:00:00.000Z');

export const passphrase = 'a lantern on the ninth stair';

/** A journal on real files, open, with what its backups need. */
export interface JournalToBackUp {
  readonly folder: string;
  readonly backups: string;
  readonly vaultId: string;
  readonly dataKey: Buffer;
  readonly recoveryCode: string;
  readonly journal: OpenJournal;
  /** Writes an entry and answers its id. */
  write(text: string): string;
  order(choice?: Partial<BackupOrder>): BackupOrder;
  /** Makes a backup that must succeed. */
  backUp(choice?: Partial<BackupOrder>): Promise<BackupFile & { readonly file: string }>;
}

/** Makes a journal with an entry in it. */
export async function journalToBackUp(folder = join(temporaryFolder(), 'journal')): Promise<JournalToBackUp> {
  const made = succeeded(await createVault(folder, { passphrase, cost: cheapest }));
  const { vaultId, dataKey, recoveryCode } = made;
  const backups = journalFiles(folder).backups;
  const journal = openOn(folder, dataKey);
  onTestFinished(() => journal.close());
  let lastId = 0;

  function write(text: string): string {
    lastId += 1;
    const id = `01950000-0000-7000-8000-${lastId.toString(16).padStart(12, '0')}` as EntryId;
    succeeded(journal.handle('entry.create', { id, kind: 'win', date: '2026-11-20', text } as never));
    return id;
  }

  const order = (choice: Partial<BackupOrder> = {}): BackupOrder => ({
    journalFolder: folder,
    backupFolder: backups,
    vaultId,
    dataKey,
    copyTo: async (file) => {
      journal.copyTo(file);
      return ok(null);
    },
    reason: 'daily',
    now: () => noon,
    ...choice,
  });

  write('Moved the cache to a host of its own.');
  return {
    folder,
    backups,
    vaultId,
    dataKey,
    recoveryCode,
    journal,
    write,
    order,
    backUp: async (choice) => {
      const asked = order(choice);
      const backup = succeeded(await makeBackup(asked));
      return { ...backup, file: join(asked.backupFolder, backup.name) };
    },
  };
}

/** Opens the database of a journal's folder with its data key. */
export function openOn(folder: string, dataKey: Uint8Array): OpenJournal {
  return succeeded(
    openJournal({
      file: journalFiles(folder).database,
      key: databaseKeyOf(dataKey),
      mayCreate: true,
      mapper: lexiconMapper,
      now: () => '2026-11-20T12:00:00.000Z' as UtcInstant,
      newId: () => {
        throw new Error('Ids are given here.');
      },
      onChange: () => undefined,
    }),
  );
}

/** The texts of the entries in an open journal, newest first. */
export function textsIn(journal: OpenJournal): readonly string[] {
  const page = succeeded(journal.handle('entry.list', { limit: 100, includeSealed: true } as never)) as {
    readonly entries: readonly { readonly text: string }[];
  };
  return page.entries.map(({ text }) => text);
}

/** The names in a folder, sorted; none where there is no folder. */
export function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder).sort();
  } catch {
    return [];
  }
}

/** Writes a copy of a file with some of its bytes changed. */
export function changed(file: string, to: string, change: (bytes: Buffer) => Buffer): string {
  writeFileSync(to, change(readFileSync(file)));
  return to;
}

/** The parts of a backup's file. */
export function partsOf(bytes: Buffer) {
  const headerBytes = bytes.readUInt32BE(18);
  const bodyStart = 22 + headerBytes;
  return {
    header: JSON.parse(bytes.toString('utf8', 22, bodyStart)) as Record<string, unknown>,
    body: bytes.subarray(bodyStart),
    bodyStart,
  };
}

/** Puts parts together again, whatever they say. */
export function container(header: unknown, body: Buffer, start = 'CASEBOOK BACKUP 1\n'): Buffer {
  const text = Buffer.from(typeof header === 'string' ? header : JSON.stringify(header));
  const length = Buffer.alloc(4);
  length.writeUInt32BE(text.length);
  return Buffer.concat([Buffer.from(start), length, text, body]);
}
