import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { backupNamePattern } from '../../electron/core/backup/backup-name.ts';
import { verifyBackup } from '../../electron/core/backup/verify-backup.ts';
import { openDatabase } from '../../electron/core/database/open-database.ts';
import { sql } from '../../electron/core/database/sql.ts';
import { databaseKeyOf } from '../../electron/core/vault/data-key.ts';
import { journalFiles } from '../../electron/core/vault/journal-files.ts';
import { unlockVault } from '../../electron/core/vault/vault.ts';
import { type JournalToBackUp, journalToBackUp, openOn } from '../electron/core/backup/backup-fixtures.ts';
import { howMany, reportFigure } from '../soak/figure.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import type { BackupProgramOrder, BackupProgramReport } from './backup-order.ts';
import { startBackupProgram } from './backup-run.ts';
import { newSeed, type Random, randomFrom } from './random.ts';

const kills = howMany(15, 300);
const killsWhileRestoring = howMany(5, 100);
/** A program is killed while it is at its first, second or third backup, however fast the computer is. */
const backupsInARun = 3;
const entries = 40;

/** A journal of a few hundred pages that is closed, and what a program needs to work on it. */
async function closedJournal(): Promise<{ made: JournalToBackUp; order: BackupProgramOrder }> {
  const made = await journalToBackUp();
  const { folder, vaultId } = made;
  for (let number = 1; number < entries; number += 1) {
    made.write(`Entry ${number}. ${'Moved the cache to a host of its own. '.repeat(300)}`);
  }
  made.journal.close();
  const dataKey = made.dataKey.toString('base64url');
  return { made, order: { folder, vaultId, dataKey, times: Number.MAX_SAFE_INTEGER, first: 0 } };
}

/** What is not as it should be after a kill: a backup that is not sound, or one that was told and is not there. */
async function whatIsWrong(
  { backups, dataKey }: JournalToBackUp,
  newestTold: string | undefined,
  known: Map<string, number>,
): Promise<readonly string[]> {
  const wrong: string[] = [];
  const names = readdirSync(backups).filter((name) => backupNamePattern.test(name));
  if (newestTold !== undefined && !names.includes(newestTold)) wrong.push(`${newestTold} is gone`);
  for (const name of names) {
    const file = join(backups, name);
    const { mtimeMs, size } = statSync(file);
    // What was found sound and not touched since needs no second look, the newest apart.
    if (known.get(name) === mtimeMs + size && name !== newestTold) continue;
    const verified = await verifyBackup(file, { dataKey });
    if (!verified.ok || verified.value.entries !== entries) wrong.push(`${name} is not sound`);
    known.set(name, mtimeMs + size);
  }
  return wrong;
}

const leftoversIn = (...folders: readonly string[]) =>
  folders.flatMap((folder) => readdirSync(folder).filter((name) => name.endsWith('.tmp')));

function lastMade(told: readonly BackupProgramReport[]): string | undefined {
  return told.flatMap((report) => (report.type === 'made' ? [report.name] : [])).at(-1);
}

async function killWhileBackingUp(random: Random) {
  const { made, order } = await closedJournal();
  const wrong: string[] = [];
  const known = new Map<string, number>();
  const begun = await startBackupProgram().run({ ...order, times: backupsInARun });
  const longestRunMs = begun.tookMs;
  let newestTold = lastMade(begun.told);
  let first = backupsInARun;
  let finished = backupsInARun;
  let cutShort = 0;
  let next = startBackupProgram();
  for (let round = 1; round <= kills; round += 1) {
    const program = next;
    next = startBackupProgram();
    const { told } = await program.run({ ...order, first }, { killAfterMs: random.next() * longestRunMs });
    const count = told.filter(({ type }) => type === 'made').length;
    for (const report of told) if (report.type === 'failed') wrong.push(`round ${round}: ${report.message}`);
    newestTold = lastMade(told) ?? newestTold;
    finished += count;
    if (leftoversIn(made.folder, made.backups).length > 0) cutShort += 1;
    // The one under way when it was killed may have got its name.
    first += count + 1;
    wrong.push(...(await whatIsWrong(made, newestTold, known)).map((each) => `round ${round}: ${each}`));
  }
  const afterwards = lastMade((await next.run({ ...order, first, times: 1 })).told);
  if (afterwards === undefined) throw new Error('No backup was made afterwards.');
  return { made, wrong, finished, cutShort, newestTold: afterwards, known };
}

/** The control: how many of three things that must not be the check notices. */
async function whatTheCheckNotices({
  made,
  newestTold,
  known,
}: Awaited<ReturnType<typeof killWhileBackingUp>>): Promise<number> {
  const { backups } = made;
  const sound = readFileSync(join(backups, newestTold));
  const isNoticed = async (change: () => void) => {
    change();
    const noticed = (await whatIsWrong(made, newestTold, known)).length > 0;
    writeFileSync(join(backups, newestTold), sound);
    rmSync(join(backups, '20200101T000000Z.casebook'), { force: true });
    return Number(noticed);
  };
  expect(await isNoticed(() => undefined)).toBe(0);
  return (
    (await isNoticed(() => rmSync(join(backups, newestTold)))) +
    (await isNoticed(() =>
      writeFileSync(join(backups, newestTold), sound.subarray(0, sound.length - 4096)),
    )) +
    (await isNoticed(() =>
      writeFileSync(join(backups, '20200101T000000Z.casebook'), sound.subarray(0, 9000)),
    ))
  );
}

test('killed at any moment while backing up, every backup with a name is sound and the last one is there', async () => {
  const seed = newSeed('Kills while backing up');
  const run = await killWhileBackingUp(randomFrom(seed));
  const noticed = await whatTheCheckNotices(run);
  reportFigure({
    promise: 'Backups restore',
    figure: `${kills} kills while backing up, ${run.cutShort} of them in the middle of a backup, ${run.finished} backups made: ${run.wrong.length} lost or unsound (seed ${seed})`,
    goal: '300 kills, 0 lost or unsound',
    isMet: run.wrong.length === 0 && run.cutShort > 0 && kills >= 300,
    control: `a backup that is gone, one cut short, and one part-written under a name: ${noticed} of 3 noticed`,
  });
  expect(run.wrong, `CASEBOOK_SEED=${seed}`).toEqual([]);
  expect(leftoversIn(run.made.folder, run.made.backups)).toEqual([]);
  expect(run.cutShort).toBeGreaterThan(0);
  expect(noticed).toBe(3);
  const journal = openOn(run.made.folder, run.made.dataKey);
  expect(journal.check()).toEqual({ problems: [], entries });
  journal.close();
}, 1_800_000);

test('killed at any moment while a backup is brought back, there is a whole journal or none', async () => {
  const seed = newSeed('Kills while restoring');
  const random = randomFrom(seed);
  const { made, order } = await closedJournal();
  const backup = lastMade((await startBackupProgram().run({ ...order, times: 1 })).told);
  if (backup === undefined) throw new Error('There is no backup to bring back.');
  const file = join(made.backups, backup);
  const below = temporaryFolder();
  const restore = { file, below, recoveryCode: made.recoveryCode };
  const { tookMs } = await startBackupProgram().run({ ...order, times: backupsInARun, restore });
  const wrong: string[] = [];
  let whole = 0;
  let next = startBackupProgram();
  for (let round = 1; round <= killsWhileRestoring; round += 1) {
    const program = next;
    next = startBackupProgram();
    const killAfterMs = random.next() * tookMs;
    await program.run({ ...order, first: round * 1000, restore }, { killAfterMs });
    for (const name of readdirSync(below).filter((each) => each.startsWith('back-'))) {
      const folder = join(below, name);
      if (!(await isWhole(folder))) wrong.push(`round ${round}: ${name}`);
      whole += 1;
      rmSync(folder, { recursive: true });
    }
  }
  const [, afterwards] = (await next.run({ ...order, times: 1, restore })).told;
  if (afterwards?.type !== 'restored') throw new Error('Nothing was brought back afterwards.');
  const isWholeThen = await isWhole(afterwards.folder);
  writeFileSync(journalFiles(afterwards.folder).database, readFileSync(file).subarray(0, 4096));
  const isControlNoticed = !(await isWhole(afterwards.folder));
  reportFigure({
    promise: 'Backups restore',
    figure: `${killsWhileRestoring} kills while restoring, ${whole} journals brought back before: ${wrong.length} not whole (seed ${seed})`,
    goal: '100 kills, 0 not whole',
    isMet: wrong.length === 0 && isWholeThen && killsWhileRestoring >= 100,
    control: `a journal brought back and then cut short: ${isControlNoticed ? 'noticed' : 'taken for whole'}`,
  });
  expect(wrong, `CASEBOOK_SEED=${seed}`).toEqual([]);
  expect({ isWholeThen, isControlNoticed }).toEqual({ isWholeThen: true, isControlNoticed: true });
  expect(leftoversIn(below)).toEqual([]);

  /** Whether a journal opens with its code and holds every entry. */
  async function isWhole(folder: string): Promise<boolean> {
    const unlocked = await unlockVault(folder, { type: 'recovery-code', code: made.recoveryCode });
    if (!unlocked.ok) return false;
    const key = databaseKeyOf(unlocked.value.dataKey);
    const opened = openDatabase(journalFiles(folder).database, key, { mayCreate: false });
    if (!opened.ok) return false;
    const { count } = opened.value.get<{ count: number }>(sql`SELECT count(*) AS count FROM entry`) ?? {};
    opened.value.close();
    return count === entries;
  }
}, 1_800_000);

test.skipIf(process.platform === 'win32')(
  'a disk that takes no more is told, at the copy and at the backup',
  async () => {
    const { made, order } = await closedJournal();
    const before = lastMade((await startBackupProgram().run({ ...order, times: 1 })).told);
    if (before === undefined) throw new Error('There is no backup to begin with.');
    const { size } = statSync(join(made.backups, before));
    const kib = Math.ceil(size / 1024);
    const messages: string[] = [];
    // A limit on the size of a file stands in for the disk: less than the copy takes, then less than the backup does.
    for (const largestFileKiB of [kib >> 1, kib - 1]) {
      const program = startBackupProgram({ largestFileKiB });
      const [, told] = (await program.run({ ...order, first: 1, times: 1 })).told;
      expect(told).toMatchObject({ type: 'failed', code: 'not-writable' });
      if (told?.type === 'failed') messages.push(told.message);
      expect(readdirSync(made.backups)).toEqual([before]);
      expect(leftoversIn(made.folder)).toEqual([]);
    }
    expect(messages).toEqual([
      expect.stringMatching(/beside the journal.*make room/),
      expect.stringMatching(/backups’ folder cannot be written.*as they were/),
    ]);
  },
);
