import { defineConfig } from '@playwright/test';
import { findBrowser, launchArguments } from './scripts/find-browser.ts';

const browser = findBrowser();
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
    // Its tests skip themselves, saying why, where Electron's runtime is not here.
    { name: 'electron', testDir: 'tests/desktop/electron' },
  ],
});
