import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { fetchElectron, findElectron } from '../../scripts/electron-runtime.ts';

function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'casebook-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A package as Electron's is laid out, with these of the files that a complete runtime has. */
function electronPackage(files: Readonly<Record<string, string>>): string {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'dist'));
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ version: '45.4.1' }));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
}

const complete = { 'path.txt': 'electron', 'dist/version': '45.4.1', 'dist/electron': '' };

describe('Electron’s runtime', () => {
  it.each([
    { 'dist/version': '45.4.1', 'dist/electron': '' },
    { 'path.txt': 'electron', 'dist/electron': '' },
    { 'path.txt': 'electron', 'dist/version': '45.4.1' },
    { ...complete, 'dist/version': '44.0.0' },
  ])('is not there while a part is missing or of another version: %j', (files) => {
    expect(findElectron(electronPackage(files), {})).toBeNull();
  });

  it('is not there where its package is not', () => {
    expect(findElectron(join(temporaryFolder(), 'nothing'), {})).toBeNull();
  });

  it('is there once it is complete, however its version is written', () => {
    for (const version of ['45.4.1', 'v45.4.1\n']) {
      const folder = electronPackage({ ...complete, 'dist/version': version });
      expect(findElectron(folder, {})).toBe(join(folder, 'dist', 'electron'));
    }
  });

  it('is the one the environment names, if that exists', () => {
    const folder = electronPackage(complete);
    const other = temporaryFolder();
    expect(findElectron(folder, { ELECTRON_OVERRIDE_DIST_PATH: other })).toBeNull();
    writeFileSync(join(other, 'electron'), '');
    expect(findElectron(folder, { ELECTRON_OVERRIDE_DIST_PATH: other })).toBe(join(other, 'electron'));
  });
});

describe('fetching the runtime', () => {
  const isAlive = (pid: number): boolean => {
    try {
      process.kill(pid, 0);
      return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.[0] !== 'Z';
    } catch {
      return false;
    }
  };

  it('comes back with nothing where there is no installer, or it fails', async () => {
    expect(await fetchElectron(5000, electronPackage({}))).toBeNull();
    expect(await fetchElectron(5000, electronPackage({ 'install.js': 'process.exit(1)' }))).toBeNull();
  });

  it('comes back with the program once it is there', async () => {
    const folder = electronPackage({ 'dist/version': '45.4.1', 'dist/electron': '' });
    const text = "require('node:fs').writeFileSync(__dirname + '/path.txt', 'electron')";
    writeFileSync(join(folder, 'install.js'), text);
    expect(await fetchElectron(20_000, folder)).toBe(join(folder, 'dist', 'electron'));
  });

  it.skipIf(process.platform !== 'linux')('ends with everything it started when time is up', async () => {
    const folder = electronPackage({});
    const text = `
      const { spawn } = require('node:child_process');
      const { mkdtempSync, writeFileSync } = require('node:fs');
      const scratch = mkdtempSync(process.env.TMPDIR + '/download-');
      const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
      writeFileSync(__dirname + '/left.json', JSON.stringify({ pids: [process.pid, child.pid], scratch }));
      setInterval(() => {}, 1000);`;
    writeFileSync(join(folder, 'install.js'), text);
    expect(await fetchElectron(2000, folder)).toBeNull();
    const left = JSON.parse(readFileSync(join(folder, 'left.json'), 'utf8')) as {
      pids: number[];
      scratch: string;
    };
    await expect.poll(() => left.pids.filter(isAlive)).toEqual([]);
    expect(existsSync(left.scratch)).toBe(false);
    expect(readdirSync(folder).sort()).toEqual(['dist', 'install.js', 'left.json', 'package.json']);
  });
});
