import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { build, targets } from '../../../scripts/build.ts';
import type { EntryPage } from '../../../shared/contract/entry-channels.ts';
import type { VaultStatus } from '../../../shared/contract/vault-channels.ts';
import type { Result } from '../../../shared/domain/result/result.ts';
import { launchTokenOf, post, temporaryFolder } from './support.ts';

const main = fileURLToPath(new URL('../../../electron/browser/main.ts', import.meta.url));
const passphrase = 'a passphrase for this test';

/** The shell as a process of its own, with folders of its own for everything it may write. */
function start(words: readonly string[], folder: string, env: NodeJS.ProcessEnv = {}): ChildProcess {
  const own = { HOME: folder, XDG_CONFIG_HOME: folder, TMPDIR: folder, TEMP: folder, APPDATA: folder };
  const shell = spawn(process.execPath, [main, ...words], {
    env: { PATH: process.env.PATH, ...own, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  onTestFinished(() => void shell.kill('SIGKILL'));
  return shell;
}

function addressOf(shell: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    const listen = (chunk: unknown) => {
      said += String(chunk);
      const address = /http:\S+(?=\n)/.exec(said)?.[0];
      if (address) resolve(address);
    };
    shell.stdout?.on('data', listen);
    shell.stderr?.on('data', listen);
    shell.once('close', () => reject(new Error(`The shell ended without an address: ${said}`)));
  });
}

async function enter(shell: ChildProcess) {
  const address = await addressOf(shell);
  const { origin } = new URL(address);
  const { text } = await post(origin, '/api/session', { launchToken: launchTokenOf(address) });
  const { sessionToken } = JSON.parse(text) as { sessionToken: string };
  return async <Value>(channel: string, params: unknown): Promise<Value> => {
    const headers = { authorization: `Bearer ${sessionToken}` };
    const reply = await post(origin, '/api/call', { channel, params }, headers);
    const answer = JSON.parse(reply.text) as Result<Value, string>;
    if (!answer.ok) throw new Error(answer.failure.message);
    return answer.value;
  };
}

async function end(shell: ChildProcess, ...signals: readonly NodeJS.Signals[]): Promise<unknown> {
  const exit = once(shell, 'exit');
  for (const signal of signals) shell.kill(signal);
  return (await exit)[0];
}

beforeAll(async () => {
  if (!existsSync(targets.renderer.result)) await build(targets.renderer);
}, 120_000);

describe('the browser shell', () => {
  it.each([
    ['--jurnal', 'x'],
    ['--sample', '--journal', 'x'],
  ])('says what is wrong with %s %s and exits with 2', async (...words) => {
    const shell = start(words, temporaryFolder());
    const said: string[] = [];
    shell.stderr?.on('data', (chunk) => said.push(String(chunk)));
    expect((await once(shell, 'close'))[0]).toBe(2);
    expect(said.join('')).toMatch(/^[^\n]+\n$/);
  });

  it.skipIf(process.platform === 'win32')('keeps what was saved when Ctrl-C is pressed twice', async () => {
    const folder = temporaryFolder();
    const words = ['--no-open', '--journal', join(folder, 'journal')];
    const first = start(words, folder);
    const call = await enter(first);
    await call('vault.create', { passphrase });
    await call('entry.create', { kind: 'win', date: '2026-11-20', text: 'The release went out at noon.' });
    expect(await end(first, 'SIGINT', 'SIGINT')).toBe(0);
    expect(existsSync(join(folder, 'journal', 'journal.db-wal'))).toBe(false);

    const second = start(words, folder);
    const callAgain = await enter(second);
    expect(await callAgain<VaultStatus>('vault.status', {})).toMatchObject({ state: 'locked' });
    await callAgain('vault.unlock', { secret: { type: 'passphrase', passphrase } });
    const { entries } = await callAgain<EntryPage>('entry.list', {});
    expect(entries.map(({ text }) => text)).toEqual(['The release went out at noon.']);
    expect(await end(second, 'SIGTERM')).toBe(0);
  });

  it.skipIf(process.platform === 'win32')('goes on when nobody reads what it prints any more', async () => {
    const folder = temporaryFolder();
    const shell = start(['--no-open', '--journal', join(folder, 'journal')], folder);
    const call = await enter(shell);
    shell.stdout?.destroy();
    shell.stderr?.destroy();
    expect(await call<VaultStatus>('vault.status', {})).toMatchObject({ state: 'absent' });
    expect(await end(shell, 'SIGINT')).toBe(0);
  });

  it.skipIf(process.platform === 'win32')('opens the sample and leaves nothing of it behind', async () => {
    const folder = temporaryFolder();
    const shell = start(['--no-open', '--sample'], folder);
    const call = await enter(shell);
    expect(await call<VaultStatus>('vault.status', {})).toMatchObject({ state: 'unlocked', isSample: true });
    const { entries } = await call<EntryPage>('entry.list', { limit: 1000 });
    expect(entries.length).toBeGreaterThan(50);
    expect(readdirSync(folder).filter((name) => name.startsWith('casebook-sample-'))).toHaveLength(1);
    expect(await end(shell, 'SIGINT')).toBe(0);
    expect(readdirSync(folder)).toEqual([]);
  });

  it.skipIf(process.platform === 'win32')(
    'opens and then deletes the sample when told to end at once',
    async () => {
      const folder = temporaryFolder();
      const shell = start(['--no-open', '--sample'], folder);
      await expect.poll(() => readdirSync(folder), { timeout: 10_000 }).not.toEqual([]);
      expect(await end(shell, 'SIGTERM')).toBe(0);
      expect(readdirSync(folder)).toEqual([]);
    },
  );
});

describe.skipIf(process.platform !== 'linux')('the first window', () => {
  /** A folder with a program that browsers are looked for by. */
  function browser(script: string): string {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'chromium'), `#!${process.execPath}\n${script}`, { mode: 0o755 });
    return folder;
  }

  /** Does what a browser does with the file it is given, and notes what it saw. */
  const reader = `
    const { readFileSync, renameSync, writeFileSync } = require('node:fs');
    const words = process.argv.slice(2);
    const file = new URL(words[0].replace('--app=', ''));
    const address = new URL(JSON.parse(/location\\.replace\\((".*?")\\)/.exec(readFileSync(file, 'utf8'))[1]));
    const launchToken = address.hash.replace('#launch=', '');
    const headers = { origin: address.origin, 'content-type': 'application/json' };
    fetch(address.origin + '/api/session', { method: 'POST', headers, body: JSON.stringify({ launchToken }) })
      .then(({ status }) => {
        writeFileSync(process.env.HOME + '/seen.part', JSON.stringify({ words, launchToken, status }));
        renameSync(process.env.HOME + '/seen.part', process.env.HOME + '/seen.json');
      });`;

  it('comes in through a file, with no token among its arguments, and the file is deleted', async () => {
    const folder = temporaryFolder();
    const words = ['--journal', join(folder, 'journal')];
    const shell = start(words, folder, { PATH: browser(reader), DISPLAY: ':0' });
    const seen = join(folder, 'seen.json');
    await expect.poll(() => existsSync(seen), { timeout: 20_000 }).toBe(true);
    const { words: given, launchToken, status } = JSON.parse(readFileSync(seen, 'utf8'));
    expect(status).toBe(200);
    expect(given).toEqual([expect.stringMatching(/^--app=file:\/\/.*\/open\.html$/)]);
    expect(given.join(' ')).not.toContain(launchToken);
    await expect.poll(() => readdirSync(folder).filter((name) => name.startsWith('casebook-'))).toEqual([]);
    expect(await end(shell, 'SIGINT')).toBe(0);
  });

  it('is an address on the terminal where no browser starts, and no file is left', async () => {
    const folder = temporaryFolder();
    const words = ['--journal', join(folder, 'journal')];
    const shell = start(words, folder, { PATH: browser('process.exit(1)'), DISPLAY: ':0' });
    const call = await enter(shell);
    expect(await call<VaultStatus>('vault.status', {})).toMatchObject({ state: 'absent' });
    expect(readdirSync(folder).filter((name) => name.startsWith('casebook-'))).toEqual([]);
    expect(await end(shell, 'SIGINT')).toBe(0);
  });
});
