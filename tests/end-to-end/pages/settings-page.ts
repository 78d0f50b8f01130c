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
  readonly lockAfter: Locator;
  readonly blur: Locator;
  readonly keys: Locator;
  readonly backups: Locator;
  readonly makeBackup: Locator;
  readonly checkEverything: Locator;
  readonly backupFolder: Locator;
  readonly dialog: Locator;

  constructor(page: Page) {
    this.page = page;
    this.title = page.getByRole('heading', { level: 1, name: 'Settings' });
    this.appearance = page.getByRole('radiogroup', { name: 'Appearance' });
    this.ladder = page.getByRole('button', { name: /Ladder in force/ });
    this.newJournal = page.getByRole('button', { name: 'New journal' });
    this.newJournalDialog = page.getByRole('dialog', { name: 'New journal' });
    this.otherJournals = page.getByRole('button', { name: 'Open another journal' });
    this.lockAfter = page.getByRole('textbox', { name: 'Lock after' });
    this.blur = page.getByRole('switch', { name: /Blur while another window/ });
    this.keys = page.getByRole('list', { name: 'Keys' });
    this.backups = page.getByRole('list', { name: 'Backups' }).getByRole('listitem');
    this.makeBackup = page.getByRole('button', { name: 'Make a backup now' });
    this.checkEverything = page.getByRole('button', { name: 'Check everything' });
    this.backupFolder = page.getByRole('button', { name: 'Keep them elsewhere…' });
    this.dialog = page.getByRole('dialog');
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

  /** A way into the journal, with what is said of it and can be done with it. */
  key(name: 'Passphrase' | 'Recovery code' | 'System keychain' | 'All keys'): Locator {
    return this.keys.getByRole('listitem').filter({ has: this.page.getByText(name, { exact: true }) });
  }

  /** Has a new recovery code made; its page follows. */
  async replaceCode(passphrase: string): Promise<void> {
    await this.key('Recovery code').getByRole('button', { name: 'Make a new one…' }).click();
    await this.dialog.getByRole('textbox', { name: 'Passphrase' }).fill(passphrase);
    await this.dialog.getByRole('button', { name: 'Make it' }).click();
  }

  /** Types the recovery code that was written down. */
  async confirmCode(code: string): Promise<void> {
    await this.key('Recovery code').getByRole('button', { name: 'Type it…' }).click();
    await this.dialog.getByRole('textbox', { name: 'Recovery code' }).fill(code);
    await this.dialog.getByRole('button', { name: 'Check it' }).click();
  }
}
