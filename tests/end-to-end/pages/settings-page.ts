import type { Locator, Page } from '@playwright/test';

/** The room of settings. */
export class SettingsPage {
  readonly page: Page;
  readonly title: Locator;
  readonly appearance: Locator;
  readonly ladder: Locator;
  readonly newJournal: Locator;
  readonly newJournalDialog: Locator;
  readonly otherJournals: Locator;

  constructor(page: Page) {
    this.page = page;
    this.title = page.getByRole('heading', { level: 1, name: 'Settings' });
    this.appearance = page.getByRole('radiogroup', { name: 'Appearance' });
    this.ladder = page.getByRole('button', { name: /Ladder in force/ });
    this.newJournal = page.getByRole('button', { name: 'New journal' });
    this.newJournalDialog = page.getByRole('dialog', { name: 'New journal' });
    this.otherJournals = page.getByRole('button', { name: 'Open another journal' });
  }

  async choose(appearance: 'As the system' | 'Light' | 'Dark'): Promise<void> {
    await this.appearance.getByRole('radio', { name: appearance }).click();
  }

  async useLadder(name: string | RegExp): Promise<void> {
    await this.ladder.click();
    await this.page.getByRole('option', { name }).click();
  }

  /** Names a new journal; the page for its passphrase follows. */
  async addJournal(name: string): Promise<void> {
    await this.newJournal.click();
    await this.newJournalDialog.getByRole('textbox', { name: 'Name' }).fill(name);
    await this.newJournalDialog.getByRole('button', { name: 'Continue' }).click();
  }

  async openJournal(name: string): Promise<void> {
    await this.otherJournals.click();
    await this.page.getByRole('menuitem', { name }).click();
  }
}
