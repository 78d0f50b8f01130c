import { join, resolve } from 'node:path';
import type { Command } from 'commander';
import type {
  BackupFile,
  BackupJob,
  BackupList,
  VerifyReport,
} from '../../../shared/contract/backup-channels.ts';
import { fail, ok, type Result } from '../../../shared/domain/result/result.ts';
import { counted } from '../../../shared/domain/wording/counted.ts';
import type { RestoredJournal, RestoreOrder } from '../../core/backup/restore-backup.ts';
import type { AddCommands } from '../add-commands.ts';
import type { Doors } from '../doors.ts';
import { type GlobalOptions, optionsOf } from '../options.ts';
import { done, type Outcome } from '../outcome.ts';
import { json, plain, print } from '../output.ts';

interface RestoreOptions extends GlobalOptions {
  readonly to: string;
  readonly recoveryCodeFile?: string;
}

/** Encrypted backups: making one, bringing one back, and looking whether everything is whole. */
export const addBackupCommands: AddCommands = (program, runs) => {
  program
    .command('backup')
    .description('make an encrypted backup, and check it')
    .option('--out <file>', 'the file to write instead; never one that exists')
    .action(runs((_own: unknown, command: Command) => backup(optionsOf(command))));
  program
    .command('restore')
    .description('bring a backup back into a new folder; changes nothing else')
    .argument('<file>', 'the backup’s file')
    .requiredOption('--to <folder>', 'a folder that does not exist yet, or an empty one')
    .option('--recovery-code-file <file>', 'a file that holds the recovery code, instead of the passphrase')
    .action(runs((file: string, _own: unknown, command: Command) => restore(file, optionsOf(command))));
  program
    .command('verify')
    .description('check the journal, its index and its backups')
    .action(runs((_own: unknown, command: Command) => verify(optionsOf(command))));
};

async function backup(options: GlobalOptions & { readonly out?: string }): Promise<Outcome> {
  const out = options.out === undefined ? undefined : resolve(options.out);
  const { refusalOfCopy } = await import('../../core/backup/copy-backup.ts');
  const refused = out === undefined ? undefined : await refusalOfCopy(out);
  if (refused) return refused;
  const { withJournal } = await import('../session.ts');
  return withJournal(options, ['backup.make', {}], async (doors) => {
    const made = await showingJob(doors, 'Making a backup', 'backup', () => doors.call('backup.make', {}));
    if (!made.ok) return made;
    const listed = await doors.call('backup.list', {});
    if (!listed.ok) return listed;
    if (out === undefined) return told(join(listed.value.folder, made.value.name), made.value, options);
    const moved = await moveTo(out, made.value, listed.value);
    return moved.ok ? told(out, made.value, options) : moved;
  });
}

/**
 * Copies the backup to where it was asked for. The one in the backups' folder was only the way there, and goes; it
 * stays where the day would be left without any.
 */
async function moveTo(
  out: string,
  { name, createdAt }: BackupFile,
  { folder, backups }: BackupList,
): Promise<Result<null, string>> {
  const { copyBackup } = await import('../../core/backup/copy-backup.ts');
  const { removeBackups } = await import('../../core/backup/remove-backups.ts');
  const { isBackupDue } = await import('../../core/backup/rotation.ts');
  const { systemZone } = await import('../../core/system-zone.ts');
  const copied = await copyBackup(join(folder, name), out);
  const others = backups.filter((each) => each.name !== name);
  if (!isBackupDue(others, Date.parse(createdAt), systemZone())) await removeBackups(folder, [name]);
  return copied;
}

async function told(
  file: string,
  { createdAt, bytes, reason }: BackupFile,
  options: GlobalOptions,
): Promise<Outcome> {
  const words = `${plain(file)}\nIt was opened again and checked. It opens with the passphrase and the recovery code of today.\n`;
  await print(options.json ? json({ file, createdAt, bytes, reason }) : words);
  return done;
}

async function restore(file: string, options: RestoreOptions): Promise<Outcome> {
  const { checkOrder, restoreBackup } = await import('../../core/backup/restore-backup.ts');
  const order = { file: resolve(file), to: resolve(options.to) };
  // A slip in a name costs no passphrase and no waiting.
  const possible = await checkOrder(order);
  if (!possible.ok) return possible;
  const secret = await secretOf(options);
  if (!secret.ok) return secret;
  const { progressBar } = await import('../progress-bar.ts');
  const { closeOnSignal } = await import('../signals.ts');
  const bar = progressBar('Bringing the journal back');
  const stopping = new AbortController();
  let ended: Promise<unknown> = Promise.resolve();
  const forget = closeOnSignal(async () => {
    stopping.abort();
    await ended;
  });
  try {
    const restoring = restoreBackup({
      ...order,
      secret: secret.value,
      signal: stopping.signal,
      onProgress: bar.advance,
    });
    ended = restoring;
    const restored = await restoring;
    bar.clear();
    return restored.ok ? await toldRestored(restored.value, options) : restored;
  } finally {
    bar.clear();
    forget();
  }
}

async function secretOf(options: RestoreOptions): Promise<Result<RestoreOrder['secret'], string>> {
  const { passphraseOf, recoveryCodeOf } = await import('../passphrase.ts');
  if (options.recoveryCodeFile !== undefined) {
    const code = await recoveryCodeOf(options.recoveryCodeFile);
    return code.ok ? ok({ type: 'recovery-code', code: code.value }) : code;
  }
  const passphrase = await passphraseOf(options);
  return passphrase.ok ? ok({ type: 'passphrase', passphrase: passphrase.value }) : passphrase;
}

async function toldRestored(restored: RestoredJournal, options: GlobalOptions): Promise<Outcome> {
  if (options.json) {
    await print(json(restored));
    return done;
  }
  const { inWords, dayIn } = await import('../../../shared/domain/civil-date/civil-date.ts');
  const { systemZone } = await import('../../core/system-zone.ts');
  const { folder, entries, createdAt } = restored;
  const day = inWords(dayIn(Date.parse(createdAt), systemZone()));
  await print(
    `${counted(entries, 'entry is', 'entries are')} back, as of ${day}, in ${plain(folder)}\n` +
      'The journal there opens with the passphrase and the recovery code of that day:\n' +
      `  casebook list --journal ${quoted(plain(folder))}\n`,
  );
  return done;
}

/** A path as a shell takes it. */
function quoted(path: string): string {
  return /^[\w./@%+=:,-]+$/.test(path) ? path : `'${path.replaceAll("'", "'\\''")}'`;
}

async function verify(options: GlobalOptions): Promise<Outcome> {
  const { withJournal } = await import('../session.ts');
  return withJournal(options, ['backup.verify', {}], async (doors) => {
    const verified = await showingJob(doors, 'Checking the journal and its backups', 'verify', () =>
      doors.call('backup.verify', {}),
    );
    if (!verified.ok) return verified;
    await print(options.json ? json(verified.value) : verifiedWords(verified.value));
    const { problems, backups } = verified.value;
    const damaged = backups.filter(({ state }) => state === 'damaged').length;
    if (problems.length + damaged === 0) return done;
    return fail('problems', whatToDo(problems.length > 0, damaged));
  });
}

function verifiedWords({ entries, problems, backups }: VerifyReport): string {
  const sound = backups.filter(({ state }) => state === 'sound').length;
  const lines = [
    problems.length === 0
      ? `The journal and its index are whole: ${counted(entries, 'entry', 'entries')}.`
      : problems.map((problem) => `The journal: ${problem}`).join('\n'),
    backups.length === 0
      ? 'There are no backups yet.'
      : `${counted(sound, 'backup is', 'backups are')} sound, of ${backups.length}.`,
    ...backups.flatMap(({ name, state }) => {
      if (state === 'damaged') return [`${name} is damaged.`];
      if (state === 'sound') return [];
      return [`${name} was made before the keys were renewed: it opens with the secrets of its day alone.`];
    }),
  ];
  return `${plain(lines.join('\n'))}\n`;
}

function whatToDo(isJournalAffected: boolean, damaged: number): string {
  if (isJournalAffected) {
    return 'The journal is not whole: keep its folder as it is and bring a sound backup back with `casebook restore`.';
  }
  const those = damaged === 1 ? 'A backup is' : `${damaged} backups are`;
  return `${those} damaged, the journal is not: make a new one with \`casebook backup\`, and check the disk.`;
}

/** Shows how far a job of the application is, where it runs in this process. */
async function showingJob<Value>(
  { subscribe }: Doors,
  words: string,
  job: BackupJob,
  work: () => Promise<Value>,
): Promise<Value> {
  const { progressBar } = await import('../progress-bar.ts');
  const bar = progressBar(words);
  const unsubscribe = subscribe((event) => {
    if (event.type === 'progress' && event.job === job) bar.advance(event.done, event.total);
  });
  try {
    return await work();
  } finally {
    unsubscribe();
    bar.clear();
  }
}
