import { read } from './harness/core.ts';
import { expect, makeJournal, passphrase, test } from './harness/fixtures.ts';
import { EntryPage } from './pages/entry-page.ts';
import { Frame } from './pages/frame.ts';
import { JournalPage } from './pages/journal-page.ts';
import { SettingsPage } from './pages/settings-page.ts';
import { UnlockPage } from './pages/unlock-page.ts';

test.describe.configure({ mode: 'parallel' });

test('leaves nothing of the journal in the window, and comes back to the same page', async ({
  page,
  journal: _journal,
}) => {
  const frame = new Frame(page);
  const entry = new EntryPage(page);
  const unlock = new UnlockPage(page);
  const timeline = new JournalPage(page);
  await timeline.captureAndOpen('Waded to the lighthouse');
  await entry.addPerson('Ines Okafor');
  await entry.delete.click();
  await frame.undo('Moved to the trash');
  await timeline.open('Waded to the lighthouse');
  const address = new URL(page.url()).hash;
  expect(address.length).toBeGreaterThan('#/journal/'.length);
  await entry.text.click();
  await entry.goToEnd();
  await page.keyboard.type(' at low tide');
  await page.keyboard.press('ControlOrMeta+Shift+l');
  await expect(unlock.passphrase).toBeVisible();
  expect(await page.content()).not.toMatch(/lighthouse|Waded|Ines|Okafor|low tide|Moved to the trash/);
  expect(await page.title()).toBe('Casebook');
  expect(new URL(page.url()).hash).toBe('#/journal');
  await page.evaluate((hash) => void location.assign(hash), address);
  await expect.poll(() => new URL(page.url()).hash).toBe('#/journal');
  await unlock.unlock(passphrase);
  await expect(entry.text).toHaveText('Waded to the lighthouse at low tide');
});

test('takes down what is written while it is locked, and shows it at the next unlock alone', async ({
  page,
  journal: _journal,
}) => {
  const unlock = new UnlockPage(page);
  const timeline = new JournalPage(page);
  await new Frame(page).lock();
  await unlock.writeDown('A thought on the stairs', 'Learning');
  await unlock.writeDown('And a second one');
  expect(await page.content()).not.toMatch(/stairs|second one/);
  await page.reload();
  await expect(unlock.write).toBeVisible();
  expect(await page.content()).not.toMatch(/stairs|second one/);
  await unlock.unlock(passphrase);
  await expect(timeline.entry('A thought on the stairs')).toContainText('Learning');
  await expect(timeline.entry('And a second one')).toBeVisible();
  await expect(timeline.entries).toHaveCount(2);
});

test('locks after idle minutes, and saves what is being typed first', async ({ page, open }) => {
  test.skip(process.platform === 'win32', 'A signal moves the clock of the shell’s process.');
  const shell = await open({ hasMovingClock: true });
  await makeJournal(page);
  const frame = new Frame(page);
  const settings = new SettingsPage(page);
  const timeline = new JournalPage(page);
  const unlock = new UnlockPage(page);
  await frame.enter('Settings');
  await settings.lockAfter.fill('500');
  await settings.lockAfter.press('Enter');
  await expect(settings.lockAfter).toHaveValue('240');
  await settings.lockAfter.fill('1');
  await settings.lockAfter.press('Enter');
  await expect.poll(async () => (await read(page, 'settings.get', {})).lockAfterMinutes).toBe(1);
  await frame.enter('Journal');
  await timeline.line.fill('Half a sentence, then the phone rang');
  shell.beAwayTwoMinutes();
  await expect(unlock.passphrase).toBeVisible();
  await unlock.unlock(passphrase);
  await expect(timeline.entry('then the phone rang')).toBeVisible();
});

test('tells the core that the person is there, not more often than a quarter of the idle minutes', async ({
  page,
  journal: _journal,
}) => {
  const told: string[] = [];
  page.on('request', (request) => {
    if (request.postData()?.includes('vault.stay-open')) told.push(request.url());
  });
  await page.clock.install();
  await page.reload();
  const timeline = new JournalPage(page);
  await timeline.line.click();
  for (let pressed = 0; pressed < 20; pressed += 1) await page.keyboard.press('a');
  await expect.poll(() => told.length).toBe(1);
  await page.clock.fastForward(61_000);
  await expect.poll(() => told.length).toBe(2);
  await page.clock.fastForward(600_000);
  expect(told).toHaveLength(2);
});

test('blurs while another window is in front, only where that was chosen', async ({
  page,
  context,
  journal: _journal,
}) => {
  const frame = new Frame(page);
  const session = await context.newCDPSession(page);
  await session.send('Emulation.setFocusEmulationEnabled', { enabled: false });
  const leave = async () => {
    const other = await context.newPage();
    await other.bringToFront();
    return other;
  };
  const [first] = [await leave()];
  await page.waitForFunction(() => !document.hasFocus());
  await expect(frame.veil).toHaveCount(0);
  await first?.close();
  await page.bringToFront();
  await frame.enter('Settings');
  await new SettingsPage(page).blur.click({ force: true });
  await expect.poll(async () => (await read(page, 'settings.get', {})).hidesWhenUnfocused).toBe(true);
  const second = await leave();
  await expect(frame.veil).toHaveCount(1);
  await second.close();
  await page.bringToFront();
  await expect(frame.veil).toHaveCount(0);
});
