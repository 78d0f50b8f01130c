import type { Locator, Page } from '@playwright/test';

const ordinals = ['First', 'Second', 'Third', 'Fourth', 'Fifth', 'Sixth', 'Seventh', 'Eighth', 'Ninth'];

/** The pages of a new recovery code: it is shown once, then two of its groups are asked for. */
export class RecoveryCodePage {
  readonly page: Page;
  readonly title: Locator;
  readonly code: Locator;
  readonly copy: Locator;
  readonly print: Locator;
  readonly copied: Locator;
  readonly writtenDown: Locator;
  readonly later: Locator;
  /** The page that asks for two groups. */
  readonly retyping: Locator;
  readonly groups: Locator;
  readonly check: Locator;
  readonly showAgain: Locator;
  readonly refusal: Locator;

  constructor(page: Page) {
    this.page = page;
    this.title = page.getByRole('heading', { name: 'Your recovery code' });
    this.code = page.getByRole('group', { name: 'Recovery code' });
    this.copy = page.getByRole('button', { name: 'Copy' });
    this.print = page.getByRole('button', { name: 'Print' });
    this.copied = page.getByRole('status').filter({ hasText: /Cop/ });
    this.writtenDown = page.getByRole('button', { name: 'I have written it down' });
    this.later = page.getByRole('button', { name: 'Later' });
    this.retyping = page.getByRole('heading', { name: 'Check what you wrote down' });
    this.groups = page.getByRole('textbox', { name: / group$/ });
    this.check = page.getByRole('button', { name: 'Check it' });
    this.showAgain = page.getByRole('button', { name: 'Show the code again' });
    this.refusal = page.getByRole('alert');
  }

  /** The code as it is shown. */
  async read(): Promise<string> {
    return this.code.innerText();
  }

  /** The groups that are asked for, in their order, from the code that was written down. */
  async askedOf(code: string): Promise<readonly string[]> {
    await this.retyping.waitFor();
    const groups = code.split('-');
    const asked: string[] = [];
    for (const [index, ordinal] of ordinals.entries()) {
      const field = this.page.getByRole('textbox', { name: `${ordinal} group` });
      if ((await field.count()) > 0) asked.push(groups[index] ?? '');
    }
    return asked;
  }

  /** Says that it is written down, types what is asked for, and goes on. */
  async goOn(): Promise<void> {
    const code = await this.read();
    await this.writtenDown.click();
    await this.retype(code);
  }

  /** Types the groups that are asked for. */
  async retype(code: string): Promise<void> {
    for (const [at, group] of (await this.askedOf(code)).entries()) await this.groups.nth(at).fill(group);
    await this.check.click();
    await this.retyping.waitFor({ state: 'hidden' });
  }
}
