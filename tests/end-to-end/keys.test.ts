import { readdirSync } from 'node:fs';
import { journalFiles } from '../../electron/core/vault/journal-files.ts';
import { read } from './harness/core.ts';
import { expect, passphrase, test } from './harness/fixtures.ts';
import { Frame } from './pages/frame.ts';
import { JournalPage } from './pages/journal-page.ts';
import { NewPassphrasePage } from './pages/new-passphrase-page.ts';
import { RecoveryCodePage } from './pages/recovery-code-page.ts';
import { RestorePage } from './pages/restore-page.ts';
import { SettingsPage } from './pages/settings-page.ts';
import { UnlockPage } from './pages/unlock-page.ts';

test.describe.configure({ mode: 'parallel' });

const other = 'three herons over the weir';

test('changes the passphrase, and offers a backup that opens with the new one', async ({
  page,
  journal,
  folders,
}) => {
  const frame = new Frame(page);
  const settings = new SettingsPage(page);
  const changing = new NewPassphrasePage(page);
  const unlock = new UnlockPage(page);
  await new JournalPage(page).capture('Written under the first passphrase');
  await read(page, 'backup.make', {});
  await frame.enter('Settings');
  await settings.key('Passphrase').getByRole('button', { name: 'Change…' }).click();
  await changing.secret.fill('not the passphrase at all');
  await changing.set(other);
  await expect(changing.refusal).toContainText(/passphrase/i);
  await changing.secret.fill(passphrase);
  await changing.first.fill('password1');
  await expect(page.getByRole('meter')).toHaveText(/easy to guess/i);
  await changing.set(other, `${other}s`);
  await expect(changing.again).toHaveAccessibleDescription(/differ/);
  await changing.set(other);
  await expect(settings.dialog).toContainText('still open with the old passphrase');
  const before = readdirSync(journalFiles(folders.journal).backups).length;
  await settings.dialog.getByRole('button', { name: 'Make a new backup now' }).click();
  await expect(settings.dialog.getByRole('status')).toContainText('A new backup is made');
  expect(readdirSync(journalFiles(folders.journal).backups).length).toBeGreaterThan(before);
  await settings.dialog.getByRole('button', { name: 'Done' }).click();

  await frame.lock();
  await unlock.unlock(passphrase);
  await expect(unlock.refusal).toContainText(/passphrase/i);
  await unlock.restore.click();
  const restore = new RestorePage(page);
  await restore.backups.nth(1).check({ force: true });
  await restore.restore(passphrase);
  await expect(page.getByText('1 entry came back')).toBeVisible();
  await restore.back.click();
  await unlock.unlock(other);
  await frame.enter('Journal');
  await expect(new JournalPage(page).entry('Written under the first passphrase')).toBeVisible();
  await frame.lock();
  await unlock.unlockWithRecoveryCode(journal.recoveryCode);
  await expect(page.getByRole('heading', { name: 'Set a new passphrase' })).toBeVisible();
});

test('renews all keys: the journal stays, and only the new recovery code opens it', async ({
  page,
  journal,
}) => {
  test.setTimeout(90_000);
  const frame = new Frame(page);
  const settings = new SettingsPage(page);
  const unlock = new UnlockPage(page);
  const recovery = new RecoveryCodePage(page);
  const timeline = new JournalPage(page);
  await timeline.capture('Written under the first keys');
  await frame.enter('Settings');
  await settings.key('All keys').getByRole('button', { name: 'Renew all keys…' }).click();
  await page.getByRole('textbox', { name: 'Passphrase' }).fill('not the passphrase at all');
  await page.getByRole('button', { name: 'Renew the keys' }).click();
  await expect(page.getByRole('alert')).toContainText(/passphrase/i);
  await page.getByRole('textbox', { name: 'Passphrase' }).fill(passphrase);
  await page.getByRole('button', { name: 'Renew the keys' }).click();
  const code = await recovery.read();
  expect(code).not.toBe(journal.recoveryCode);
  await recovery.goOn();
  await frame.enter('Journal');
  await expect(timeline.entry('Written under the first keys')).toBeVisible();
  await expect(frame.codeReminder).toHaveCount(0);
  await frame.lock();
  await unlock.unlockWithRecoveryCode(journal.recoveryCode);
  await expect(unlock.refusal).toBeVisible();
  await unlock.unlockWithRecoveryCode(code);
  await page.getByRole('button', { name: 'Later' }).click();
  await frame.lock();
  await unlock.unlock(passphrase);
  await expect(timeline.entry('Written under the first keys')).toBeVisible();
});

test('says why there is no system keychain in a browser, and offers none', async ({
  page,
  journal: _journal,
}) => {
  const settings = new SettingsPage(page);
  await new Frame(page).enter('Settings');
  await expect(settings.key('System keychain')).toContainText('no system keychain');
  await expect(settings.key('System keychain').getByRole('button')).toHaveCount(0);
});
