import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Application, createApplication } from '../core/application.ts';
import type { Platform } from '../core/platform.ts';
import { loadSample } from '../core/sample/load-sample.ts';
import { makeSampleFolder } from '../core/sample/sample-folder.ts';
import { openConfSettings } from '../core/settings/conf-settings.ts';
import { defaultDataFolder } from '../core/settings/data-folder.ts';
import { systemZone } from '../core/system-zone.ts';
import { derivationBounds } from '../core/vault/passphrase-key.ts';
import { readStartOptions, type StartOptions } from './command-line.ts';
import { type EndRequest, listenForEnd } from './end-request.ts';
import { serve } from './serve.ts';

const built = (path: string) => fileURLToPath(new URL(`../../dist/${path}`, import.meta.url));
const pagesFolder = built('renderer');

/** The sample's passphrase is told to everybody, so a dear derivation would guard nothing. */
const sampleCost = {
  memoryKiB: derivationBounds.memoryKiB.least,
  passes: derivationBounds.passes.least,
};

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

function browserPlatform(dataFolder: string): Platform {
  const settings = openConfSettings(dataFolder);
  for (const notice of settings.notices) print(notice.message);
  return {
    shell: 'browser',
    journalWorker: new URL('../core/journal/worker.ts', import.meta.url),
    settings,
    settingsNotices: settings.notices,
    backupReader: fileURLToPath(new URL('../../dist/open-backup/open-backup.mjs', import.meta.url)),
    dataFolder,
    now: () => Date.now(),
    zone: systemZone,
  };
}

async function serveJournal(options: StartOptions, end: EndRequest): Promise<void> {
  const platform = browserPlatform(defaultDataFolder(process.env, process.platform, homedir()));
  const application = createApplication({
    ...platform,
    ...(options.journalFolder === undefined ? {} : { fixedJournalFolder: options.journalFolder }),
  });
  await serveUntilDone(application, options, end);
}

async function serveSample(options: StartOptions, end: EndRequest): Promise<void> {
  const folder = makeSampleFolder();
  try {
    const application = createApplication({
      ...browserPlatform(folder.path),
      fixedJournalFolder: join(folder.path, 'journal'),
      isSample: true,
      derivationCost: sampleCost,
    });
    await loadSample(application);
    await serveUntilDone(application, options, end);
  } finally {
    folder.remove();
  }
}

async function serveUntilDone(
  application: Application,
  { mayOpen }: StartOptions,
  end: EndRequest,
): Promise<void> {
  const keyboard = process.stdin.isTTY ? process.stdin : null;
  await serve({ application, pagesFolder, mayOpen, keyboard, end, print });
}

/** Runs the browser shell until the person is done with it; answers the exit code. */
export async function runBrowserShell(words: readonly string[]): Promise<number> {
  const options = readStartOptions(words, process.env);
  if (!options.ok) {
    process.stderr.write(`${options.failure.message}\n`);
    return 2;
  }
  if (!existsSync(join(pagesFolder, 'index.html'))) {
    process.stderr.write('The pages are not built yet: run `npm run build`, then start again.\n');
    return 1;
  }
  // A terminal that is gone must not take the journal with it before everything is committed.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});
  const end = listenForEnd(process);
  await (options.value.isSample ? serveSample : serveJournal)(options.value, end);
  print('Everything is saved, and the journal is closed.');
  return 0;
}
