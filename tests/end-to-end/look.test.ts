import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, passphrase, test } from './harness/fixtures.ts';
import { type Look, tourRooms } from './harness/tour.ts';
import { tourBackups, tourKeys, tourTroubles } from './harness/tour-gates.ts';
import { Frame } from './pages/frame.ts';
import { JournalPage } from './pages/journal-page.ts';
import { RecoveryCodePage } from './pages/recovery-code-page.ts';
import { UnlockPage } from './pages/unlock-page.ts';
import { WelcomePage } from './pages/welcome-page.ts';

test.describe.configure({ mode: 'parallel' });

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** What nobody should meet on the screen that is shown: a barrier, or a page that scrolls sideways. */
async function faultsOf(page: Page, screen: string): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page })
    // Without a page of its own, which is only needed for frames of other origins.
    .setLegacyMode(true)
    // What the component library has just spoken names its button, which may be gone by now.
    .exclude('[data-live-announcer]')
    .withTags(rules)
    .analyze();
  const barriers = violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target }) => `${screen}: ${id} at ${target.join(' ')}`),
  );
  const isTooWide = await page.evaluate(
    () => (document.scrollingElement?.scrollWidth ?? 0) > globalThis.innerWidth,
  );
  return isTooWide ? [...barriers, `${screen}: scrolls sideways`] : barriers;
}

const windows = [
  { width: 1280, height: 800 },
  { width: 360, height: 740 },
] as const;

for (const viewport of windows) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test.describe(`${viewport.width} px wide, ${colorScheme}`, () => {
      test.use({ viewport, colorScheme, contextOptions: { reducedMotion: 'reduce' } });

      function lookAt(page: Page): { readonly look: Look; readonly faults: string[] } {
        const faults: string[] = [];
        return { faults, look: async (screen) => void faults.push(...(await faultsOf(page, screen))) };
      }

      test('nothing stands in the way in any room', async ({ page, sample: _sample }) => {
        test.setTimeout(180_000);
        const { look, faults } = lookAt(page);
        await tourRooms(page, look);
        expect(faults).toEqual([]);
      });

      test('nothing stands in the way before the rooms', async ({ page, open, watch }) => {
        watch.expectEnd();
        const { look, faults } = lookAt(page);
        const shell = await open();
        const welcome = new WelcomePage(page);
        await welcome.create('short');
        await welcome.strength.waitFor();
        await look('welcome, refusing');
        await welcome.create(passphrase);
        const recovery = new RecoveryCodePage(page);
        await recovery.code.waitFor();
        await look('recovery code');
        await recovery.goOn();
        await new JournalPage(page).nothingWritten.waitFor();
        await look('empty journal');
        await new Frame(page).lock();
        const unlock = new UnlockPage(page);
        await unlock.unlock('not the passphrase at all');
        await unlock.refusal.waitFor();
        await look('unlock, refusing');
        await unlock.useRecoveryCode.click();
        await unlock.recoveryCode.waitFor();
        await look('unlock with the recovery code');
        await shell.end();
        await new Frame(page).stopped.waitFor();
        await look('stopped');
        expect(faults).toEqual([]);
      });

      test('nothing stands in the way of keys, backups and a journal in trouble', async ({
        page,
        open,
        folders,
      }) => {
        test.setTimeout(240_000);
        const { look, faults } = lookAt(page);
        await open();
        const code = await tourKeys(page, look);
        await tourBackups(page, look);
        await tourTroubles(page, look, { folder: folders.journal, code });
        expect(faults).toEqual([]);
      });
    });
  }
}

test.describe('with reduced motion', () => {
  test.use({ contextOptions: { reducedMotion: 'reduce' } });

  test('nothing moves when something opens', async ({ page, sample: _sample }) => {
    const frame = new Frame(page);
    await new JournalPage(page).entries.first().waitFor();
    await frame.openPalette();
    const moving = await page.evaluate(() =>
      document
        .getAnimations()
        .filter(({ effect }) => Number(effect?.getComputedTiming().activeDuration) > 10)
        .map(({ effect }) => (effect instanceof KeyframeEffect ? effect.target?.className : '')),
    );
    expect(moving).toEqual([]);
  });
});
