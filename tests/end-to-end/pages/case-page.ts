import type { Locator, Page } from '@playwright/test';

/** A case to read and to work on. */
export class CasePage {
  readonly page: Page;
  readonly title: Locator;
  /** Every sentence, quotation and row of the document. */
  readonly sentences: Locator;
  readonly checks: Locator;
  readonly openChecks: Locator;
  readonly buildAgain: Locator;
  readonly export: Locator;
  readonly more: Locator;
  readonly newSentence: Locator;
  readonly linkDialog: Locator;
  readonly sources: Locator;
  readonly narrowed: Locator;
  /** The sentences whose words are hidden since an entry behind them was narrowed. */
  readonly hidden: Locator;

  constructor(page: Page) {
    this.page = page;
    this.title = page.getByRole('main').getByRole('heading', { level: 1 });
    this.sentences = page
      .getByRole('main')
      .getByRole('group')
      .and(page.locator('[aria-describedby="block-keys"]'));
    this.checks = page.getByRole('complementary', { name: 'Checks' });
    this.openChecks = page.getByRole('button', { name: /^Checks/ });
    this.buildAgain = page.getByRole('button', { name: 'Build again' });
    this.export = page.getByRole('button', { name: 'Export', exact: true });
    this.more = page.getByRole('button', { name: 'More', exact: true });
    this.newSentence = page.getByRole('textbox', { name: 'New sentence' });
    this.linkDialog = page.getByRole('dialog', { name: 'Link entries' });
    this.sources = page.getByRole('dialog', { name: 'What this stands on' });
    this.hidden = this.sentences.filter({ hasText: 'Its words are hidden' });
    this.narrowed = page.getByText(/no longer shareable, so this case cannot be exported/);
  }

  section(title: string): Locator {
    return this.page.getByRole('region', { name: title });
  }

  sentence(words: string | RegExp): Locator {
    return this.sentences.filter({ hasText: words });
  }

  /** Opens a sentence's menu and chooses from it. */
  async act(sentence: Locator, action: string): Promise<void> {
    await sentence.focus();
    await sentence.getByRole('button', { name: 'Sentence actions' }).click();
    await this.page.getByRole('menuitem', { name: action }).click();
  }

  async showWords(sentence: Locator): Promise<void> {
    await sentence.getByRole('button', { name: 'Show the words' }).click();
  }

  async edit(sentence: Locator, words: string): Promise<void> {
    await this.act(sentence, 'Edit');
    const field = this.page.getByRole('textbox', { name: 'Sentence', exact: true });
    await field.fill(words);
    await field.press('Enter');
  }

  async remove(sentence: Locator): Promise<void> {
    await this.act(sentence, 'Remove');
  }

  /** Opens the field for a sentence at a section's end. */
  async beginWriting(section: string): Promise<void> {
    await this.section(section)
      .getByRole('button', { name: new RegExp(`^(Write…|Add a sentence) in ${section}$`) })
      .click();
  }

  /** Writes a sentence at a section's end. */
  async write(section: string, words: string): Promise<void> {
    await this.beginWriting(section);
    await this.newSentence.fill(words);
    await this.newSentence.press('Enter');
  }

  /** Shows what a sentence stands on; the panel has the focus then, so that Escape closes it. */
  async showSources(sentence: Locator): Promise<void> {
    await sentence.focus();
    await sentence.press('s');
    await this.sources.and(this.page.locator(':focus')).waitFor();
  }

  async rename(title: string): Promise<void> {
    await this.page.getByRole('button', { name: 'Rename' }).click();
    const field = this.page.getByRole('textbox', { name: 'Title' });
    await field.fill(title);
    await field.press('Enter');
  }
}
