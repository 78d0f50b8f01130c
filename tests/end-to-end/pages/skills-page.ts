import type { Locator, Page } from '@playwright/test';

/** The room of skill areas: all thirteen with their evidence. */
export class SkillsPage {
  readonly page: Page;
  readonly title: Locator;
  readonly period: Locator;
  readonly view: Locator;

  constructor(page: Page) {
    this.page = page;
    this.title = page.getByRole('heading', { level: 1, name: 'Skills', exact: true });
    this.period = page.getByRole('radiogroup', { name: 'Period' });
    this.view = page.getByRole('radiogroup', { name: 'View' });
  }

  /** An area's row, with its counts and its strength. */
  area(name: string): Locator {
    return this.page
      .getByRole('listitem')
      .filter({ has: this.page.getByRole('link', { name, exact: true }) });
  }

  /** The way to an area; as tables, the first of several. */
  link(name: string): Locator {
    return this.page.getByRole('main').getByRole('link', { name, exact: true }).first();
  }

  async enter(name: string): Promise<void> {
    await this.link(name).click();
  }

  async show(view: 'List' | 'Table'): Promise<void> {
    await this.view.getByRole('radio', { name: view }).click();
  }

  /** A group's table, after `show('Table')`. */
  table(group: 'Soft skills' | 'Hard skills'): Locator {
    return this.page.getByRole('table', { name: group, exact: true });
  }
}
