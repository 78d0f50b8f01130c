import { defineConfig } from '@playwright/test';
import { findElectron } from './scripts/electron-runtime.ts';
import { findBrowser, launchArguments } from './scripts/find-browser.ts';

const browser = findBrowser();
const hasElectron = findElectron() !== null;
const isMainProcess = process.env.TEST_WORKER_INDEX === undefined;

if (!hasElectron && isMainProcess) {
  process.stderr.write('Left out: the tests of the desktop in Electron itself, whose runtime is not here.\n');
}

export default defineConfig({
  workers: 2,
  retries: 0,
  forbidOnly: process.env.CI !== undefined,
  reporter: 'list',
  timeout: 60_000,
  use: {
    launchOptions: { args: launchArguments(), ...(browser === null ? {} : { executablePath: browser }) },
  },
  projects: [
    { name: 'browser', testDir: 'tests/end-to-end' },
    { name: 'desktop-stand-in', testDir: 'tests/desktop/stand-in' },
    ...(hasElectron ? [{ name: 'electron', testDir: 'tests/desktop/electron' }] : []),
  ],
});
