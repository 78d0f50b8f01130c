import { expect, makeJournal, passphrase, test } from './harness/fixtures.ts';
import { Frame } from './pages/frame.ts';
import { JournalPage } from './pages/journal-page.ts';
import { NewPassphrasePage } from './pages/new-passphrase-page.ts';
import { RecoveryCodePage } from './pages/recovery-code-page.ts';
import { SettingsPage } from './pages/settings-page.ts';
import { UnlockPage } from './pages/unlock-page.ts';
import { WelcomePage } from './pages/welcome-page.ts';

test('refuses a short passphrase and two that differ before anything is made', async ({ page, open }) => {
  await open();
  const welcome = new WelcomePage(page);
  await welcome.create('short');
  await expect(welcome.passphrase).toHaveAccessibleDescription(/at least 8 characters/);
  await welcome.passphrase.fill('password1');
  await expect(welcome.strength).toHaveText(/easy to guess/i);
  await welcome.create(passphrase, 'a lantern on the tenth stair');
  await expect(welcome.again).toHaveAccessibleDescription(/differ/);
  await expect(welcome.title).toBeVisible();
  await page.reload();
  await expect(welcome.title).toBeVisible();
});

test('shows the recovery code until a part of it was typed from paper, and never again', async ({
  page,
  open,
}) => {
  await open();
  await new WelcomePage(page).create(passphrase);
  const recovery = new RecoveryCodePage(page);
  await expect(recovery.code).toHaveText(/^[0-9A-Z]{4,}(-[0-9A-Z]+)+$/);
  const code = await recovery.read();
  await recovery.writtenDown.click();
  await expect(page.getByText(code)).toHaveCount(0);
  await recovery.check.click();
  await expect(recovery.refusal).toContainText('differ');
  await recovery.showAgain.click();
  await expect(recovery.code).toHaveText(code);
  await recovery.writtenDown.click();
  await recovery.retype(code.toLowerCase());
  await expect(new Frame(page).title('Journal')).toBeAttached();
  await page.reload();
  await expect(new Frame(page).title('Journal')).toBeAttached();
  await expect(page.getByText(code)).toHaveCount(0);
});

test('opens with the recovery code where the passphrase is forgotten', async ({ page, journal }) => {
  const frame = new Frame(page);
  const unlock = new UnlockPage(page);
  await frame.lock();
  await unlock.unlock('not the passphrase at all');
  await expect(unlock.refusal).toHaveText(/passphrase/i);
  await unlock.unlockWithRecoveryCode(
    `${journal.recoveryCode.slice(0, -1)}${lastOtherThan(journal.recoveryCode)}`,
  );
  await expect(unlock.refusal).toHaveText(/recovery code/i);
  await unlock.recoveryCode.fill(journal.recoveryCode.toLowerCase().replaceAll('-', ' '));
  await unlock.submit.click();

  const renewing = new NewPassphrasePage(page);
  await expect(renewing.title).toHaveText('Set a new passphrase');
  await renewing.set('short', 'short');
  await expect(renewing.first).toHaveAccessibleDescription(/at least 8 characters/);
  await renewing.set('three herons over the weir');
  await expect(frame.title('Journal')).toBeAttached();
  await expect(frame.message('The passphrase is changed')).toBeVisible();
  await frame.lock();
  await unlock.unlock(passphrase);
  await expect(unlock.refusal).toHaveText(/passphrase/i);
  await unlock.unlockWithRecoveryCode(journal.recoveryCode);
  await renewing.later.click();
  await expect(frame.title('Journal')).toBeAttached();
  await frame.lock();
  await unlock.unlock('three herons over the weir');
  await expect(frame.title('Journal')).toBeAttached();
});

function lastOtherThan(code: string): string {
  return code.endsWith('A') ? 'B' : 'A';
}

test('says so where another Casebook has the journal open', async ({
  page,
  journal,
  start,
  browser,
  watch,
}) => {
  await expect(new Frame(page).title('Journal')).toBeAttached();
  const second = await start();
  expect(second.origin).not.toBe(journal.shell.origin);
  const context = await browser.newContext();
  await watch.follow(context);
  const window = await context.newPage();
  await window.goto(second.address);
  const unlock = new UnlockPage(window);
  await unlock.unlock(passphrase);
  await expect(unlock.journal).toHaveText('The journal is open elsewhere');
  await expect(unlock.refusal).toContainText('browser window has this journal open since');
  await unlock.writeDown('Written while another window has it', 'Struggle');
  await expect(window.getByText('Written while another window has it')).toHaveCount(0);
  await expect(new JournalPage(page).entry('Written while another window has it')).toContainText('private');
  await new Frame(page).lock();
  await expect(new UnlockPage(page).passphrase).toBeVisible();
  await unlock.tryAgain.click();
  await expect(new JournalPage(window).entry('Written while another window has it')).toBeVisible();
  await context.close();
});

test('lets nobody in with an address that was used, and says what to do', async ({
  page,
  journal,
  browser,
  watch,
}) => {
  watch.expect(/status of 40[13]/);
  await expect(new Frame(page).title('Journal')).toBeAttached();
  const context = await browser.newContext();
  await watch.follow(context);
  const stranger = await context.newPage();
  await stranger.goto(journal.shell.address);
  await expect(new Frame(stranger).stopped).toBeVisible();
  await stranger.goto(journal.shell.origin);
  await expect(new Frame(stranger).stopped).toBeVisible();
  await context.close();
});

test('says that it has stopped when the program ends', async ({ page, journal, watch }) => {
  watch.expectEnd();
  await expect(new Frame(page).title('Journal')).toBeAttached();
  expect(await journal.shell.end()).toBe(0);
  await expect(new Frame(page).stopped).toBeVisible();
  expect(journal.shell.output).toContain('Everything is saved');
});

test('says that it looks for the program, then that it has stopped, after a crash', async ({
  page,
  journal,
  watch,
}) => {
  watch.expectEnd();
  const frame = new Frame(page);
  await expect(frame.title('Journal')).toBeAttached();
  await journal.shell.kill();
  await expect(frame.reconnecting).toBeVisible();
  await expect(frame.stopped).toBeVisible({ timeout: 20_000 });
});

test('keeps several journals, each behind its own passphrase', async ({ page, open }) => {
  await open({ words: [] });
  const frame = new Frame(page);
  const settings = new SettingsPage(page);
  await makeJournal(page);
  await frame.enter('Settings');
  await settings.addJournal('Side work');
  const welcome = new WelcomePage(page);
  await welcome.create('another passphrase of four words');
  await new RecoveryCodePage(page).goOn();
  await frame.enter('Settings');
  await expect(frame.rooms).toContainText('Side work');
  await settings.otherJournals.click();
  await page.getByRole('menuitem').first().click();
  const unlock = new UnlockPage(page);
  await expect(unlock.journal).toHaveText('My journal');
  await unlock.unlock('another passphrase of four words');
  await expect(unlock.refusal).toBeVisible();
  await unlock.unlock(passphrase);
  await expect(frame.rooms).not.toContainText('Side work');
});

test('remembers the look and the ladder', async ({ page, journal, start, watch }) => {
  watch.expectEnd();
  const frame = new Frame(page);
  const settings = new SettingsPage(page);
  await frame.enter('Settings');
  await settings.choose('Dark');
  await expect(page.locator('html')).toHaveAttribute('data-appearance', 'dark');
  const before = await settings.ladder.innerText();
  await settings.ladder.click();
  await page.getByRole('option').last().click();
  await expect(settings.ladder).not.toHaveText(before, { useInnerText: true });
  const chosen = await settings.ladder.innerText();
  await frame.undo('Another ladder');
  await expect(settings.ladder).toHaveText(before, { useInnerText: true });
  await settings.ladder.click();
  await page.getByRole('option').last().click();
  await expect(settings.ladder).toHaveText(chosen, { useInnerText: true });
  await journal.shell.end();

  const again = await start();
  await page.goto(again.address);
  await expect(page.locator('html')).toHaveAttribute('data-appearance', 'dark');
  await new UnlockPage(page).unlock(passphrase);
  await frame.enter('Settings');
  await expect(settings.ladder).toHaveText(chosen, { useInnerText: true });
});
