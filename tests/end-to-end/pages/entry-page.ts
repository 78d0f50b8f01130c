import type { Locator, Page } from '@playwright/test';
import { typeDay } from './date-field.ts';
import type { KindName } from './journal-page.ts';

/** An entry's page: its words, what they may be evidence of, and every field. */
export class EntryPage {
  readonly page: Page;
  readonly text: Locator;
  readonly saveNote: Locator;
  readonly back: Locator;
  readonly kind: Locator;
  /** The day in words; pressed, it can be changed. */
  readonly date: Locator;
  readonly dateDialog: Locator;
  readonly delete: Locator;
  readonly about: Locator;
  readonly suggestions: Locator;
  readonly noneOfThese: Locator;
  readonly addArea: Locator;
  readonly visibility: Locator;
  /** Two versions of the entry, to choose between. */
  readonly crossing: Locator;
  readonly sealed: Locator;
  readonly showSealed: Locator;

  constructor(page: Page) {
    this.page = page;
    this.text = page.getByRole('textbox', { name: 'Text of the entry' });
    this.saveNote = page
      .getByRole('status')
      .filter({ hasText: /^(Saved|Saving…|Could not save|Not saved)$/ });
    this.back = page.getByRole('main').getByRole('link', { name: 'Journal' });
    this.kind = page.getByRole('button', { name: /^Kind: / });
    this.date = page.getByRole('main').getByRole('button', { name: /day \d{1,2} \p{L}+/u });
    this.dateDialog = page.getByRole('dialog', { name: 'Date of the entry' });
    this.delete = page.getByRole('button', { name: 'Move to the trash' });
    this.about = page.getByRole('complementary', { name: 'About this entry' });
    this.suggestions = page.getByRole('region', { name: 'This may be evidence of' });
    this.noneOfThese = this.suggestions.getByRole('button', { name: 'None of these' });
    this.addArea = this.suggestions.getByRole('button', { name: 'Add an area' });
    this.visibility = page.getByRole('radiogroup', { name: 'Who may see it' });
    this.crossing = page.getByRole('main').getByRole('alert').filter({ hasText: 'The other version' });
    this.sealed = page.getByText('This entry is sealed');
    this.showSealed = page.getByRole('button', { name: 'Show it' });
  }

  /** Puts the caret behind the last word; the text has the focus already. */
  async goToEnd(): Promise<void> {
    await this.page.keyboard.press('ControlOrMeta+End');
    // The editor hears of the new place of the caret before the second frame from here.
    await this.page.evaluate(
      () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
    );
  }

  async chooseKind(kind: KindName): Promise<void> {
    await this.kind.click();
    await this.page.getByRole('menuitemradio', { name: kind }).click();
  }

  /** Types a day, written `YYYY-MM-DD`. */
  async setDate(day: string): Promise<void> {
    await this.date.click();
    await typeDay(this.page, this.dateDialog.getByRole('group', { name: 'Date' }), day);
    await this.page.keyboard.press('Escape');
    await this.dateDialog.waitFor({ state: 'hidden' });
  }

  async setVisibility(visibility: 'Shareable' | 'Private' | 'Sealed'): Promise<void> {
    await this.visibility.getByRole('radio', { name: visibility }).click();
  }

  async setImpact(what: string, before: string, after: string): Promise<void> {
    await this.about.getByRole('textbox', { name: 'What changed' }).fill(what);
    await this.about.getByRole('textbox', { name: 'Before' }).fill(before);
    await this.about.getByRole('textbox', { name: 'After' }).fill(after);
  }

  async setRole(role: 'Contributed' | 'Drove' | 'Led'): Promise<void> {
    await this.about.getByRole('radiogroup', { name: 'My role' }).getByRole('radio', { name: role }).click();
  }

  async setScope(scope: string): Promise<void> {
    await this.about.getByRole('button', { name: /Scope$/ }).click();
    await this.page.getByRole('option', { name: scope }).click();
  }

  async setProject(name: string): Promise<void> {
    const project = this.about.getByRole('combobox', { name: 'Project' });
    await project.fill(name);
    await project.press('Enter');
  }

  async addPerson(name: string): Promise<void> {
    const person = this.about.getByRole('combobox', { name: 'Add a person' });
    await person.fill(name);
    await person.press('Enter');
  }

  async addLink(url: string): Promise<void> {
    await this.about.getByRole('textbox', { name: 'Address of a link' }).fill(url);
    await this.about.getByRole('button', { name: 'Add the link' }).click();
  }

  suggestion(area: string): Locator {
    return this.suggestions.getByRole('listitem').filter({ hasText: area });
  }

  async confirm(area: string): Promise<void> {
    await this.suggestions.getByRole('button', { name: `Yes, ${area}` }).click();
  }

  async reject(area: string): Promise<void> {
    await this.suggestions.getByRole('button', { name: `No, not ${area}` }).click();
  }

  async add(area: string): Promise<void> {
    await this.addArea.click();
    await this.page.getByRole('menuitem', { name: area }).click();
  }

  /** The button that takes a counted area back; it is there while the area counts. */
  counted(area: string): Locator {
    return this.suggestions.getByRole('button', { name: `Remove ${area}` });
  }

  async keepMine(): Promise<void> {
    await this.crossing.getByRole('button', { name: 'Keep what is here' }).click();
  }

  async keepBoth(): Promise<void> {
    await this.crossing.getByRole('button', { name: 'Keep both' }).click();
  }

  async takeOther(): Promise<void> {
    await this.crossing.getByRole('button', { name: 'Take the other version' }).click();
  }
}
