import type { Locator, Page } from '@playwright/test';

/** The pages of a rescue: explained, under way, told. */
export class RescuePage {
  readonly page: Page;
  readonly explanation: Locator;
  readonly passphrase: Locator;
  readonly start: Locator;
  readonly progress: Locator;
  readonly cancel: Locator;
  readonly report: Locator;
  readonly open: Locator;

  constructor(page: Page) {
    this.page = page;
    this.explanation = page.getByRole('heading', { name: 'Rescue the journal' });
    this.passphrase = page.getByRole('textbox', { name: 'Passphrase' });
    this.start = page.getByRole('button', { name: 'Start the rescue' });
    this.progress = page.getByRole('progressbar');
    this.cancel = page.getByRole('button', { name: 'Cancel' });
    this.report = page.getByRole('heading', { name: 'What was rescued' });
    this.open = page.getByRole('button', { name: 'Open the journal' });
  }

  /** What the report says of one of its points. */
  told(point: 'Exactly as written' | 'Read, but not proven' | 'Lost' | 'The damaged file'): Locator {
    return this.page.locator('dt', { hasText: point }).locator('xpath=following-sibling::dd[1]');
  }
}
