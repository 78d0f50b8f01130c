import type { Locator, Page } from '@playwright/test';

/** The first page of a new journal: what Casebook is, and the passphrase, twice. */
export class WelcomePage {
  readonly page: Page;
  readonly title: Locator;
  readonly passphrase: Locator;
  readonly again: Locator;
  readonly strength: Locator;
  readonly submit: Locator;

  constructor(page: Page) {
    this.page = page;
    this.title = page.getByRole('heading', { name: 'A private record of your work' });
    this.passphrase = page.getByRole('textbox', { name: 'Passphrase', exact: true });
    this.again = page.getByRole('textbox', { name: 'The same passphrase again' });
    this.strength = page.getByRole('meter', { name: 'Strength of the passphrase' });
    this.submit = page.getByRole('button', { name: 'Create the journal' });
  }

  /** Types both passphrases and asks for the journal. */
  async create(passphrase: string, again = passphrase): Promise<void> {
    await this.passphrase.fill(passphrase);
    await this.again.fill(again);
    await this.submit.click();
  }
}
