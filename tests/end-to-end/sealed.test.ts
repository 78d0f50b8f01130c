import type { Page } from '@playwright/test';
import type { Params } from '../../shared/contract/contract.ts';
import type { EntryId } from '../../shared/domain/entry/entry.ts';
import { read } from './harness/core.ts';
import { daysAgo } from './harness/days.ts';
import { expect, test } from './harness/fixtures.ts';
import { tourRooms } from './harness/tour.ts';
import { AreaPage } from './pages/area-page.ts';
import { CasePage } from './pages/case-page.ts';
import { CasesPage } from './pages/cases-page.ts';
import { EntryPage } from './pages/entry-page.ts';
import { ExportDialog } from './pages/export-dialog.ts';
import { Frame } from './pages/frame.ts';
import { JournalPage } from './pages/journal-page.ts';
import { SkillsPage } from './pages/skills-page.ts';
import { TrashPage } from './pages/trash-page.ts';

/** A word in every field of what is sealed. */
const canary = 'Quokkaparade';

const secret: Params<'entry.create'> = {
  kind: 'win',
  visibility: 'shareable',
  date: daysAgo(30),
  text: `I moved the ${canary} ledger without a lost line.`,
  project: `${canary} project`,
  people: [{ name: `${canary} Person`, role: 'witness' }],
  impact: { what: `${canary} lines`, before: '90', after: '0' },
  links: [{ url: `https://${canary}.example/`, label: canary }],
  areas: ['operations', 'communication'],
};

function readWindow(): string {
  const fields = [...document.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('input, textarea')];
  const values = fields.map(({ value }) => value);
  return [document.title, location.href, document.documentElement.outerHTML, ...values].join('\n');
}

/** Whether the window holds the word anywhere: in its text, an attribute, a field, its title or its address. */
async function isTold(page: Page): Promise<boolean> {
  return (await page.evaluate(readWindow)).toLowerCase().includes(canary.toLowerCase());
}

async function expectNothingTold(page: Page, screen: string): Promise<void> {
  expect(await isTold(page), screen).toBe(false);
}

async function writeSecret(page: Page): Promise<EntryId> {
  return (await read(page, 'entry.create', secret)).id;
}

async function setVisibility(page: Page, id: EntryId, visibility: 'sealed' | 'private' | 'shareable') {
  await read(page, 'entry.update', { id, changes: { visibility } });
}

/** A case built from the entry while it was shareable, and from another one, opened. */
async function openCaseWith(page: Page): Promise<EntryId> {
  const id = await writeSecret(page);
  const text = 'Kept the harbour gate open through the storm.';
  await read(page, 'entry.create', { kind: 'win', date: daysAgo(60), text, areas: ['operations'] });
  await read(page, 'case.build', {
    kind: 'promotion',
    targetLevel: 'staff',
    from: daysAgo(90),
    to: daysAgo(0),
  });
  await new Frame(page).enter('Cases');
  await new CasesPage(page).case(/./).first().click();
  await expect(new CasePage(page).sentence(canary).first()).toBeVisible();
  return id;
}

test('no screen of any room tells of a sealed entry', async ({ page, sample: _sample }) => {
  test.slow();
  const journal = new JournalPage(page);
  await journal.entries.first().waitFor();
  const id = await writeSecret(page);
  await setVisibility(page, id, 'sealed');
  const deleted = await writeSecret(page);
  await setVisibility(page, deleted, 'sealed');
  await read(page, 'entry.delete', { id: deleted });
  await expectNothingTold(page, 'the journal as it was');
  await tourRooms(page, (screen) => expectNothingTold(page, screen));
});

test('neither a search nor a completion offers what only a sealed entry names', async ({
  page,
  journal: _journal,
}) => {
  const journal = new JournalPage(page);
  const entry = new EntryPage(page);
  const id = await writeSecret(page);
  await journal.capture('In plain sight');
  await journal.open('In plain sight');
  const person = entry.about.getByRole('combobox', { name: 'Add a person' });
  await person.fill(canary.slice(0, 4));
  await expect(page.getByRole('option', { name: canary })).toBeVisible();
  await person.fill('');
  await setVisibility(page, id, 'sealed');
  await expect(async () => {
    for (const field of [person, entry.about.getByRole('combobox', { name: 'Project' })]) {
      await field.fill(canary.slice(0, 4));
      await expectNothingTold(page, 'completing a name');
      await field.fill('');
    }
  }).toPass();
  await entry.back.click();
  await journal.line.fill(`@${canary.slice(0, 4)}`);
  await expectNothingTold(page, 'completing a mention');
  await journal.line.fill('');
  await journal.search.fill('ledger');
  await expect(journal.nothingFound).toBeVisible();
  await expectNothingTold(page, 'searching');
});

test('a case hides the words of an entry sealed after it was built, until they are asked for', async ({
  page,
  journal: _journal,
}) => {
  const document = new CasePage(page);
  const id = await openCaseWith(page);
  await setVisibility(page, id, 'sealed');
  await expect(document.hidden.first()).toContainText('Stands on a sealed entry');
  await expect(document.sentence('storm').first()).toBeVisible();
  await expectNothingTold(page, 'the case');

  await document.showSources(document.hidden.first());
  await expect(document.sources).toContainText('not shown here');
  await expectNothingTold(page, 'the sources');
  await page.keyboard.press('Escape');
  await document.hidden.first().focus();
  await document.hidden.first().press('l');
  await document.linkDialog.getByRole('checkbox').first().waitFor();
  await expectNothingTold(page, 'linking');
  await page.keyboard.press('Escape');
  await document.export.click();
  await expect(new ExportDialog(page).refusal).toBeVisible();
  await expectNothingTold(page, 'the export');
  await page.keyboard.press('Escape');
  await document.buildAgain.click();
  await page.getByRole('radiogroup').first().waitFor();
  await expect(page.getByText('What stands is not shown').first()).toBeVisible();
  await expectNothingTold(page, 'building again');
  await page.goBack();

  const before = await document.hidden.count();
  await document.showWords(document.hidden.first());
  await expect(document.sentence(canary)).toHaveCount(1);
  await expect(document.hidden).toHaveCount(before - 1);
  await document.act(document.sentence(canary), 'Hide the words');
  await expect(document.hidden).toHaveCount(before);
  await document.hidden.first().focus();
  await document.hidden.first().press('Enter');
  await expect(document.sentence(canary)).toHaveCount(1);
  await new Frame(page).enter('Cases');
  await expectNothingTold(page, 'the cases');
  await page.goBack();
  await expect(document.hidden).toHaveCount(before);
  await expectNothingTold(page, 'the case again');
});

test('a case gets its words back when the entry is shareable again, or is rid of them', async ({
  page,
  journal: _journal,
}) => {
  const document = new CasePage(page);
  const id = await openCaseWith(page);
  await setVisibility(page, id, 'private');
  await expect(document.hidden.first()).toContainText('Stands on a private entry');
  await expectNothingTold(page, 'the case');
  await setVisibility(page, id, 'shareable');
  await expect(document.sentence(canary).first()).toBeVisible();
  await setVisibility(page, id, 'sealed');
  await document.hidden.first().waitFor();
  const count = await document.hidden.count();
  for (let left = count; left > 0; left -= 1) {
    await document.remove(document.hidden.first());
    await expect(document.hidden).toHaveCount(left - 1);
  }
  await document.export.click();
  const exporting = new ExportDialog(page);
  await exporting.preview.waitFor();
  await expectNothingTold(page, 'the finished document');
});

test('the trash counts a sealed entry and names it only when it is asked for', async ({
  page,
  journal: _journal,
}) => {
  const journal = new JournalPage(page);
  const trash = new TrashPage(page);
  const id = await writeSecret(page);
  await setVisibility(page, id, 'sealed');
  await read(page, 'entry.delete', { id });
  await journal.trash.click();
  await expect(page.getByText('1 sealed entry is in the trash, too.')).toBeVisible();
  await expectNothingTold(page, 'the trash');
  await trash.showSealed.click();
  await expect(trash.entries).toContainText(canary);
  expect(await isTold(page)).toBe(true);
  await trash.back.click();
  await journal.trash.click();
  await expect(trash.entries).toHaveCount(0);
  await expectNothingTold(page, 'the trash again');
});

test('skills count nothing of a sealed entry', async ({ page, journal: _journal }) => {
  const skills = new SkillsPage(page);
  const id = await writeSecret(page);
  await new Frame(page).enter('Skills');
  await expect(skills.area('Communication')).toContainText('1 entry');
  await setVisibility(page, id, 'sealed');
  await expect(skills.area('Communication')).toContainText('Not recorded yet');
  await skills.enter('Communication');
  await expect(new AreaPage(page).counting).toContainText('Not recorded yet');
  await expectNothingTold(page, 'the area');
});
