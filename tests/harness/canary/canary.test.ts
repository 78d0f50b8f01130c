import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, onTestFinished, test } from 'vitest';
import { databaseKeyOf, unlockVault } from '../../../electron/core/vault/vault.ts';
import { howMany, isSoak, reportFigure } from '../../soak/figure.ts';
import { succeeded } from '../../support/outcomes.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { type Preload, preload, whyNotRecorded } from '../preload/preload.ts';
import { programEnvironment, programWords } from '../run-saving-program.ts';
import { type CanaryOrder, canaries } from './canaries.ts';
import { type Finding, wordsInFiles, wordsInWrites } from './find-words.ts';
import type { SpillOrder } from './spilling-program.ts';

const why = whyNotRecorded('words in intercepted writes');
const entries = howMany(30, 400);

/** The folders of a person, and the places of the recording beside them. */
function newPlaces() {
  const root = realpathSync(temporaryFolder());
  const folders = ['data', 'home', 'temporary'].map((name) => join(root, name));
  for (const folder of folders) mkdirSync(folder);
  const [dataFolder = '', home = '', temporary = ''] = folders;
  // Every file there is, wherever it lies.
  const recording = { folder: '/', log: join(root, 'log'), control: join(root, 'control') };
  const environment = { ...programEnvironment, HOME: home, TMPDIR: temporary, SQLITE_TMPDIR: temporary };
  return { folders, dataFolder, recording, environment };
}

function start(name: string, environment: NodeJS.ProcessEnv) {
  const [command, ...words] = programWords(name);
  const child = spawn(command, words, { stdio: ['pipe', 'pipe', 'inherit'], env: environment });
  onTestFinished(() => void child.kill('SIGKILL'));
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    ended: once(child, 'close').then(([code]) => code as number | null),
    tell: (line: string) => void child.stdin.write(`${line}\n`),
    end: (line: string) => void child.stdin.end(`${line}\n`),
    heard: async () => JSON.parse(String((await lines.next()).value)) as Record<string, string>,
  };
}

/** What must be in no file: the words, the secrets, and the keys as they might be spelled. */
async function wordsAndKeys(dataFolder: string, recoveryCode: string): Promise<readonly string[]> {
  const folder = join(dataFolder, 'journal');
  const secret = { type: 'recovery-code', code: recoveryCode } as const;
  const { dataKey } = succeeded(await unlockVault(folder, secret));
  const keys = [dataKey, databaseKeyOf(dataKey)];
  const spelled = keys.flatMap((key) => [
    key.toString('hex'),
    key.toString('base64url'),
    key.toString('base64'),
  ]);
  return [...Object.values(canaries), recoveryCode, recoveryCode.replaceAll('-', ''), ...spelled];
}

interface Found {
  readonly files: readonly Finding[];
  readonly writes: number;
  readonly inWrites: readonly Finding[];
}

async function liveWithCanaries(library: Preload | undefined): Promise<Found> {
  const { folders, dataFolder, recording, environment } = newPlaces();
  const program = start('canary/canary-program.ts', {
    ...environment,
    ...library?.environment(recording),
  });
  program.tell(JSON.stringify({ dataFolder, words: canaries, entries } satisfies CanaryOrder));
  const { recoveryCode = '' } = await program.heard();
  const words = [...Object.values(canaries), recoveryCode, recoveryCode.replaceAll('-', '')];
  const running = wordsInFiles(words, folders);
  program.tell('lock');
  await program.heard();
  const locked = wordsInFiles(words, folders);
  program.tell('end');
  expect(await program.ended).toBe(0);
  const all = await wordsAndKeys(dataFolder, recoveryCode);
  const files = [...running, ...locked, ...wordsInFiles(all, folders)];
  expect(existsSync(join(dataFolder, 'journal', 'journal.db'))).toBe(true);
  if (library === undefined) return { files, writes: 0, inWrites: [] };
  const { writes, findings, mapped } = wordsInWrites(all, recording.log);
  expect(mapped.filter((path) => !path.endsWith('-shm'))).toEqual([]);
  return { files, writes, inWrites: findings };
}

/** The control: a connection that sorts many words in temporary files, as SQLite does unless it is told not to. */
async function spill(library: Preload): Promise<number> {
  const { dataFolder, recording, environment } = newPlaces();
  const program = start('canary/spilling-program.ts', { ...environment, ...library.environment(recording) });
  program.end(
    JSON.stringify({ file: join(dataFolder, 'journal.db'), word: canaries.text } satisfies SpillOrder),
  );
  expect(await program.ended).toBe(0);
  return wordsInWrites([canaries.text], recording.log).findings.length;
}

test('no word of a journal, no secret and no key is in any file or any write, running or at rest', async () => {
  const library = why === undefined ? (preload() as Preload) : undefined;
  const { files, writes, inWrites } = await liveWithCanaries(library);
  const spilled = library ? await spill(library) : 0;
  reportFigure({
    promise: 'A stolen folder is useless',
    figure: library
      ? `${entries} entries: ${files.length} files and ${inWrites.length} of ${writes} writes hold a word, a secret or a key`
      : `${entries} entries: ${files.length} files hold a word, a secret or a key; writes were not seen, since ${why}`,
    goal: '0 files, 0 writes',
    isMet: isSoak && library !== undefined && files.length + inWrites.length === 0 && spilled > 0,
    control: `with temp_store=FILE ${spilled} writes hold the word`,
  });
  expect(files).toEqual([]);
  expect(inWrites).toEqual([]);
  if (library === undefined) return;
  expect(writes).toBeGreaterThan(entries);
  expect(spilled).toBeGreaterThan(0);
}, 300_000);
