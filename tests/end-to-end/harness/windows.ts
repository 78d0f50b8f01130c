import type { Page } from '@playwright/test';
import type { ChannelName } from '../../../shared/contract/contract.ts';

/** Opens the same address in a second window of the same session, as duplicating a tab does. */
export async function duplicate(page: Page): Promise<Page> {
  const opening = page.waitForEvent('popup');
  await page.evaluate(() => void window.open(location.href));
  return opening;
}

/** Holds the window's next call of a channel back until `letGo`; all other calls go through. */
export async function holdNext(
  page: Page,
  channel: ChannelName,
): Promise<{ readonly held: Promise<void>; readonly letGo: () => void }> {
  const held = Promise.withResolvers<void>();
  const release = Promise.withResolvers<void>();
  let isHeld = false;
  await page.route('**/api/call', async (route) => {
    if (!isHeld && route.request().postData()?.includes(`"channel":"${channel}"`)) {
      isHeld = true;
      held.resolve();
      await release.promise;
    }
    await route.continue();
  });
  return { held: held.promise, letGo: release.resolve };
}

/** Lets events of the shell reach the window late: those after `begin` wait until `letGo`. */
export async function holdEvents(
  page: Page,
): Promise<{ readonly begin: () => void; readonly count: () => number; readonly letGo: () => void }> {
  let isHolding = false;
  const waiting: (() => void)[] = [];
  await page.routeWebSocket(/\/api\/events$/, (window) => {
    window.connectToServer().onMessage((message) => {
      if (isHolding) waiting.push(() => window.send(message));
      else window.send(message);
    });
  });
  return {
    begin: () => {
      isHolding = true;
    },
    count: () => waiting.length,
    letGo: () => {
      isHolding = false;
      for (const send of waiting.splice(0)) send();
    },
  };
}
