import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { chromium } from '@playwright/test';
import { findInstalledChromium } from '../electron/browser/installed-browser.ts';
import { inProject, print } from './project.ts';

const downloadLimitMs = 120_000;
const installLimitMs = 600_000;

/** What to do where no browser can be had. */
export const noBrowserAdvice =
  'No Chromium for the tests: install one, or name its program in CASEBOOK_CHROMIUM, then run this again.';

const quiet = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--disable-quic',
];

/** How tests start Chromium: silent on the network, and without its sandbox where root makes that impossible. */
export function launchArguments(): string[] {
  return process.getuid?.() === 0 ? ['--no-sandbox', ...quiet] : quiet;
}

/** Playwright's own browser where it is installed. */
function ownChromium(): string | null {
  const path = chromium.executablePath();
  return path !== '' && existsSync(path) ? path : null;
}

/** The Chromium that tests run in, of what is on this computer: the named one, Playwright's, the system's; or null. */
export function findBrowser(): string | null {
  const named = process.env.CASEBOOK_CHROMIUM;
  if (named) return existsSync(named) ? named : null;
  return ownChromium() ?? findInstalledChromium();
}

function downloadWithPlaywright(): void {
  print('No Chromium here yet: asking Playwright for one …');
  const installer = inProject('node_modules/@playwright/test/cli.js');
  spawnSync(process.execPath, [installer, 'install', 'chromium'], {
    stdio: 'ignore',
    timeout: downloadLimitMs,
    killSignal: 'SIGKILL',
  });
}

function isDebian(): boolean {
  const release = '/etc/os-release';
  return existsSync(release) && /^ID(_LIKE)?=.*debian/m.test(readFileSync(release, 'utf8'));
}

function installWithApt(): void {
  if (process.getuid?.() !== 0 || !isDebian()) return;
  print('Installing Debian’s Chromium …');
  const options = {
    stdio: 'ignore',
    timeout: installLimitMs,
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  } as const;
  spawnSync('apt-get', ['update'], options);
  spawnSync('apt-get', ['install', '--yes', '--no-install-recommends', 'chromium'], options);
}

/** Finds the tests' Chromium, or brings one in as far as this computer allows; null where nothing helped. */
export function obtainBrowser(): string | null {
  for (const bringIn of [downloadWithPlaywright, installWithApt]) {
    const found = findBrowser();
    if (found) return found;
    if (process.env.CASEBOOK_CHROMIUM) return null;
    bringIn();
  }
  return findBrowser();
}

if (import.meta.main) {
  const found = obtainBrowser();
  print(found ? `Tests run in ${found}` : noBrowserAdvice);
  process.exitCode = found ? 0 : 1;
}
