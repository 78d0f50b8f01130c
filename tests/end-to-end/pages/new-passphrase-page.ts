import type { Locator, Page } from '@playwright/test';

/** The pages that ask for a new passphrase: after the recovery code, and when damaged keys are made anew. */
export class NewPassphrasePage {
  readonly title: Locator;
  readonly secret: Locator;
  readonly first: Locator;
  readonly again: Locator;
  readonly submit: Locator;
  readonly later: Locator;
  readonly refusal: Locator;

  constructor(page: Page) {
    this.title = page.getByRole('heading', { level: 1 });
    this.secret = page.getByRole('textbox', { name: /until now|Recovery code/ });
    this.first = page.getByRole('textbox', { name: 'New passphrase', exact: true });
    this.again = page.getByRole('textbox', { name: 'The new passphrase again' });
    this.submit = page.getByRole('button', { name: /Set the passphrase|Make the keys anew|Change it/ });
    this.later = page.getByRole('button', { name: 'Later' });
    this.refusal = page.getByRole('alert');
  }

  async set(passphrase: string, again = passphrase): Promise<void> {
    await this.first.fill(passphrase);
    await this.again.fill(again);
    await this.submit.click();
  }
}
