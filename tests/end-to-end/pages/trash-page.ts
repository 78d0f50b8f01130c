import type { Locator, Page } from '@playwright/test';

/** Deleted entries, until the trash is emptied. */
export class TrashPage {
  readonly title: Locator;
  readonly entries: Locator;
  readonly nothing: Locator;
  readonly empty: Locator;
  readonly emptyDialog: Locator;
  readonly back: Locator;
  readonly showSealed: Locator;
  /** What says which backups may still hold what was in it. */
  readonly holding: Locator;
  readonly removeBackups: Locator;

  constructor(page: Page) {
    this.title = page.getByRole('heading', { level: 1, name: 'Trash' });
    this.entries = page.getByRole('list', { name: 'Deleted entries' }).getByRole('listitem');
    this.nothing = page.getByText('Nothing here');
    this.empty = page.getByRole('button', { name: 'Empty the trash…' });
    this.emptyDialog = page.getByRole('alertdialog', { name: 'Empty the trash?' });
    this.showSealed = page.getByRole('button', { name: 'Show sealed' });
    this.holding = page.getByRole('dialog', { name: 'The trash is empty' });
    this.removeBackups = this.holding.getByRole('button', { name: /^Remove th/ });
    this.back = page.getByRole('main').getByRole('link', { name: 'Journal', exact: true });
  }

  async restore(title: string): Promise<void> {
    await this.entries.getByRole('button', { name: `Restore: ${title}` }).click();
  }

  async emptyForGood(): Promise<void> {
    await this.empty.click();
    await this.emptyDialog.getByRole('button', { name: 'Delete for good' }).click();
  }
}
