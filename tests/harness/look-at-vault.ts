import { join } from 'node:path';
import { createApplication } from '../../electron/core/application.ts';
import { listBackups } from '../../electron/core/backup/list-backups.ts';
import { verifyBackup } from '../../electron/core/backup/verify-backup.ts';
import { journalFiles } from '../../electron/core/vault/journal-files.ts';
import type { VaultSecret } from '../../electron/core/vault/open-keys.ts';
import { unlockVault } from '../../electron/core/vault/vault.ts';
import type { Answer, ChannelName, Params } from '../../shared/contract/contract.ts';
import type { EntryId } from '../../shared/domain/entry/entry.ts';
import { testPlatform } from '../support/platform.ts';
import { Broken, compare, type LeftJournal, openLeftDatabase, openWhatIsLeft } from './left-journal.ts';
import type { Told } from './told.ts';

/** What was lost or broken in the journal below a data folder, and in what lies around it. */
export async function whatIsWrongWithVault(dataFolder: string, told: Told): Promise<readonly string[]> {
  if (told.vault === 'none') return [];
  if (told.vault === 'creating') return whatKeepsFromGoingOn(dataFolder, told);
  const folder = join(dataFolder, 'journal');
  const wrong = [
    ...(await lostIn(() => openWhatIsLeft(folder, told), told)),
    ...(await whatIsWrongWithBackups(folder, told)),
  ];
  return wrong.length > 0 ? wrong : whatIsWrongWithDrops(dataFolder, told);
}

/** Which of the passphrases that may open the journal none does. */
export async function whatIsWrongWithPassphrase(dataFolder: string, told: Told): Promise<readonly string[]> {
  const codes: string[] = [];
  for (const passphrase of told.passphrases) {
    const unlocked = await unlockVault(join(dataFolder, 'journal'), { type: 'passphrase', passphrase });
    if (unlocked.ok) return [];
    codes.push(unlocked.failure.code);
  }
  return [`no passphrase opens the keys: ${codes.join(', ')}`];
}

/** What was lost or broken in a database that has no keyring beside it. */
export async function whatIsWrongWithDatabase(
  file: string,
  told: Told,
  key: Buffer,
): Promise<readonly string[]> {
  if (told.saved.size === 0) return [];
  return lostIn(async () => {
    const opened = openLeftDatabase(file, key);
    if (typeof opened === 'string') throw new Broken(opened);
    return opened;
  }, told);
}

async function lostIn(open: () => Promise<LeftJournal>, told: Told): Promise<readonly string[]> {
  try {
    const journal = await open();
    const { lost } = compare(journal, told);
    journal.close();
    return lost.map((id) => `${id} is lost`);
  } catch (error) {
    if (error instanceof Broken) return [error.message];
    throw error;
  }
}

/** Every backup that was told to be made is there; every file with a backup's name is a whole one. */
async function whatIsWrongWithBackups(folder: string, told: Told): Promise<readonly string[]> {
  const { backups: place } = journalFiles(folder);
  const { backups, unreadable } = await listBackups(place, undefined);
  const names = backups.map(({ name }) => name);
  const wrong = unreadable.map((name) => `${name} has a backup's name and is none`);
  for (const name of told.backups) if (!names.includes(name)) wrong.push(`${name} is lost`);
  const unlocked = names.length > 0 ? await unlockVault(folder, secretOf(told)) : undefined;
  if (!unlocked?.ok) return wrong;
  for (const name of names) {
    const verified = await verifyBackup(join(place, name), { dataKey: unlocked.value.dataKey });
    // A backup from before a rotation opens with the secrets of its day.
    if (!verified.ok && verified.failure.code !== 'other-keys') {
      wrong.push(`${name} is not sound: ${verified.failure.code}`);
    }
  }
  return wrong;
}

function secretOf({ recoveryCode, passphrases: [passphrase = ''] }: Told): VaultSecret {
  return recoveryCode === undefined
    ? { type: 'passphrase', passphrase }
    : { type: 'recovery-code', code: recoveryCode };
}

/** What was dropped is in the journal as soon as it is unlocked. */
async function whatIsWrongWithDrops(dataFolder: string, told: Told): Promise<readonly string[]> {
  if (told.dropped.length === 0) return [];
  return withApplication(dataFolder, async (call) => {
    const secret = secretOf(told) as Params<'vault.unlock'>['secret'];
    const unlocked = await call('vault.unlock', { secret });
    if (!unlocked.ok) return [`the journal with a drop box does not open: ${unlocked.failure.code}`];
    const lost: string[] = [];
    for (const { id, text } of told.dropped) {
      const found = await call('entry.get', { id: id as EntryId, includeSealed: true });
      if (!found.ok || found.value.text !== text) lost.push(`${id} was dropped and is lost`);
    }
    return lost;
  });
}

/** A journal whose making was cut off can be made again, or is there and opens; then it takes an entry. */
async function whatKeepsFromGoingOn(dataFolder: string, told: Told): Promise<readonly string[]> {
  const [passphrase = ''] = told.passphrases;
  return withApplication(dataFolder, async (call) => {
    const status = await call('vault.status', {});
    if (!status.ok) return ['the state of a journal whose making was cut off is not told'];
    const opened =
      status.value.state === 'absent'
        ? await call('vault.create', { passphrase })
        : await call('vault.unlock', { secret: { type: 'passphrase', passphrase } });
    if (!opened.ok) {
      return [`a journal whose making was cut off is ${status.value.state}: ${opened.failure.code}`];
    }
    const saved = await call('entry.create', { kind: 'win', date: '2026-11-20', text: 'the first words' });
    return saved.ok ? [] : [`a journal whose making was cut off takes no entry: ${saved.failure.code}`];
  });
}

type Call = <Name extends ChannelName>(name: Name, params: Params<Name>) => Promise<Answer<Name>>;

async function withApplication<Value>(
  dataFolder: string,
  work: (call: Call) => Promise<Value>,
): Promise<Value> {
  const application = createApplication(testPlatform(dataFolder));
  try {
    return await work(
      async (name, params) => (await application.handle(name, params)) as Answer<typeof name>,
    );
  } finally {
    await application.close();
  }
}
