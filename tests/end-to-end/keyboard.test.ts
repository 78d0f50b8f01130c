import { expect, passphrase, test } from './harness/fixtures.ts';
import { tabTo } from './harness/keyboard.ts';
import { AreaPage } from './pages/area-page.ts';
import { CasePage } from './pages/case-page.ts';
import { CasesPage } from './pages/cases-page.ts';
import { EntryPage } from './pages/entry-page.ts';
import { ExportDialog } from './pages/export-dialog.ts';
import { Frame } from './pages/frame.ts';
import { JournalPage } from './pages/journal-page.ts';
import { NewCasePage } from './pages/new-case-page.ts';
import { RecoveryCodePage } from './pages/recovery-code-page.ts';
import { SkillsPage } from './pages/skills-page.ts';
import { UnlockPage } from './pages/unlock-page.ts';
import { WelcomePage } from './pages/welcome-page.ts';

test('walks the whole road with the keyboard alone', async ({ page, open }) => {
  test.setTimeout(120_000);
  const { keyboard } = page;
  const frame = new Frame(page);
  const journal = new JournalPage(page);
  const entry = new EntryPage(page);
  const document = new CasePage(page);

  await test.step('make a journal', async () => {
    await open();
    const welcome = new WelcomePage(page);
    await expect(welcome.passphrase).toBeFocused();
    await keyboard.type(passphrase);
    await tabTo(page, welcome.again);
    await keyboard.type(passphrase);
    await keyboard.press('Enter');
    const recovery = new RecoveryCodePage(page);
    const code = await recovery.read();
    await tabTo(page, recovery.writtenDown);
    await keyboard.press('Enter');
    const asked = await recovery.askedOf(code);
    await expect(recovery.groups.first()).toBeFocused();
    await keyboard.type(asked[0] ?? '');
    await tabTo(page, recovery.groups.last());
    await keyboard.type(asked[1] ?? '');
    await keyboard.press('Enter');
    await expect(journal.line).toBeVisible();
  });

  await test.step('write', async () => {
    await keyboard.press('n');
    await expect(journal.line).toBeFocused();
    await keyboard.type('Lost my patience in the review');
    await keyboard.press('ControlOrMeta+ArrowDown');
    await keyboard.press('Enter');
    await expect(journal.entry('Lost my patience')).toContainText('Struggle');
    await expect(journal.line).toBeFocused();
    await expect(journal.line).toHaveValue('');
    await keyboard.press('ControlOrMeta+ArrowUp');
    await keyboard.type('Presented the storage proposal to finance');
    await keyboard.press('ControlOrMeta+Enter');
    await tabTo(page, entry.text);
    await entry.goToEnd();
    await keyboard.press('Enter');
    await keyboard.type('They agreed to fund it');
    await expect(entry.text).toContainText('They agreed to fund it');
  });

  await test.step('decide', async () => {
    await tabTo(page, entry.suggestions.getByRole('button', { name: 'Yes, Communication' }));
    await keyboard.press('y');
    await expect(entry.counted('Communication')).toBeVisible();
    await keyboard.press('Escape');
    await expect(journal.entries).toHaveCount(2);
  });

  await test.step('look at skills', async () => {
    const skills = new SkillsPage(page);
    await keyboard.press('2');
    await tabTo(page, skills.link('Communication'));
    await keyboard.press('Enter');
    await tabTo(page, new AreaPage(page).entry(/storage proposal/));
    await keyboard.press('Enter');
    await expect(entry.text).toContainText('They agreed to fund it');
  });

  await test.step('build a case', async () => {
    await keyboard.press('3');
    await tabTo(page, new CasesPage(page).newCase);
    await keyboard.press('Enter');
    const newCase = new NewCasePage(page);
    await tabTo(page, page.getByRole('button', { name: /To$/ }));
    await keyboard.press('Enter');
    await page.getByRole('option').and(page.locator(':focus')).waitFor();
    await keyboard.type('Staff');
    await keyboard.press('Enter');
    await tabTo(page, newCase.build);
    await keyboard.press('Enter');
    await expect(document.sentence('storage proposal').first()).toBeVisible();
  });

  await test.step('edit it', async () => {
    await tabTo(page, document.sentences.first());
    await keyboard.press('ArrowDown');
    await keyboard.press('Enter');
    await keyboard.press('ControlOrMeta+a');
    await keyboard.type('Typed without a mouse');
    await keyboard.press('Enter');
    const edited = document.sentence('Typed without a mouse');
    await expect(edited).toBeFocused();
    await keyboard.press('s');
    await expect(document.sources).toBeFocused();
    await keyboard.press('Escape');
    await expect(document.sources).toHaveCount(0);
    await tabTo(page, edited, 'Shift+Tab');
    await keyboard.press('Delete');
    await expect(edited).toHaveCount(0);
    await keyboard.press('F6');
    await tabTo(page, frame.message('Sentence removed').getByRole('button', { name: 'Undo' }));
    await keyboard.press('Enter');
    await expect(edited).toBeVisible();
  });

  await test.step('export it by name', async () => {
    await keyboard.press('ControlOrMeta+k');
    await expect(frame.palette).toBeVisible();
    await keyboard.type('export this');
    await keyboard.press('Enter');
    const exporting = new ExportDialog(page);
    await expect(exporting.save).toBeEnabled();
    await tabTo(page, exporting.save);
    const downloading = page.waitForEvent('download');
    await keyboard.press('Enter');
    expect((await downloading).suggestedFilename()).toMatch(/\.html$/);
  });

  await test.step('lock and unlock', async () => {
    await keyboard.press('ControlOrMeta+Shift+l');
    const unlock = new UnlockPage(page);
    await expect(unlock.passphrase).toBeFocused();
    await keyboard.type(passphrase);
    await keyboard.press('Enter');
    await expect(document.sentence('Typed without a mouse')).toBeVisible();
  });
});
