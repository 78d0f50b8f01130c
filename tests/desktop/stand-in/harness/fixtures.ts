import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base } from '@playwright/test';
import { builtMain, Desktop, type LaunchOptions } from './desktop.ts';

/** Starts the desktop; what is not said is the built shell and the test's own data folder. */
export type Launch = (options?: Partial<Omit<LaunchOptions, 'browser'>>) => Desktop;

/** Playwright's test with a data folder of its own and the desktop in the stand-in; both gone afterwards. */
export const test = base.extend<{ dataFolder: string; launch: Launch }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from a pattern.
  dataFolder: async ({}, provide) => {
    const folder = await mkdtemp(join(tmpdir(), 'casebook-desktop-'));
    await provide(folder);
    await rm(folder, { recursive: true, force: true });
  },
  launch: async ({ browser, dataFolder }, provide, testInfo) => {
    const launched: Desktop[] = [];
    await provide((options = {}) => {
      const desktop = new Desktop({ browser, main: builtMain, dataFolder, ...options });
      launched.push(desktop);
      return desktop;
    });
    await Promise.all(launched.map((desktop) => desktop.kill()));
    if (testInfo.status !== testInfo.expectedStatus) {
      for (const { output } of launched) if (output !== '') await testInfo.attach('output', { body: output });
    }
  },
});

export { expect } from '@playwright/test';
