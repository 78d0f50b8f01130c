import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, type ElectronApplication, expect, test } from '@playwright/test';
import { findElectron } from '../../../scripts/electron-runtime.ts';
import { JournalPage } from '../../end-to-end/pages/journal-page.ts';
import { RecoveryCodePage } from '../../end-to-end/pages/recovery-code-page.ts';
import { UnlockPage } from '../../end-to-end/pages/unlock-page.ts';
import { WelcomePage } from '../../end-to-end/pages/welcome-page.ts';
import { builtMain } from '../stand-in/harness/desktop.ts';
import { call, passphrase, stateOf, textsIn } from '../stand-in/harness/journal.ts';

const executablePath = findElectron();
const line = 'Agreed the retention rules with the legal team';

test.skip(executablePath === null, 'Electron’s runtime is not here: `npx install-electron` fetches it.');
test.skip(
  process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY,
  'Electron needs a display.',
);

let dataFolder: string;
test.beforeEach(async () => {
  dataFolder = await mkdtemp(join(tmpdir(), 'casebook-electron-'));
});
test.afterEach(() => rm(dataFolder, { recursive: true, force: true }));

function start(): Promise<ElectronApplication> {
  return _electron.launch({
    executablePath: executablePath ?? '',
    args: [builtMain, `--user-data-dir=${dataFolder}`, '--allow-debugging'],
  });
}

test('makes a journal, keeps an entry over a restart, and locks', async () => {
  const first = await start();
  const page = await first.firstWindow();
  await new WelcomePage(page).create(passphrase);
  await new RecoveryCodePage(page).goOn();
  await new JournalPage(page).capture(line, 'Win');
  await expect(new JournalPage(page).entry(line)).toBeVisible();
  await first.close();

  const second = await start();
  const again = await second.firstWindow();
  expect(await stateOf(again)).toBe('locked');
  await new UnlockPage(again).unlock(passphrase);
  await expect(new JournalPage(again).entry(line)).toBeVisible();
  expect(await textsIn(again)).toEqual([line]);
  await second.evaluate(({ powerMonitor }) => void powerMonitor.emit('suspend'));
  await expect.poll(() => stateOf(again)).toBe('locked');
  expect(await call(again, 'entry.list', {})).toMatchObject({ ok: false, failure: { code: 'locked' } });
  await second.close();
});

test('shows nothing of Node, of Electron and of other origins to its page', async () => {
  const casebook = await start();
  const page = await casebook.firstWindow();
  expect(page.url()).toMatch(/^app:\/\/casebook\//);
  const leaks = await page.evaluate(() =>
    ['require', 'process', 'module', 'Buffer'].filter((name) => name in window),
  );
  expect(leaks).toEqual([]);
  expect(
    await page.evaluate(() =>
      fetch('https://example.com/').then(
        () => true,
        () => false,
      ),
    ),
  ).toBe(false);
  const preferences = await casebook.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows();
    return { title: window?.getTitle(), isPersistent: window?.webContents.session.isPersistent() };
  });
  expect(preferences).toEqual({ title: 'Casebook', isPersistent: false });
  await casebook.close();
});
