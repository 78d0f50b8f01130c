import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type Application, createApplication } from '../../../electron/core/application.ts';
import { defaultSettings } from '../../../electron/core/settings/stored-settings-schema.ts';

const root = resolve(import.meta.dirname, '../../..');
const main = join(root, 'electron/terminal/main.ts');

/** What a finished command left. */
export interface Finished {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** How a command is run, where it is not as usual. */
export interface RunOptions {
  readonly input?: string | Buffer;
  readonly env?: Readonly<Record<string, string>>;
}

/** A temporary home with a journal's folder, a passphrase file and the real command run against them. */
export interface Place {
  readonly folder: string;
  readonly journal: string;
  readonly passphrase: string;
  /** Runs `casebook` with these words and waits for its end. */
  casebook(words: readonly string[], options?: RunOptions): Promise<Finished>;
  /** The same, handed over while it runs. */
  start(words: readonly string[], options?: RunOptions): ChildProcessWithoutNullStreams;
  /** The command as a shell's line, for pipelines. */
  readonly command: string;
  readonly env: Readonly<Record<string, string>>;
  remove(): void;
}

/** A place without a journal in it. */
export function emptyPlace(): Place {
  const folder = mkdtempSync(join(tmpdir(), 'casebook-terminal-'));
  const passphrase = 'correct horse battery';
  const passphraseFile = join(folder, 'passphrase.txt');
  writeFileSync(passphraseFile, `${passphrase}\n`);
  const journal = join(folder, 'journal');
  const env = {
    PATH: process.env.PATH ?? '',
    HOME: folder,
    // Compiled code is shared by all runs, as it is at home.
    XDG_CACHE_HOME: join(tmpdir(), 'casebook-terminal-cache'),
    CASEBOOK_JOURNAL: journal,
    CASEBOOK_PASSPHRASE_FILE: passphraseFile,
  };
  const start: Place['start'] = (words, options = {}) =>
    spawn(process.execPath, [main, ...words], { env: { ...env, ...options.env }, cwd: folder });
  return {
    folder,
    journal,
    passphrase,
    env,
    command: `'${process.execPath}' '${main}'`,
    start,
    casebook: (words, options = {}) => {
      const child = start(words, options);
      // A command that reads no input may end before it got all of it.
      child.stdin.on('error', () => {});
      child.stdin.end(options.input ?? '');
      return finished(child);
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** Waits for the end of a command and gathers what it wrote. */
export function finished(child: ChildProcessWithoutNullStreams): Promise<Finished> {
  const out: Buffer[] = [];
  const err: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => err.push(chunk));
  return new Promise((settle, reject) => {
    child.once('error', reject);
    child.once('close', (status) =>
      settle({ status, stdout: Buffer.concat(out).toString(), stderr: Buffer.concat(err).toString() }),
    );
  });
}

/** A place with a real encrypted journal whose passphrase is derived at the lowest cost that is allowed. */
export async function placeWithJournal(): Promise<Place & { readonly recoveryCode: string }> {
  const place = emptyPlace();
  const core = coreOf(place);
  const created = await core.handle('vault.create', { passphrase: place.passphrase });
  await core.close();
  if (!created.ok) throw new Error(created.failure.message);
  return { ...place, recoveryCode: (created.value as { recoveryCode: string }).recoveryCode };
}

/** The core on a place's journal, for what would take too many commands. */
export function coreOf(place: Place): Application {
  return createApplication({
    shell: 'terminal',
    journalWorker: new URL('../../../electron/core/journal/worker.ts', import.meta.url),
    settings: { get: (key) => defaultSettings[key], set: () => {} },
    dataFolder: place.folder,
    fixedJournalFolder: place.journal,
    now: () => Date.now(),
    zone: () => 'UTC',
    derivationCost: { memoryKiB: 64 * 1024, passes: 3 },
  });
}

/** Every JSON line of an output. */
export function records(output: string): Record<string, unknown>[] {
  return output
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
}
