import { read } from './harness/core.ts';
import { expect, passphrase, test } from './harness/fixtures.ts';
import { EntryPage } from './pages/entry-page.ts';
import { Frame } from './pages/frame.ts';
import { JournalPage } from './pages/journal-page.ts';
import { UnlockPage } from './pages/unlock-page.ts';

test('what was shown as saved survives a crash', async ({ page, journal, start, watch }) => {
  watch.expectEnd();
  const timeline = new JournalPage(page);
  const entry = new EntryPage(page);
  await timeline.captureAndOpen('A line before the crash');
  await entry.text.click();
  await entry.goToEnd();
  const sent = page.waitForRequest((request) => (request.postData() ?? '').includes('lighthouse'));
  await page.keyboard.type(', and the word lighthouse');
  await sent;
  await expect(entry.saveNote).toHaveText('Saved');
  await journal.shell.kill();

  const again = await start();
  await page.goto(again.address);
  await new UnlockPage(page).unlock(passphrase);
  await timeline.open('A line before the crash');
  await expect(entry.text).toHaveText('A line before the crash, and the word lighthouse');
});

test('saves what is being typed when the journal is locked', async ({ page, journal: _journal }) => {
  const timeline = new JournalPage(page);
  const entry = new EntryPage(page);
  const unlock = new UnlockPage(page);
  await timeline.captureAndOpen('Half a sentence');
  await entry.text.click();
  await entry.goToEnd();
  await page.keyboard.type(' that goes on');
  await page.keyboard.press('ControlOrMeta+Shift+l');
  await unlock.unlock(passphrase);
  await expect(entry.text).toHaveText('Half a sentence that goes on');

  await entry.back.click();
  await timeline.line.fill('A line nobody has finished');
  await new Frame(page).lock();
  await unlock.unlock(passphrase);
  await expect(timeline.entry('A line nobody has finished')).toBeVisible();
  expect((await read(page, 'entry.list', {})).entries).toHaveLength(2);
});

test('keeps the text and says so where a save fails, until it succeeds', async ({
  page,
  journal: _journal,
  watch,
}) => {
  watch.expect(/ERR_FAILED/);
  const entry = new EntryPage(page);
  await new JournalPage(page).captureAndOpen('Written');
  await entry.text.click();
  await entry.goToEnd();
  await page.route('**/api/call', (route) => route.abort());
  await page.keyboard.type(' against the wind');
  await expect(entry.saveNote).toHaveText('Could not save');
  await expect(entry.text).toHaveText('Written against the wind');
  await page.unroute('**/api/call');
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(entry.saveNote).toHaveText('Saved');
  const [stored] = (await read(page, 'entry.list', {})).entries;
  expect(stored?.text).toBe('Written against the wind');
});
