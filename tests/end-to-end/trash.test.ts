import type { Page } from '@playwright/test';
import { dayIn, inWords } from '../../shared/domain/civil-date/civil-date.ts';
import { ask, read } from './harness/core.ts';
import { daysAgo } from './harness/days.ts';
import { expect, test } from './harness/fixtures.ts';
import { CasePage } from './pages/case-page.ts';
import { CasesPage } from './pages/cases-page.ts';
import { Frame } from './pages/frame.ts';
import { JournalPage } from './pages/journal-page.ts';
import { TrashPage } from './pages/trash-page.ts';

/** Deletes an entry that a case was built from; the case keeps what stands on another one. */
async function deleteWhatACaseStandsOn(page: Page): Promise<void> {
  const write = (text: string, days: number) =>
    read(page, 'entry.create', { kind: 'win', date: daysAgo(days), text, areas: ['operations'] });
  const { id } = await write('Kept the harbour gate open through the storm.', 60);
  await write('Moved the ledger without a lost line.', 20);
  const period = { from: daysAgo(90), to: daysAgo(0) };
  await read(page, 'case.build', { kind: 'brag', targetLevel: 'staff', ...period });
  await read(page, 'entry.delete', { id });
}

test('says when a deleted entry goes, and what goes with it, before it does', async ({
  page,
  journal: _journal,
}) => {
  const trash = new TrashPage(page);
  const document = new CasePage(page);
  await deleteWhatACaseStandsOn(page);
  await new JournalPage(page).trash.click();
  const zone = await page.evaluate(() => Intl.DateTimeFormat().resolvedOptions().timeZone);
  const gone = inWords(dayIn(Date.now() + 30 * 86_400_000, zone));
  await expect(trash.entries).toContainText(`Gone for good on ${gone}`);
  await trash.empty.click();
  await expect(trash.emptyDialog).toContainText(/\d sentences? of 1 case stand/);
  await trash.emptyDialog.getByRole('button', { name: 'Delete for good' }).click();
  await expect(trash.nothing).toBeVisible();
  await trash.holding.or(new Frame(page).message('The trash is empty')).waitFor();
  await page.keyboard.press('Escape');
  await new Frame(page).enter('Cases');
  await new CasesPage(page).case(/./).first().click();
  await expect(document.sentence('ledger').first()).toBeVisible();
  await expect(document.sentence('storm')).toHaveCount(0);
});

test('names the backups that may still hold what was emptied, and replaces them', async ({
  page,
  journal: _journal,
}) => {
  const trash = new TrashPage(page);
  await deleteWhatACaseStandsOn(page);
  const made = await read(page, 'backup.make', {});
  await new JournalPage(page).trash.click();
  await trash.emptyForGood();
  await expect(trash.holding.getByRole('listitem').first()).toBeVisible();
  await trash.removeBackups.click();
  await new Frame(page).message('a new one is made').waitFor();
  await expect(trash.holding).toHaveCount(0);
  const { backups } = await read(page, 'backup.list', {});
  expect(backups).toHaveLength(1);
  expect(backups.map(({ name }) => name)).not.toContain(made.name);
});

test('leaves the backups alone when that is asked for', async ({ page, journal: _journal }) => {
  const trash = new TrashPage(page);
  await deleteWhatACaseStandsOn(page);
  const made = await read(page, 'backup.make', {});
  await new JournalPage(page).trash.click();
  await trash.emptyForGood();
  await trash.holding.getByRole('button', { name: /^Keep/ }).click();
  await expect(trash.holding).toHaveCount(0);
  const listed = await ask(page, 'backup.list', {});
  expect(listed.ok && listed.value.backups.map(({ name }) => name)).toContain(made.name);
});
