import type { Page } from '@playwright/test';
import { journalFiles } from '../../../electron/core/vault/journal-files.ts';
import { Frame } from '../pages/frame.ts';
import { JournalPage } from '../pages/journal-page.ts';
import { NewPassphrasePage } from '../pages/new-passphrase-page.ts';
import { RecoveryCodePage } from '../pages/recovery-code-page.ts';
import { RescuePage } from '../pages/rescue-page.ts';
import { RestorePage } from '../pages/restore-page.ts';
import { SettingsPage } from '../pages/settings-page.ts';
import { UnlockPage } from '../pages/unlock-page.ts';
import { WelcomePage } from '../pages/welcome-page.ts';
import { read } from './core.ts';
import { flipBit, lockAndClose, tamperWithKeys, writeAsNewerVersion } from './damage.ts';
import { passphrase } from './fixtures.ts';
import type { Look } from './tour.ts';

async function closeDialog(page: Page): Promise<void> {
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').or(page.getByRole('alertdialog')).waitFor({ state: 'hidden' });
}

/** Makes a journal and goes through what asks for its keys in the settings; answers its recovery code. */
export async function tourKeys(page: Page, look: Look): Promise<string> {
  const frame = new Frame(page);
  const settings = new SettingsPage(page);
  const recovery = new RecoveryCodePage(page);
  const changing = new NewPassphrasePage(page);
  await new WelcomePage(page).create(passphrase);
  await recovery.copy.click();
  await look('recovery code, copied');
  await recovery.writtenDown.click();
  await recovery.check.click();
  await recovery.refusal.waitFor();
  await look('recovery code, typed wrong');
  await recovery.later.click();
  await frame.codeReminder.waitFor();
  await look('reminder of the recovery code');
  await new JournalPage(page).capture('Kept in the backup');
  await frame.enter('Settings');
  await settings.keys.waitFor();
  await settings.key('Recovery code').getByRole('button', { name: 'Type it…' }).click();
  await look('checking the recovery code');
  await closeDialog(page);
  await settings.key('Passphrase').getByRole('button').click();
  await changing.secret.fill('not the passphrase at all');
  await changing.set('password1', 'password2');
  await changing.again.and(page.locator('[aria-invalid=true]')).waitFor();
  await look('changing the passphrase, refused');
  await changing.secret.fill(passphrase);
  await changing.set(passphrase);
  await settings.dialog.getByRole('button', { name: 'Done' }).waitFor();
  await look('passphrase changed');
  await closeDialog(page);
  await settings.key('All keys').getByRole('button').click();
  await page.getByRole('heading', { name: 'Renew all keys' }).waitFor();
  await look('renewing all keys');
  await page.getByRole('button', { name: 'Back', exact: true }).click();
  await frame.enter('Settings');
  await settings.replaceCode(passphrase);
  const code = await recovery.read();
  await look('recovery code, replaced');
  await recovery.later.click();
  return code;
}

/** Goes through what can be done with backups. */
export async function tourBackups(page: Page, look: Look): Promise<void> {
  const settings = new SettingsPage(page);
  const restore = new RestorePage(page);
  await new Frame(page).enter('Settings');
  await settings.makeBackup.click();
  await settings.backups.first().waitFor();
  await settings.checkEverything.click();
  await page.getByText('The journal is whole').waitFor();
  await look('backups, checked');
  await settings.backups
    .first()
    .getByRole('button', { name: /^Remove/ })
    .click();
  await look('removing a backup');
  await closeDialog(page);
  await settings.backupFolder.click();
  await settings.dialog.getByRole('textbox', { name: 'Folder' }).fill('/no/such/folder');
  await settings.dialog.getByRole('button', { name: 'Keep them here' }).click();
  await settings.dialog.getByRole('alert').waitFor();
  await look('keeping backups elsewhere, refused');
  await closeDialog(page);
  await settings.backups
    .first()
    .getByRole('button', { name: /^Restore/ })
    .click();
  await restore.restore('not the passphrase at all');
  await restore.refusal.waitFor();
  await look('restoring a backup, refused');
  await restore.restore(passphrase);
  await restore.restored.waitFor();
  await look('backup restored');
  await restore.back.click();
}

/** Goes through every page of a journal that is locked, or does not open. */
export async function tourTroubles(
  page: Page,
  look: Look,
  { folder, code }: { readonly folder: string; readonly code: string },
): Promise<void> {
  const frame = new Frame(page);
  const unlock = new UnlockPage(page);
  const renewing = new NewPassphrasePage(page);
  const rescue = new RescuePage(page);
  await unlock.write.click();
  await unlock.line.fill('A thought on the stairs');
  await look('writing while locked');
  await unlock.keep.click();
  await unlock.kept.waitFor();
  await look('kept while locked');
  await unlock.unlockWithRecoveryCode(code);
  await renewing.later.waitFor();
  await look('a new passphrase after the recovery code');
  await renewing.later.click();
  await lockAndClose(page);

  flipBit(journalFiles(folder).database, 200);
  await unlock.unlock(passphrase);
  await unlock.rescue.waitFor();
  await look('damaged journal');
  await unlock.rescue.click();
  await look('rescue, explained');
  await rescue.start.click();
  await rescue.report.waitFor();
  await look('rescue, told');
  await rescue.open.click();
  await frame.lockButton.waitFor();
  await lockAndClose(page);

  tamperWithKeys(folder);
  await unlock.unlock(passphrase);
  await unlock.rebuildKeys.waitFor();
  await look('damaged keys');
  await unlock.rebuildKeys.click();
  await renewing.secret.fill('not the passphrase at all');
  await renewing.set(passphrase);
  await renewing.refusal.waitFor();
  await look('making the keys anew, refused');
  await renewing.secret.fill(passphrase);
  await renewing.submit.click();
  await new RecoveryCodePage(page).later.click();
  await frame.lockButton.waitFor();
  await read(page, 'vault.lock', {});

  await unlock.passphrase.waitFor();
  await writeAsNewerVersion(folder);
  await unlock.unlock(passphrase);
  await unlock.refusal.waitFor();
  await look('journal of a newer version');
}
