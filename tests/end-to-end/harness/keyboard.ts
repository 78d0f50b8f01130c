import type { Locator, Page } from '@playwright/test';

const mostTabs = 80;

/** Presses Tab (or Shift Tab) until the focus is on what is wanted; fails where it cannot be reached. */
export async function tabTo(page: Page, wanted: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  for (let pressed = 0; pressed < mostTabs; pressed += 1) {
    await page.keyboard.press(key);
    if ((await wanted.and(page.locator(':focus')).count()) > 0) return;
  }
  throw new Error(`Tab does not lead to ${String(wanted)}`);
}
