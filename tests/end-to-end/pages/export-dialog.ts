import type { Locator, Page } from '@playwright/test';

/** Chooses a format, shows the file as it will be, and saves it. */
export class ExportDialog {
  readonly dialog: Locator;
  readonly format: Locator;
  readonly preview: Locator;
  readonly save: Locator;
  /** Why nothing is exported. */
  readonly refusal: Locator;

  constructor(page: Page) {
    this.dialog = page.getByRole('dialog', { name: 'Export' });
    this.format = this.dialog.getByRole('radiogroup', { name: 'Format' });
    this.preview = this.dialog.getByRole('region', { name: 'What the file says' });
    this.save = this.dialog.getByRole('button', { name: 'Save the file' });
    this.refusal = this.dialog.getByRole('alert');
  }

  async choose(format: 'HTML' | 'Markdown'): Promise<void> {
    await this.format.getByRole('radio', { name: format }).click();
  }
}
