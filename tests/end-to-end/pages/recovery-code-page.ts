import type { Locator, Page } from '@playwright/test';

/** The page that shows a new journal's recovery code, once. */
export class RecoveryCodePage {
  readonly title: Locator;
  readonly code: Locator;
  readonly writtenDown: Locator;
  readonly openJournal: Locator;

  constructor(page: Page) {
    this.title = page.getByRole('heading', { name: 'Your recovery code' });
    this.code = page.getByRole('group', { name: 'Recovery code' });
    this.writtenDown = page.getByRole('checkbox', { name: 'I have written it down' });
    this.openJournal = page.getByRole('button', { name: 'Open the journal' });
  }

  /** The code as it is shown. */
  async read(): Promise<string> {
    return this.code.innerText();
  }

  /** Says that it is written down, and goes on to the journal. */
  async goOn(): Promise<void> {
    await this.writtenDown.check({ force: true });
    await this.openJournal.click();
  }
}
