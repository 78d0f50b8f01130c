import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createApplication } from '../../../electron/core/application.ts';
import { findDropBox } from '../../../electron/core/drop-box/drop-entry.ts';
import { journalFiles } from '../../../electron/core/vault/journal-files.ts';
import type { Answer, ChannelName, Params } from '../../../shared/contract/contract.ts';
import { passphrase } from '../../support/application.ts';
import { succeeded } from '../../support/outcomes.ts';
import { testPlatform } from '../../support/platform.ts';

/** A real journal with an entry and a backup, locked, and what its files hold. */
export interface AttackedJournal {
  /** The program's own folder: the journal lies in `journal` below it. */
  readonly dataFolder: string;
  readonly recoveryCode: string;
  readonly keyring: string;
  readonly backup: Buffer;
  readonly backupName: string;
  /** What anybody who can read the folder knows of its drop box. */
  readonly dropBox: { readonly key: Buffer; readonly vaultId: string };
}

/** A window's way to the application, until it is closed. */
export function openWindowOn(dataFolder: string) {
  const application = createApplication(
    testPlatform(dataFolder, { fixedJournalFolder: join(dataFolder, 'journal') }),
  );
  return {
    call: async <Name extends ChannelName>(name: Name, params: Params<Name>) =>
      (await application.handle(name, params)) as Answer<Name>,
    close: () => application.close(),
  };
}

/** Makes the journal that hostile files are set upon. */
export async function makeAttackedJournal(dataFolder: string): Promise<AttackedJournal> {
  const files = journalFiles(join(dataFolder, 'journal'));
  const { call, close } = openWindowOn(dataFolder);
  const { recoveryCode } = succeeded(await call('vault.create', { passphrase }));
  succeeded(await call('entry.create', { kind: 'win', date: '2026-11-20', text: 'Moved the cache' }));
  const { name: backupName } = succeeded(await call('backup.make', {}));
  await close();
  return {
    dataFolder,
    recoveryCode,
    keyring: readFileSync(files.keyring, 'utf8'),
    backup: readFileSync(join(files.backups, backupName)),
    backupName,
    dropBox: succeeded(await findDropBox(join(dataFolder, 'journal'))),
  };
}

/** The texts of the journal's entries, opened with its recovery code. */
export async function textsOf({ dataFolder, recoveryCode }: AttackedJournal): Promise<readonly string[]> {
  const { call, close } = openWindowOn(dataFolder);
  try {
    succeeded(await call('vault.unlock', { secret: { type: 'recovery-code', code: recoveryCode } }));
    return succeeded(await call('entry.list', { includeSealed: true })).entries.map(({ text }) => text);
  } finally {
    await close();
  }
}

/** The names in a folder; none where it is not there. */
export function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder).sort();
  } catch {
    return [];
  }
}
