import type { Locator, Page } from '@playwright/test';

/** The room of cases: all of them, and the way to a new one. */
export class CasesPage {
  readonly page: Page;
  readonly title: Locator;
  readonly noCase: Locator;
  readonly newCase: Locator;

  constructor(page: Page) {
    this.page = page;
    this.title = page.getByRole('heading', { level: 1, name: 'Cases' });
    this.noCase = page.getByText('No case yet');
    this.newCase = page.getByRole('button', { name: 'New case' });
  }

  case(title: string | RegExp): Locator {
    return this.page.getByRole('main').getByRole('link', { name: title });
  }

  async act(title: string, action: 'Open' | 'Build again' | 'Delete'): Promise<void> {
    await this.page.getByRole('button', { name: `Actions for “${title}”` }).click();
    await this.page.getByRole('menuitem', { name: action }).click();
  }
}
