import { read } from './harness/core.ts';
import { expect, makeJournal, test } from './harness/fixtures.ts';
import { duplicate, holdEvents, holdNext } from './harness/windows.ts';
import { EntryPage } from './pages/entry-page.ts';
import { Frame } from './pages/frame.ts';
import { JournalPage } from './pages/journal-page.ts';
import { RecoveryCodePage } from './pages/recovery-code-page.ts';
import { SettingsPage } from './pages/settings-page.ts';
import { UnlockPage } from './pages/unlock-page.ts';
import { WelcomePage } from './pages/welcome-page.ts';

test('shows in one window what is written in another', async ({ page, journal: _journal }) => {
  const here = new JournalPage(page);
  await expect(here.nothingWritten).toBeVisible();
  const other = await duplicate(page);
  const there = new JournalPage(other);
  await there.captureAndOpen('Written in the other window');
  await here.open('Written in the other window');
  await new EntryPage(other).text.click();
  await new EntryPage(other).goToEnd();
  await other.keyboard.type(' and changed there');
  await expect(new EntryPage(page).text).toHaveText('Written in the other window and changed there');
  await new Frame(other).lock();
  await expect(new UnlockPage(page).passphrase).toBeVisible();
});

test('shows the recovery code of a new journal although news of the old one comes late', async ({
  page,
  open,
}) => {
  const late = await holdEvents(page);
  await open({ words: [] });
  await makeJournal(page);
  await new Frame(page).enter('Settings');
  late.begin();
  await new SettingsPage(page).addJournal('Side work');
  await expect(new WelcomePage(page).title).toBeVisible();
  await expect.poll(() => late.count()).toBeGreaterThan(0);
  await new WelcomePage(page).create('another passphrase of four words');
  late.letGo();
  await new RecoveryCodePage(page).goOn();
  await expect(new Frame(page).rooms).toContainText('Side work');
});

for (const choice of ['mine', 'other', 'both'] as const) {
  test(`keeps both texts where two windows changed one entry, and the person takes ${choice}`, async ({
    page,
    journal: _journal,
  }) => {
    const [mine, theirs] = [new EntryPage(page), 'kettle'];
    await new JournalPage(page).captureAndOpen('Two hands');
    await expect(mine.text).toHaveText('Two hands');
    const other = await duplicate(page);
    await expect(new EntryPage(other).text).toHaveText('Two hands');

    await mine.text.click();
    await mine.goToEnd();
    const { held, letGo } = await holdNext(page, 'entry.update');
    await page.keyboard.type(' lantern');
    await held;
    await new EntryPage(other).text.click();
    await new EntryPage(other).goToEnd();
    await other.keyboard.type(` ${theirs}`);
    await expect.poll(() => storedTexts(other)).toEqual(['Two hands kettle']);
    letGo();

    await expect(mine.crossing).toContainText('Two hands kettle');
    await expect(mine.text).toHaveText('Two hands lantern');
    if (choice === 'mine') await mine.keepMine();
    else if (choice === 'other') await mine.takeOther();
    else await mine.keepBoth();
    await expect(mine.crossing).toHaveCount(0);
    if (choice === 'other') {
      await expect(mine.text).toHaveText('Two hands kettle');
      await new Frame(page).undo('The other version');
    }
    await expect(mine.saveNote).toHaveText('Saved');
    const expected = choice === 'both' ? ['Two hands kettle', 'Two hands lantern'] : ['Two hands lantern'];
    await expect.poll(() => storedTexts(page)).toEqual(expected);
  });
}

async function storedTexts(page: Parameters<typeof read>[0]): Promise<readonly string[]> {
  const { entries } = await read(page, 'entry.list', {});
  return entries.map(({ text }) => text).toSorted();
}
