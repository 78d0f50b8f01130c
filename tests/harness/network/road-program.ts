/** A short road through Casebook: the browser shell is started, its page is asked for, and it ends as Ctrl-C ends it. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createApplication } from '../../../electron/core/application.ts';
import { testPlatform } from '../../support/platform.ts';

const [, , dataFolder = ''] = process.argv;
const project = join(import.meta.dirname, '../../..');

async function walkThroughJournal(): Promise<void> {
  const application = createApplication(testPlatform(dataFolder));
  const calls = [
    ['vault.create', { passphrase: 'a lantern on the ninth stair' }],
    ['entry.create', { kind: 'win', date: '2026-11-20', text: 'see https://foreign.example/page' }],
    ['entry.search', { query: 'see' }],
    ['backup.make', {}],
  ] as const;
  for (const [name, params] of calls) {
    const answer = await application.handle(name, params);
    if (!answer.ok) throw new Error(`${name}: ${answer.failure.code}`);
  }
  await application.close();
}

async function walkThroughBrowserShell(): Promise<void> {
  const words = ['--liftoff-only', '--wasm-num-compilation-tasks=0', 'electron/browser/main.ts', '--no-open'];
  const shell = spawn(process.execPath, [...words, '--journal', join(dataFolder, 'journal')], {
    cwd: project,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(shell, 'close');
  let output = '';
  for await (const data of shell.stdout) {
    output += String(data);
    const [, address] = /Casebook is at (http:\S+)\s/.exec(output) ?? [];
    if (address === undefined) continue;
    const page = await fetch(address);
    if (!page.ok) throw new Error(`The page was refused with ${page.status}.`);
    shell.kill('SIGINT');
    break;
  }
  const [code] = await ended;
  if (code !== 0) throw new Error(`The browser shell ended with ${code}.`);
}

await walkThroughJournal();
await walkThroughBrowserShell();
