import type { Locator, Page } from '@playwright/test';

/** One skill area with what waits for a decision and the entries that count. */
export class AreaPage {
  readonly page: Page;
  readonly about: Locator;
  readonly waiting: Locator;
  readonly counting: Locator;
  readonly allSkills: Locator;

  constructor(page: Page) {
    this.page = page;
    this.about = page.getByRole('complementary', { name: 'About this area' });
    this.waiting = page.getByRole('region', { name: 'Is this evidence?' });
    this.counting = page.getByRole('region', { name: 'Entries that count' });
    this.allSkills = page.getByRole('link', { name: 'All skills' });
  }

  title(area: string): Locator {
    return this.page.getByRole('heading', { level: 1, name: area });
  }

  /** The link to an entry that counts. */
  entry(title: string | RegExp): Locator {
    return this.counting.getByRole('link', { name: title });
  }

  async confirm(title: string): Promise<void> {
    await this.waiting.getByRole('button', { name: `Yes, “${title}”` }).click();
  }

  async reject(title: string): Promise<void> {
    await this.waiting.getByRole('button', { name: `No, “${title}”` }).click();
  }

  async remove(title: string): Promise<void> {
    await this.counting.getByRole('button', { name: `Remove “${title}”` }).click();
  }
}
