import { read } from './harness/core.ts';
import { expect, passphrase, test } from './harness/fixtures.ts';
import { Frame } from './pages/frame.ts';
import { RecoveryCodePage } from './pages/recovery-code-page.ts';
import { SettingsPage } from './pages/settings-page.ts';
import { UnlockPage } from './pages/unlock-page.ts';
import { WelcomePage } from './pages/welcome-page.ts';

test.describe.configure({ mode: 'parallel' });

test('reminds in every room of a code that nobody has checked, until it is typed', async ({ page, open }) => {
  await open();
  const frame = new Frame(page);
  const settings = new SettingsPage(page);
  const recovery = new RecoveryCodePage(page);
  await new WelcomePage(page).create(passphrase);
  const code = await recovery.read();
  await recovery.later.click();
  for (const room of ['Journal', 'Skills', 'Cases', 'Settings'] as const) {
    await frame.enter(room);
    await expect(frame.codeReminder).toBeVisible();
  }
  await page.reload();
  await page.getByRole('link', { name: 'Check it, or make a new one' }).click();
  await expect(page.getByRole('heading', { name: 'Keys' })).toBeFocused();
  await settings.confirmCode(`${code.slice(0, -1)}${code.endsWith('A') ? 'B' : 'A'}`);
  await expect(settings.dialog.getByRole('alert')).toContainText(/recovery code/i);
  await settings.dialog.getByRole('textbox').fill(code.toLowerCase().replaceAll('-', ''));
  await settings.dialog.getByRole('button', { name: 'Check it' }).click();
  await expect(frame.message('The recovery code is right')).toBeVisible();
  await expect(frame.codeReminder).toHaveCount(0);
  await expect(settings.key('Recovery code')).toContainText('Checked');
});

test('replaces a code that was lost, with the passphrase alone', async ({ page, journal }) => {
  const frame = new Frame(page);
  const settings = new SettingsPage(page);
  const recovery = new RecoveryCodePage(page);
  const unlock = new UnlockPage(page);
  await expect(frame.title('Journal')).toBeAttached();
  await expect(frame.codeReminder).toHaveCount(0);
  await frame.enter('Settings');
  await settings.replaceCode('not the passphrase at all');
  await expect(settings.dialog.getByRole('alert')).toContainText(/passphrase/i);
  await settings.dialog.getByRole('textbox', { name: 'Passphrase' }).fill(passphrase);
  await settings.dialog.getByRole('button', { name: 'Make it' }).click();
  const code = await recovery.read();
  expect(code).not.toBe(journal.recoveryCode);
  await recovery.later.click();
  await expect(frame.codeReminder).toBeVisible();
  await frame.lock();
  await unlock.unlockWithRecoveryCode(journal.recoveryCode);
  await expect(unlock.refusal).toContainText('a newer one has replaced it');
  await unlock.unlockWithRecoveryCode(code);
  await expect(page.getByRole('heading', { name: 'Set a new passphrase' })).toBeVisible();
});

test('prints the code, what it is for and nothing else', async ({ page, open }) => {
  await open();
  await new WelcomePage(page).create(passphrase);
  const code = await new RecoveryCodePage(page).read();
  await page.emulateMedia({ media: 'print' });
  const printed = await page.evaluate(() => document.body.innerText);
  expect(printed).toContain(code);
  expect(printed).toContain('journal');
  expect(printed).toContain(String(new Date().getFullYear()));
  expect(printed.split(/\s+/).length).toBeLessThan(70);
  await expect(page.getByRole('button').filter({ visible: true })).toHaveCount(0);
});

test('copies the code, and says that a browser’s page cannot clear the clipboard', async ({
  page,
  context,
  open,
}) => {
  await context.grantPermissions(['clipboard-write']);
  await open();
  await new WelcomePage(page).create(passphrase);
  const recovery = new RecoveryCodePage(page);
  await recovery.copy.click();
  await expect(recovery.copied).toContainText('Casebook cannot clear it');
});

test('a code on the screen goes when the journal is locked', async ({ page, open }) => {
  await open();
  await new WelcomePage(page).create(passphrase);
  const recovery = new RecoveryCodePage(page);
  const code = await recovery.read();
  await read(page, 'vault.lock', {});
  await expect(new UnlockPage(page).passphrase).toBeVisible();
  expect(await page.content()).not.toContain(code);
});
