import type { Locator, Page } from '@playwright/test';

/** The kinds of entry, as the person reads them. */
export type KindName =
  | 'Win'
  | 'Struggle'
  | 'Stretch'
  | 'Feedback'
  | 'Connection'
  | 'Observation'
  | 'Learning';

/** The journal's first page: quick capture, filters, and the entries by day. */
export class JournalPage {
  readonly page: Page;
  readonly title: Locator;
  readonly line: Locator;
  readonly kind: Locator;
  readonly saved: Locator;
  readonly undoCapture: Locator;
  readonly search: Locator;
  readonly kindFilter: Locator;
  readonly showSealed: Locator;
  readonly trash: Locator;
  readonly entries: Locator;
  /** What stands in the entries' place where there are none. */
  readonly nothingWritten: Locator;
  readonly nothingFound: Locator;

  constructor(page: Page) {
    this.page = page;
    this.title = page.getByRole('heading', { level: 1, name: 'Journal' });
    this.line = page.getByRole('combobox', { name: 'New entry' });
    this.kind = page.getByRole('button', { name: /^Kind: / });
    this.saved = page.getByRole('status').filter({ hasText: /^Saved as a/ });
    this.undoCapture = this.saved.getByRole('button', { name: 'Undo' });
    this.search = page.getByRole('searchbox', { name: 'Search the journal' });
    this.kindFilter = page.getByRole('search').getByRole('button', { name: /Kind$/ });
    this.showSealed = page.getByRole('button', { name: 'Show sealed' });
    this.trash = page.getByRole('search').getByRole('link', { name: 'Trash' });
    this.entries = page.getByRole('article');
    this.nothingWritten = page.getByText('Nothing written yet');
    this.nothingFound = page.getByText('No entry like this');
  }

  /** Writes one line and saves it with Enter. */
  async capture(text: string, kind?: KindName): Promise<void> {
    if (kind !== undefined) await this.chooseKind(kind);
    await this.line.fill(text);
    await this.line.press('Enter');
  }

  /** Writes one line and opens it as an entry's page. */
  async captureAndOpen(text: string, kind?: KindName): Promise<void> {
    if (kind !== undefined) await this.chooseKind(kind);
    await this.line.fill(text);
    await this.line.press('ControlOrMeta+Enter');
  }

  async chooseKind(kind: KindName): Promise<void> {
    await this.kind.click();
    await this.page.getByRole('menuitemradio', { name: kind }).click();
  }

  /** Shows entries of one kind only. */
  async show(kind: KindName | 'All kinds'): Promise<void> {
    await this.kindFilter.click();
    await this.page.getByRole('option', { name: kind }).click();
  }

  /** An entry in the list, by words it shows. */
  entry(words: string | RegExp): Locator {
    return this.entries.filter({ hasText: words });
  }

  async open(words: string | RegExp): Promise<void> {
    await this.entry(words).getByRole('heading').getByRole('link').click();
  }
}
