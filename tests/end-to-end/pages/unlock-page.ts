import type { Locator, Page } from '@playwright/test';

/** The page of a locked journal. */
export class UnlockPage {
  /** The name of the journal that is locked. */
  readonly journal: Locator;
  readonly passphrase: Locator;
  readonly recoveryCode: Locator;
  readonly submit: Locator;
  readonly useRecoveryCode: Locator;
  readonly usePassphrase: Locator;
  /** Why it did not open, as a sentence. */
  readonly refusal: Locator;

  constructor(page: Page) {
    this.journal = page.getByRole('heading', { level: 1 });
    this.passphrase = page.getByRole('textbox', { name: 'Passphrase' });
    this.recoveryCode = page.getByRole('textbox', { name: 'Recovery code' });
    this.submit = page.getByRole('button', { name: 'Unlock' });
    this.useRecoveryCode = page.getByRole('button', { name: 'Use the recovery code' });
    this.usePassphrase = page.getByRole('button', { name: 'Use the passphrase' });
    this.refusal = page.getByRole('alert');
  }

  async unlock(passphrase: string): Promise<void> {
    await this.passphrase.fill(passphrase);
    await this.submit.click();
  }

  async unlockWithRecoveryCode(code: string): Promise<void> {
    if (await this.useRecoveryCode.isVisible()) await this.useRecoveryCode.click();
    await this.recoveryCode.fill(code);
    await this.submit.click();
  }
}
