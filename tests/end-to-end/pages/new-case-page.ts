import type { Locator, Page } from '@playwright/test';
import { typeDay } from './date-field.ts';

/** What is asked before a case is built. */
export class NewCasePage {
  readonly page: Page;
  readonly title: Locator;
  readonly period: Locator;
  readonly withSuggestions: Locator;
  /** How much the period holds to build from. */
  readonly material: Locator;
  readonly problem: Locator;
  readonly build: Locator;

  constructor(page: Page) {
    this.page = page;
    this.title = page.getByRole('heading', { level: 1, name: 'New case' });
    this.period = page.getByRole('group', { name: 'Period', exact: true });
    this.withSuggestions = page.getByRole('switch', { name: /count solid suggestions/ });
    this.material = page.getByRole('main').getByRole('status');
    this.problem = page.getByRole('main').getByRole('alert');
    this.build = page.getByRole('button', { name: 'Build case' });
  }

  async choose(kind: 'Promotion case' | 'Brag document' | 'Self-review'): Promise<void> {
    await this.page.getByRole('radio', { name: kind }).check({ force: true });
  }

  /** Chooses the level asked for; the one below it follows. */
  async target(level: string): Promise<void> {
    await this.page.getByRole('button', { name: /(To|Level)$/ }).click();
    await this.page.getByRole('option', { name: level, exact: true }).click();
  }

  async usualPeriod(name: 'Last 12 months' | 'Last 18 months' | 'This year'): Promise<void> {
    await this.period.getByRole('radio', { name }).click();
  }

  /** Types the first and last day, written `YYYY-MM-DD`. */
  async setPeriod(from: string, to: string): Promise<void> {
    await typeDay(this.page, this.page.getByRole('group', { name: 'First day' }), from);
    await typeDay(this.page, this.page.getByRole('group', { name: 'Last day' }), to);
  }
}
