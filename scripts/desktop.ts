import { spawn } from 'node:child_process';
import { hasDisplay } from '../electron/browser/open-window.ts';
import { fail, ok, type Result } from '../shared/domain/result/result.ts';
import { ensureBuilt, targets } from './build.ts';
import { fetchElectron, findElectron } from './electron-runtime.ts';

/** How long fetching Electron's runtime may hold up a start. */
const fetchLimitMs = 5000;
/** An Electron that ends with an error sooner than this could not open a window. */
const tooSoonMs = 3000;

/** The exit code of the desktop shell, or the reason why this computer cannot show it. */
export type DesktopOutcome = Result<number, 'no-desktop'>;

function noDesktop(reason: string): DesktopOutcome {
  return fail('no-desktop', reason);
}

/** Passes on what the program says, but not the last words of one that fails at once. */
function run(electron: string, words: readonly string[]): Promise<DesktopOutcome> {
  return new Promise((resolve) => {
    const child = spawn(electron, [targets.desktop.result, ...words], {
      stdio: ['inherit', 'inherit', 'pipe'],
    });
    const said: Buffer[] = [];
    let isUp = false;
    const settled = setTimeout(() => {
      isUp = true;
      for (const words of said) process.stderr.write(words);
      child.stderr.pipe(process.stderr);
    }, tooSoonMs);
    child.stderr.on('data', (words: Buffer) => isUp || said.push(words));

    // Ctrl-C reaches the child by itself; this process only has to outlive it.
    const stay = () => {};
    const passOn = () => child.kill('SIGTERM');
    process.on('SIGINT', stay).on('SIGTERM', passOn);
    const finish = (outcome: DesktopOutcome) => {
      clearTimeout(settled);
      process.off('SIGINT', stay).off('SIGTERM', passOn);
      resolve(outcome);
    };
    child.once('error', () => finish(noDesktop('Electron’s runtime does not start on this computer')));
    child.once('exit', (code, signal) => {
      const hasFailed = !isUp && code !== 0 && signal !== 'SIGINT' && signal !== 'SIGTERM';
      if (hasFailed) finish(noDesktop('Electron’s runtime cannot open a window on this computer'));
      else finish(ok(code ?? 0));
    });
  });
}

/** Runs the desktop shell where its runtime is here or can be had in a few seconds, once the pages are built. */
export async function runDesktop(
  words: readonly string[],
  pagesBuilt: Promise<void>,
): Promise<DesktopOutcome> {
  if (!hasDisplay()) return noDesktop('there is no display');
  if (process.platform === 'linux' && process.getuid?.() === 0) {
    return noDesktop('Electron’s sandbox does not work for root');
  }
  const electron = findElectron() ?? (await fetchElectron(fetchLimitMs));
  if (electron === null) {
    return noDesktop(
      'Electron’s runtime is not here and could not be had in time (`npx install-electron` fetches it)',
    );
  }
  await Promise.all([pagesBuilt, ensureBuilt(targets.desktop)]);
  return run(electron, words);
}
