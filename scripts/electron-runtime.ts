import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inProject } from './project.ts';

const packageFolder = inProject('node_modules/electron');

function textOf(path: string): string | null {
  return existsSync(path) ? readFileSync(path, 'utf8').trim() : null;
}

/** Electron's executable where its runtime is complete and of the right version; never starts the download. */
export function findElectron(folder = packageFolder, env = process.env): string | null {
  const program = textOf(join(folder, 'path.txt'));
  const own = env.ELECTRON_OVERRIDE_DIST_PATH;
  if (own) return existsSync(join(own, program ?? 'electron')) ? join(own, program ?? 'electron') : null;
  const manifest = textOf(join(folder, 'package.json'));
  if (program === null || manifest === null) return null;
  const { version } = JSON.parse(manifest) as { version: string };
  const isComplete = textOf(join(folder, 'dist', 'version'))?.replace(/^v/, '') === version;
  const executable = join(folder, 'dist', program);
  return isComplete && existsSync(executable) ? executable : null;
}

/** Ends a process with everything it started; started `detached`, it leads a group of its own. */
function endTree(child: ChildProcess): void {
  if (child.pid === undefined || child.exitCode !== null) return;
  if (process.platform === 'win32')
    spawnSync('taskkill', ['/pid', `${child.pid}`, '/T', '/F'], { stdio: 'ignore' });
  else process.kill(-child.pid, 'SIGKILL');
}

/** Lets Electron's package fetch its runtime, for at most `limitMs`; what an unfinished download left is deleted. */
export async function fetchElectron(limitMs: number, folder = packageFolder): Promise<string | null> {
  const installer = join(folder, 'install.js');
  if (!existsSync(installer)) return null;
  const scratch = mkdtempSync(join(tmpdir(), 'casebook-electron-'));
  const child = spawn(process.execPath, [installer], {
    detached: process.platform !== 'win32',
    stdio: 'ignore',
    env: { ...process.env, TMPDIR: scratch, TEMP: scratch, TMP: scratch, ELECTRON_GET_NO_PROGRESS: '1' },
  });
  const limit = setTimeout(() => endTree(child), limitMs);
  const interrupt = () => {
    endTree(child);
    rmSync(scratch, { recursive: true, force: true });
    process.exit(130);
  };
  process.once('SIGINT', interrupt).once('SIGTERM', interrupt);
  await new Promise<void>((resolve) => {
    child.once('error', () => resolve());
    child.once('exit', () => resolve());
  });
  process.off('SIGINT', interrupt).off('SIGTERM', interrupt);
  clearTimeout(limit);
  rmSync(scratch, { recursive: true, force: true });
  return findElectron(folder);
}
