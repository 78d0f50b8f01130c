import type { Locator, Page } from '@playwright/test';

/** A day typed part by part, as the program's date fields take it: day, month, year. */
export async function typeDay(page: Page, field: Locator, day: string): Promise<void> {
  const [year = '', month = '', date = ''] = day.split('-');
  await field.getByRole('spinbutton', { name: /^day/ }).focus();
  await page.keyboard.type(`${date}${month}${year}`);
}
