import { mkdirSync, readdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { journalFiles } from '../../electron/core/vault/journal-files.ts';
import { read } from './harness/core.ts';
import { backupFile, flipBit } from './harness/damage.ts';
import { expect, makeJournal, passphrase, test } from './harness/fixtures.ts';
import { Frame } from './pages/frame.ts';
import { JournalPage } from './pages/journal-page.ts';
import { RestorePage } from './pages/restore-page.ts';
import { SettingsPage } from './pages/settings-page.ts';
import { WelcomePage } from './pages/welcome-page.ts';

test.describe.configure({ mode: 'parallel' });

test('makes backups, looks at each of them, and names one that is damaged', async ({
  page,
  journal: _journal,
  folders,
}) => {
  const frame = new Frame(page);
  const settings = new SettingsPage(page);
  await new JournalPage(page).capture('In every backup');
  await expect(new JournalPage(page).entries).toHaveCount(1);
  await frame.enter('Settings');
  await settings.makeBackup.click();
  await expect(settings.backups).toHaveCount(1);
  await expect(settings.backups.first()).toContainText('made by hand');
  await settings.checkEverything.click();
  await expect(page.getByText('The journal is whole: 1 entry')).toBeVisible();
  await expect(settings.backups.first()).toContainText('sound, 1 entry');

  const [newest] = (await read(page, 'backup.list', {})).backups;
  flipBit(backupFile(folders.journal, newest?.name ?? ''), 30_000);
  await settings.checkEverything.click();
  await expect(page.getByText('1 damaged')).toBeVisible();
  await expect(settings.backups.first()).toContainText('damaged: it cannot be restored');
  await settings.backups
    .first()
    .getByRole('button', { name: /^Remove/ })
    .click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Remove for good' }).click();
  await expect(settings.backups).toHaveCount(0);
  expect(readdirSync(journalFiles(folders.journal).backups)).not.toContain(newest?.name);
});

test('keeps later backups in another folder, and refuses one that is none', async ({
  page,
  journal: _journal,
  folders,
}) => {
  const settings = new SettingsPage(page);
  const elsewhere = join(folders.root, 'another disk');
  await new Frame(page).enter('Settings');
  await settings.backupFolder.click();
  await settings.dialog.getByRole('textbox', { name: 'Folder' }).fill(elsewhere);
  await settings.dialog.getByRole('button', { name: 'Keep them here' }).click();
  await expect(settings.dialog.getByRole('alert')).toContainText('There is no such folder');
  mkdirSync(elsewhere);
  await settings.dialog.getByRole('button', { name: 'Keep them here' }).click();
  await expect(page.getByText(elsewhere)).toBeVisible();
  await expect(settings.backups).toHaveCount(0);
  await settings.makeBackup.click();
  await expect(settings.backups).toHaveCount(1);
  expect(readdirSync(elsewhere).filter((name) => name.endsWith('.casebook'))).toHaveLength(1);
  await page.getByRole('button', { name: 'Back to the journal’s own folder' }).click();
  await expect(page.getByText(elsewhere)).toHaveCount(0);
});

test('brings a backup back as a journal of its own, from the settings and from the first page', async ({
  page,
  open,
  folders,
}) => {
  test.setTimeout(120_000);
  await open({ words: [] });
  const frame = new Frame(page);
  const settings = new SettingsPage(page);
  const restore = new RestorePage(page);
  const timeline = new JournalPage(page);
  await makeJournal(page);
  await timeline.capture('Written before the backup');
  await expect(timeline.entries).toHaveCount(1);
  await frame.enter('Settings');
  await settings.makeBackup.click();
  await expect(settings.backups.filter({ hasText: 'by hand' })).toHaveCount(1);
  await frame.enter('Journal');
  await timeline.capture('Written after the backup');
  await expect(timeline.entries).toHaveCount(2);
  await frame.enter('Settings');
  await settings.backups
    .filter({ hasText: 'by hand' })
    .getByRole('button', { name: /^Restore/ })
    .click();
  await expect(restore.backups.first()).toBeChecked();
  await restore.restore(passphrase);
  await expect(restore.restored).toBeVisible();
  await restore.open.click();
  await expect(frame.rooms).toContainText('(restored');
  await frame.enter('Journal');
  await expect(timeline.entry('Written before the backup')).toBeVisible();
  await expect(timeline.entries).toHaveCount(1);

  await frame.enter('Settings');
  await settings.addJournal('An empty one');
  await expect(new WelcomePage(page).title).toBeVisible();
  await page.getByRole('button', { name: 'Restore a backup' }).click();
  const { folder } = await read(page, 'backup.list', {});
  const kept = join(folders.root, 'kept.casebook');
  await expect(restore.backups).toHaveCount(0);
  await restore.file.fill(join(folder, 'there is none.casebook'));
  await restore.restore(passphrase);
  await expect(restore.refusal).toBeVisible();
  renameSync(oneBackupBelow(folders.home), kept);
  await restore.file.fill(kept);
  await restore.submit.click();
  await expect(restore.restored).toBeVisible();
  await restore.open.click();
  await expect(frame.title('Journal').or(frame.title('Settings'))).toBeAttached();
  await frame.enter('Journal');
  await expect(timeline.entry('Written before the backup')).toBeVisible();
});

function oneBackupBelow(folder: string): string {
  const [found] = readdirSync(folder, { recursive: true, withFileTypes: true }).filter(
    ({ name, parentPath }) => name.endsWith('.casebook') && parentPath.endsWith('backups'),
  );
  if (!found) throw new Error('There is no backup');
  return join(found.parentPath, found.name);
}
