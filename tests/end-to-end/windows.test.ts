import { read } from './harness/core.ts';
import { expect, test } from './harness/fixtures.ts';
import { duplicate, holdNext } from './harness/windows.ts';
import { EntryPage } from './pages/entry-page.ts';
import { Frame } from './pages/frame.ts';
import { JournalPage } from './pages/journal-page.ts';
import { UnlockPage } from './pages/unlock-page.ts';

test('shows in one window what is written in another', async ({ page, journal: _journal }) => {
  const here = new JournalPage(page);
  await expect(here.nothingWritten).toBeVisible();
  const other = await duplicate(page);
  const there = new JournalPage(other);
  await there.captureAndOpen('Written in the other window');
  await here.open('Written in the other window');
  await new EntryPage(other).text.click();
  await other.keyboard.press('ControlOrMeta+End');
  await other.keyboard.type(' and changed there');
  await expect(new EntryPage(page).text).toHaveText('Written in the other window and changed there');
  await new Frame(other).lock();
  await expect(new UnlockPage(page).passphrase).toBeVisible();
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
    await page.keyboard.press('ControlOrMeta+End');
    const { held, letGo } = await holdNext(page, 'entry.update');
    await page.keyboard.type(' lantern');
    await held;
    await new EntryPage(other).text.click();
    await other.keyboard.press('ControlOrMeta+End');
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
