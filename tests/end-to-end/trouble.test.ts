import { existsSync, mkdirSync, readFileSync, rmdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { journalFiles } from '../../electron/core/vault/journal-files.ts';
import { read } from './harness/core.ts';
import {
  damagePages,
  destroyKeys,
  flipBit,
  lockAndClose,
  pagesOf,
  tamperWithKeys,
  writeAsNewerVersion,
} from './harness/damage.ts';
import { expect, passphrase, test } from './harness/fixtures.ts';
import { writeEntries } from './harness/write-entries.ts';
import { EntryPage } from './pages/entry-page.ts';
import { Frame } from './pages/frame.ts';
import { JournalPage } from './pages/journal-page.ts';
import { NewPassphrasePage } from './pages/new-passphrase-page.ts';
import { RecoveryCodePage } from './pages/recovery-code-page.ts';
import { RescuePage } from './pages/rescue-page.ts';
import { RestorePage } from './pages/restore-page.ts';
import { UnlockPage } from './pages/unlock-page.ts';

test.describe.configure({ mode: 'parallel' });

test('makes damaged keys anew with a passphrase that still fits, and shows a new recovery code', async ({
  page,
  journal,
  folders,
}) => {
  const unlock = new UnlockPage(page);
  const rebuilding = new NewPassphrasePage(page);
  const recovery = new RecoveryCodePage(page);
  const timeline = new JournalPage(page);
  await timeline.capture('Written before the keys were damaged');
  await lockAndClose(page);
  tamperWithKeys(folders.journal);

  await unlock.unlock(passphrase);
  await expect(unlock.journal).toHaveText('The journal’s keys are damaged');
  await expect(unlock.refusal).toContainText('The entries themselves were not touched');
  await unlock.rebuildKeys.click();
  await rebuilding.secret.fill('not the passphrase at all');
  await rebuilding.set('three herons over the weir');
  await expect(rebuilding.refusal).toBeVisible();
  await rebuilding.secret.fill(passphrase);
  await rebuilding.submit.click();
  const code = await recovery.read();
  expect(code).not.toBe(journal.recoveryCode);
  await recovery.goOn();
  await expect(timeline.entry('Written before the keys were damaged')).toBeVisible();
  await new Frame(page).lock();
  await unlock.unlock('three herons over the weir');
  await expect(timeline.entry('Written before the keys were damaged')).toBeVisible();
  expect((await read(page, 'vault.keys', {})).recoveryCode).toBe('confirmed');
});

test('restores a backup where nothing is left of the keys', async ({ page, journal: _journal, folders }) => {
  const unlock = new UnlockPage(page);
  const restore = new RestorePage(page);
  await new JournalPage(page).capture('Kept in the backup');
  await expect(new JournalPage(page).entries).toHaveCount(1);
  const { name } = await read(page, 'backup.make', {});
  await lockAndClose(page);
  destroyKeys(folders.journal);

  await unlock.unlock(passphrase);
  await expect(unlock.journal).toHaveText('The journal’s keys are damaged');
  await unlock.restore.click();
  await expect(restore.backups).not.toHaveCount(0);
  await restore.restore('not the passphrase at all');
  await expect(restore.refusal).toContainText(/passphrase/i);
  await restore.restore(passphrase);
  await expect(restore.restored).toBeVisible();
  await expect(page.getByText('1 entry came back')).toBeVisible();
  await expect(page.getByText('--journal')).toBeVisible();
  expect(readFileSync(`${journalFiles(folders.journal).backups}/${name}`).length).toBeGreaterThan(1000);
  await restore.back.click();
  await expect(unlock.passphrase).toBeVisible();
});

test('rescues a journal whose first page is damaged, and tells what came back', async ({
  page,
  journal: _journal,
  folders,
}) => {
  test.setTimeout(120_000);
  const unlock = new UnlockPage(page);
  const rescue = new RescuePage(page);
  const timeline = new JournalPage(page);
  await writeEntries(page, 60);
  await lockAndClose(page);
  flipBit(journalFiles(folders.journal).database, 200);

  await unlock.unlock(passphrase);
  await expect(unlock.journal).toHaveText('A part of the journal is damaged');
  await expect(unlock.refusal).toContainText('Nothing was changed');
  await unlock.rescue.click();
  await expect(rescue.explanation).toBeVisible();
  await rescue.start.click();
  await expect(rescue.report).toBeVisible();
  await expect(rescue.told('Exactly as written')).toHaveText('60 entries');
  await expect(rescue.told('Lost')).toContainText('no entry');
  const keptAs = /journal\.damaged-\S+/.exec(await rescue.told('The damaged file').innerText())?.[0] ?? '';
  expect(existsSync(join(folders.journal, keptAs))).toBe(true);
  await rescue.open.click();
  await expect(timeline.entry('Tide 1').first()).toBeVisible();
  await expect(new Frame(page).damaged).toHaveCount(0);
  expect((await read(page, 'entry.list', { limit: 1000 })).entries).toHaveLength(60);
});

test('says while it is open that a part is damaged, and rescues from there', async ({
  page,
  journal: _journal,
  folders,
}) => {
  test.setTimeout(120_000);
  const frame = new Frame(page);
  const unlock = new UnlockPage(page);
  const rescue = new RescuePage(page);
  await writeEntries(page, 120);
  await lockAndClose(page);
  const pages = pagesOf(folders.journal);
  damagePages(
    folders.journal,
    [0.35, 0.5, 0.65].map((share) => Math.round(pages * share)),
  );

  await unlock.unlock(passphrase);
  await expect(frame.title('Journal')).toBeAttached();
  // Reading on comes to a damaged part sooner or later.
  await expect(async () => {
    await page.mouse.wheel(0, 4000);
    await expect(frame.damaged).toBeVisible({ timeout: 200 });
  }).toPass();
  await frame.rescue.click();
  await rescue.passphrase.fill(passphrase);
  await rescue.start.click();
  await expect(rescue.report).toBeVisible();
  const exact = Number.parseInt(await rescue.told('Exactly as written').innerText(), 10);
  expect(exact).toBeGreaterThan(100);
  await rescue.open.click();
  await expect(frame.title('Journal')).toBeAttached();
  await expect(frame.damaged).toHaveCount(0);
});

test('leaves a journal alone that a newer version wrote', async ({
  page,
  journal,
  folders,
  start,
  watch,
}) => {
  watch.expectEnd();
  const unlock = new UnlockPage(page);
  await journal.shell.end();
  await writeAsNewerVersion(folders.journal);
  const before = readFileSync(journalFiles(folders.journal).database);
  const again = await start();
  await page.goto(again.address);
  await unlock.unlock(passphrase);
  await expect(unlock.journal).toHaveText('A newer Casebook wrote this journal');
  await expect(unlock.refusal).toContainText('Nothing was changed');
  await expect(unlock.tryAgain).toHaveCount(0);
  await unlock.back.click();
  await expect(unlock.passphrase).toBeVisible();
  await again.end();
  expect(readFileSync(journalFiles(folders.journal).database).equals(before)).toBe(true);
});

test('keeps the words on the screen and says so where the disk is full', async ({
  page,
  journal,
  folders,
  start,
  watch,
}) => {
  test.skip(process.platform === 'win32', 'No limit on the size of files can stand in for a full disk.');
  watch.expectEnd();
  const unlock = new UnlockPage(page);
  const timeline = new JournalPage(page);
  const entry = new EntryPage(page);
  await timeline.capture('Before the disk was full');
  await expect(timeline.entries).toHaveCount(1);
  await journal.shell.end();
  const { size } = statSync(journalFiles(folders.journal).database);
  const limited = await start({ largestFileKiB: Math.ceil(size / 1024) + 40 });
  await page.goto(limited.address);
  await unlock.unlock(passphrase);
  await timeline.open('Before the disk was full');
  await entry.text.click();
  await entry.goToEnd();
  await page.keyboard.insertText(` ${'and on it went '.repeat(9000)}`);
  await expect(entry.saveNote).toHaveText('Could not save');
  await expect(page.getByRole('alert')).toContainText(/disk/);
  await expect(entry.text).toContainText('and on it went');
  await limited.kill();

  const roomy = await start();
  await page.goto(roomy.address);
  await unlock.unlock(passphrase);
  await expect(timeline.entry('Before the disk was full')).toBeVisible();
});

test('does not open what it could not save to, and opens it when that is over', async ({
  page,
  journal: _journal,
  folders,
}) => {
  const unlock = new UnlockPage(page);
  await lockAndClose(page);
  const inTheWay = `${journalFiles(folders.journal).database}-wal`;
  mkdirSync(inTheWay);
  await unlock.unlock(passphrase);
  await expect(unlock.journal).toHaveText('The journal cannot be written');
  await expect(unlock.refusal).toContainText('Nothing that was saved is lost');
  await unlock.tryAgain.click();
  await expect(unlock.journal).toHaveText('The journal cannot be written');
  rmdirSync(inTheWay);
  await unlock.tryAgain.click();
  await expect(new Frame(page).title('Journal')).toBeAttached();
});

test('asks for the passphrase where the keychain refuses, and keeps it', async ({
  page,
  journal: _journal,
}) => {
  const unlock = new UnlockPage(page);
  // The browser's shell reaches no keychain, so its core refuses; only the offer is made up.
  await page.route('**/api/call', async (route) => {
    if (!route.request().postData()?.includes('"channel":"vault.status"')) return route.continue();
    const response = await route.fetch();
    const answer = (await response.json()) as { ok: true; value: object };
    return route.fulfill({
      response,
      json: { ...answer, value: { ...answer.value, hasKeychainSlot: true } },
    });
  });
  await new Frame(page).lock();
  await unlock.useKeychain.click();
  await expect(unlock.refusal).toContainText('Type the passphrase');
  await expect(unlock.refusal).toContainText('stays switched on');
  await expect(unlock.passphrase).toBeFocused();
  await unlock.unlock(passphrase);
  await expect(new Frame(page).title('Journal')).toBeAttached();
});
