import type { Locator, Page } from '@playwright/test';

/** The page of a locked journal, and the pages of what keeps it from opening. */
export class UnlockPage {
  readonly page: Page;
  /** The name of the journal that is locked, or what keeps it from opening. */
  readonly journal: Locator;
  readonly passphrase: Locator;
  readonly recoveryCode: Locator;
  readonly submit: Locator;
  readonly useRecoveryCode: Locator;
  readonly usePassphrase: Locator;
  readonly useKeychain: Locator;
  /** Why it did not open, in sentences. */
  readonly refusal: Locator;
  readonly tryAgain: Locator;
  readonly back: Locator;
  readonly rescue: Locator;
  readonly rebuildKeys: Locator;
  readonly restore: Locator;
  /** What can be written down while the journal is locked. */
  readonly write: Locator;
  readonly line: Locator;
  readonly keep: Locator;
  readonly kept: Locator;

  constructor(page: Page) {
    this.page = page;
    this.journal = page.getByRole('heading', { level: 1 });
    this.passphrase = page.getByRole('textbox', { name: 'Passphrase' });
    this.recoveryCode = page.getByRole('textbox', { name: 'Recovery code' });
    this.submit = page.getByRole('button', { name: 'Unlock', exact: true });
    this.useRecoveryCode = page.getByRole('button', { name: 'Use the recovery code' });
    this.usePassphrase = page.getByRole('button', { name: 'Use the passphrase' });
    this.useKeychain = page.getByRole('button', { name: 'Unlock with the system’s keychain' });
    this.refusal = page.getByRole('alert');
    this.tryAgain = page.getByRole('button', { name: 'Try again' });
    this.back = page.getByRole('button', { name: 'Back', exact: true });
    this.rescue = page.getByRole('button', { name: 'Rescue what can be read' });
    this.rebuildKeys = page.getByRole('button', { name: 'Make the keys anew' });
    this.restore = page.getByRole('button', { name: 'Restore a backup' });
    this.write = page.getByRole('button', { name: 'Write something down without unlocking' });
    this.line = page.getByRole('textbox', { name: 'New entry' });
    this.keep = page.getByRole('button', { name: 'Keep it' });
    this.kept = page.getByRole('status').filter({ hasText: 'Kept for the journal' });
  }

  async unlock(passphrase: string): Promise<void> {
    await this.passphrase.fill(passphrase);
    await this.submit.click();
  }

  async unlockWithRecoveryCode(code: string): Promise<void> {
    await this.passphrase.or(this.recoveryCode).waitFor();
    if (await this.useRecoveryCode.isVisible()) await this.useRecoveryCode.click();
    await this.recoveryCode.fill(code);
    await this.submit.click();
  }

  /** Writes something down without unlocking. */
  async writeDown(text: string, kind = 'Win'): Promise<void> {
    await this.write.click();
    await this.line.fill(text);
    if (kind !== 'Win') {
      await this.page.getByRole('button', { name: /Kind$/ }).click();
      await this.page.getByRole('option', { name: kind }).click();
    }
    await this.keep.click();
    await this.kept.waitFor();
  }
}
