import type { Page } from '@playwright/test';
import { AreaPage } from '../pages/area-page.ts';
import { CasePage } from '../pages/case-page.ts';
import { CasesPage } from '../pages/cases-page.ts';
import { EntryPage } from '../pages/entry-page.ts';
import { ExportDialog } from '../pages/export-dialog.ts';
import { Frame } from '../pages/frame.ts';
import { JournalPage } from '../pages/journal-page.ts';
import { NewCasePage } from '../pages/new-case-page.ts';
import { SettingsPage } from '../pages/settings-page.ts';
import { SkillsPage } from '../pages/skills-page.ts';
import { TrashPage } from '../pages/trash-page.ts';
import { read } from './core.ts';
import { daysAgo } from './days.ts';
import { expect } from './fixtures.ts';

/** Looks at what the window shows now, under a name for the report. */
export type Look = (screen: string) => Promise<void>;

async function closeWithEscape(page: Page): Promise<void> {
  const open = page.getByRole('dialog').or(page.getByRole('menu')).or(page.getByRole('listbox'));
  // What opens takes the focus a moment later, and the key must find it there.
  await open.and(page.locator(':focus-within')).first().waitFor();
  await page.keyboard.press('Escape');
  await expect(open).toHaveCount(0);
}

async function tourJournal(page: Page, look: Look): Promise<void> {
  const frame = new Frame(page);
  const journal = new JournalPage(page);
  const entry = new EntryPage(page);
  const trash = new TrashPage(page);
  await journal.entries.first().waitFor();
  await look('journal');
  await journal.kind.click();
  await page.getByRole('menu').waitFor();
  await look('kind of a new entry');
  await closeWithEscape(page);
  await journal.search.fill('team');
  await journal.entries.first().locator('mark').first().waitFor();
  await look('search');
  await journal.search.fill('submarine');
  await journal.nothingFound.waitFor();
  await look('nothing found');
  await journal.search.fill('');
  await frame.openPalette();
  await look('commands');
  await closeWithEscape(page);

  await journal.captureAndOpen('Presented the storage proposal to finance', 'Stretch');
  await entry.suggestions.getByRole('listitem').first().waitFor();
  await look('entry');
  await entry.addArea.click();
  await page.getByRole('menu').waitFor();
  await look('areas to add');
  await closeWithEscape(page);
  await entry.date.click();
  await entry.dateDialog.waitFor();
  await look('date of an entry');
  await closeWithEscape(page);
  await entry.delete.click();
  await frame.message('Moved to the trash').waitFor();
  await look('message');
  await journal.trash.click();
  await trash.entries.first().waitFor();
  await look('trash');
  await trash.empty.click();
  await trash.emptyDialog.waitFor();
  await look('emptying the trash');
  await page.keyboard.press('Escape');
  await trash.emptyDialog.waitFor({ state: 'hidden' });
}

async function tourSkills(page: Page, look: Look): Promise<void> {
  const skills = new SkillsPage(page);
  await new Frame(page).enter('Skills');
  await skills.link('Communication').waitFor();
  await look('skills');
  await skills.show('Table');
  await skills.table('Soft skills').waitFor();
  await look('skills as tables');
  await skills.enter('Communication');
  await new AreaPage(page).counting.getByRole('listitem').first().waitFor();
  await look('area');
}

/** Makes the first entry that a sentence of the newest case stands on private. */
async function narrowOneSource(page: Page): Promise<void> {
  const [newest] = (await read(page, 'case.list', {})).cases;
  const { blocks } = await read(page, 'case.get', { id: newest?.id ?? '' });
  const id = blocks.flatMap(({ entries }) => entries.map((entry) => entry.id))[0] ?? '';
  await read(page, 'entry.update', { id, changes: { visibility: 'private' } });
}

async function tourCases(page: Page, look: Look): Promise<void> {
  const cases = new CasesPage(page);
  const newCase = new NewCasePage(page);
  const document = new CasePage(page);
  const exporting = new ExportDialog(page);
  await new Frame(page).enter('Cases');
  await cases.noCase.waitFor();
  await look('no case');
  await cases.newCase.click();
  await newCase.material.waitFor();
  await look('new case');
  await newCase.target('Staff engineer');
  await newCase.build.click();
  const first = document.sentences.first();
  await first.waitFor();
  await look('case');
  await document.showSources(document.sentence(/supported by \d+ entr/).first());
  await look('sources');
  await closeWithEscape(page);
  await first.focus();
  await first.press('m');
  await page.getByRole('menu').waitFor();
  await look('actions of a sentence');
  await closeWithEscape(page);
  await first.focus();
  await first.press('Enter');
  await page.getByRole('textbox', { name: 'Sentence', exact: true }).waitFor();
  await look('editing a sentence');
  await page.keyboard.press('Escape');
  await first.press('l');
  await document.linkDialog.getByRole('checkbox').first().waitFor();
  await look('linking entries');
  await closeWithEscape(page);
  await document.export.click();
  await exporting.preview.waitFor();
  await look('export');
  await closeWithEscape(page);
  await document.buildAgain.click();
  await page.getByText('Nothing would change').waitFor();
  await look('building again, to the same');
  const text = 'Rehearsed the failover with both teams.';
  await read(page, 'entry.create', { kind: 'win', date: daysAgo(3), text, areas: ['operations'] });
  await page.getByRole('radiogroup').first().waitFor();
  await look('building again, with differences');
  await page.goBack();
  await narrowOneSource(page);
  await document.narrowed.waitFor();
  await look('case with a sentence that stops the export');
  await document.export.click();
  await exporting.refusal.waitFor();
  await look('export refused');
  await closeWithEscape(page);
  await new Frame(page).enter('Cases');
  await cases.newCase.waitFor();
  await look('cases');
}

async function tourSettings(page: Page, look: Look): Promise<void> {
  const settings = new SettingsPage(page);
  await new Frame(page).enter('Settings');
  await settings.appearance.waitFor();
  await look('settings');
  await settings.ladder.click();
  await page.getByRole('listbox').waitFor();
  await look('choosing a ladder');
  await closeWithEscape(page);
  await settings.newJournal.click();
  await settings.newJournalDialog.waitFor();
  await look('new journal');
  await closeWithEscape(page);
}

/** Goes through every room of a journal with entries and opens what can be opened, looking at each. */
export async function tourRooms(page: Page, look: Look): Promise<void> {
  await tourJournal(page, look);
  await tourSkills(page, look);
  await tourCases(page, look);
  await tourSettings(page, look);
}
