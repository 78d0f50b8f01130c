import type { Locator, Page } from '@playwright/test';

/** The pages of a backup that is brought back: which one, under way, told. */
export class RestorePage {
  readonly page: Page;
  readonly title: Locator;
  readonly backups: Locator;
  readonly file: Locator;
  readonly passphrase: Locator;
  readonly submit: Locator;
  readonly refusal: Locator;
  readonly restored: Locator;
  readonly open: Locator;
  readonly back: Locator;

  constructor(page: Page) {
    this.page = page;
    this.title = page.getByRole('heading', { name: 'Restore a backup' });
    this.backups = page.getByRole('radiogroup', { name: 'Backup' }).getByRole('radio');
    this.file = page.getByRole('textbox', { name: /The backup’s file/ });
    this.passphrase = page.getByRole('textbox', { name: 'Passphrase' });
    this.submit = page.getByRole('button', { name: 'Restore', exact: true });
    this.refusal = page.getByRole('alert');
    this.restored = page.getByRole('heading', { name: 'The backup is restored' });
    this.open = page.getByRole('button', { name: 'Open the journal' });
    this.back = page.getByRole('button', { name: 'Back', exact: true });
  }

  async restore(passphrase: string): Promise<void> {
    await this.passphrase.fill(passphrase);
    await this.submit.click();
  }
}
