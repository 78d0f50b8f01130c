import type { Page } from '@playwright/test';
import { read } from './harness/core.ts';
import { daysAgo } from './harness/days.ts';
import { saveAs } from './harness/document.ts';
import { expect, test } from './harness/fixtures.ts';
import { holdNext } from './harness/windows.ts';
import { CasePage } from './pages/case-page.ts';
import { CasesPage } from './pages/cases-page.ts';
import { EntryPage } from './pages/entry-page.ts';
import { ExportDialog } from './pages/export-dialog.ts';
import { Frame } from './pages/frame.ts';
import { NewCasePage } from './pages/new-case-page.ts';

/** Writes two wins that count for an area, and builds a promotion case from them through the core. */
async function buildCase(page: Page): Promise<void> {
  const write = (text: string, days: number) =>
    read(page, 'entry.create', { kind: 'win', date: daysAgo(days), text, areas: ['operations'] });
  await write('Kept the harbour gate open through the storm.', 60);
  await write('Moved the harbour ledger without a lost line.', 20);
  await read(page, 'case.build', {
    kind: 'promotion',
    targetLevel: await staffLevel(page),
    from: daysAgo(90),
    to: daysAgo(0),
  });
  await new Frame(page).enter('Cases');
  await new CasesPage(page).case(/./).first().click();
  await expect(new CasePage(page).sentence('harbour').first()).toBeVisible();
}

async function staffLevel(page: Page): Promise<string> {
  const { ladders, current } = await read(page, 'ladder.list', {});
  const levels = ladders.find(({ id }) => id === current)?.levels ?? [];
  const staff = levels.find(({ name }) => name === 'Staff engineer');
  if (!staff) throw new Error('The default ladder has no staff engineer');
  return staff.id;
}

test('exports nothing while an entry is no longer shareable, and says which sentence it is', async ({
  page,
  journal: _journal,
}) => {
  await buildCase(page);
  const document = new CasePage(page);
  const exporting = new ExportDialog(page);
  const entry = new EntryPage(page);
  await document.showSources(document.sentence('storm').first());
  await document.sources.getByRole('link', { name: /storm/ }).click();
  await entry.setVisibility('Private');
  await expect(entry.saveNote).toHaveText('Saved');
  await page.goBack();

  await expect(document.narrowed).toBeVisible();
  await document.export.click();
  await expect(exporting.refusal).toContainText(/shareable/);
  await expect(exporting.save).toHaveCount(0);
  await exporting.refusal.getByRole('button', { name: 'Show the sentence' }).click();
  await expect(document.sentences.and(page.locator(':focus'))).toContainText('no longer shareable');

  await page.goForward();
  await entry.setVisibility('Shareable');
  await expect(entry.saveNote).toHaveText('Saved');
  await page.goBack();
  await expect(document.narrowed).toHaveCount(0);
  await document.export.click();
  expect((await saveAs(page, 'Markdown')).content).toContain('storm');
});

test('never overwrites an edited sentence: building again shows the difference', async ({
  page,
  journal: _journal,
}) => {
  await buildCase(page);
  const document = new CasePage(page);
  await document.edit(document.sentence('storm').first(), 'I held the gate through the storm, in my words.');
  await expect(document.sentence('in my words')).toBeVisible();
  await document.write('Why it pays', 'Two teams stop waiting for a third.');
  await expect(document.sentence('Two teams stop waiting')).toContainText('no source');
  await read(page, 'entry.create', {
    kind: 'win',
    date: daysAgo(5),
    text: 'Taught the night shift to read the tide tables.',
    areas: ['operations'],
  });
  await document.buildAgain.click();
  const differences = page.getByRole('main').getByRole('listitem');
  await expect(differences.filter({ hasText: 'tide tables' }).first()).toBeVisible();
  await page.getByRole('link', { name: /^Promotion case/ }).click();
  await expect(document.sentence('in my words')).toBeVisible();
  await expect(document.sentence('Two teams stop waiting')).toBeVisible();
  await expect(document.sentence('tide tables')).toHaveCount(0);
});

test('leaves a sentence being written alone when the one before it is saved late', async ({
  page,
  journal: _journal,
}) => {
  await buildCase(page);
  const document = new CasePage(page);
  const { held, letGo } = await holdNext(page, 'case.edit-block');
  await document.edit(document.sentence('storm').first(), 'Saved late, in my words.');
  await held;
  await document.beginWriting('Why it pays');
  await document.newSentence.fill('Begun meanwhile');
  letGo();
  await expect(document.sentence('Saved late')).toBeVisible();
  await expect(document.newSentence).toHaveValue('Begun meanwhile');
  await document.newSentence.press('Enter');
  await expect(document.sentence('Begun meanwhile')).toBeVisible();
});

test('takes a deleted case back, and renames it', async ({ page, journal: _journal }) => {
  await buildCase(page);
  const document = new CasePage(page);
  const cases = new CasesPage(page);
  await document.rename('Harbour case');
  await expect(document.title).toHaveText('Harbour case');
  await new Frame(page).enter('Cases');
  await cases.act('Harbour case', 'Delete');
  await expect(cases.noCase).toBeVisible();
  await new Frame(page).undo('Case deleted');
  await expect(cases.case('Harbour case')).toBeVisible();
});

test('builds nothing without a level or for a period that ends before it begins', async ({
  page,
  journal: _journal,
}) => {
  const newCase = new NewCasePage(page);
  await new Frame(page).enter('Cases');
  await new CasesPage(page).newCase.click();
  await newCase.build.click();
  await expect(newCase.problem).toContainText('Choose the level');
  await newCase.target('Staff engineer');
  await newCase.setPeriod('2026-05-01', '2026-01-31');
  await expect(page.getByText('The period ends before it begins')).toBeVisible();
  await newCase.build.click();
  await expect(newCase.title).toBeVisible();
  expect((await read(page, 'case.list', {})).cases).toEqual([]);
});
