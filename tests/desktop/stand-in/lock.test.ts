import type { Page } from '@playwright/test';
import * as v from 'valibot';
import { type ChannelName, channelNames, contract } from '../../../shared/contract/contract.ts';
import { EntryPage } from '../../end-to-end/pages/entry-page.ts';
import { JournalPage } from '../../end-to-end/pages/journal-page.ts';
import { UnlockPage } from '../../end-to-end/pages/unlock-page.ts';
import { isSoak, reportFigure } from '../../soak/figure.ts';
import { expect, test } from './harness/fixtures.ts';
import { call, createJournal, textsIn, unlock } from './harness/journal.ts';

const line = 'Calmed the review of the storage proposal';
const typed = ' and wrote down what was agreed';

const id = '01950000-0000-7000-8000-000000000001';

/** Params for the channels that take some; every channel is asked without an open journal in the router's own tests. */
const params: { readonly [name in ChannelName]?: unknown } = {
  'entry.create': { kind: 'win', date: '2026-11-20', text: 'words' },
  'entry.update': { id, changes: { text: 'words' } },
  'entry.get': { id },
  'entry.search': { query: 'storage' },
  'entry.delete': { id },
  'mapping.suggest': { text: 'words' },
  'case.get': { id },
  'case.export': { id, format: 'md' },
  'vault.confirm-recovery-code': { code: 'ABCD' },
};

declare global {
  interface Window {
    /** When the window was told that the journal is locked. */
    lockedAtMs?: number;
  }
}

/** How long locking may take, in milliseconds. */
const longestLockMs = 1000;

/** How long after something happened the window is told that the journal is locked, in milliseconds. */
async function lockedAfter(page: Page, happens: () => Promise<unknown>): Promise<number> {
  await page.evaluate(() => {
    window.casebook?.subscribe((event) => {
      if (event.type === 'status' && event.status.state === 'locked') window.lockedAtMs ??= Date.now();
    });
  });
  const startedMs = Date.now();
  await happens();
  const lockedAt = await page.waitForFunction(() => window.lockedAtMs);
  return Number(await lockedAt.jsonValue()) - startedMs;
}

for (const event of ['suspend', 'lock-screen'] as const) {
  test(`${event}: the draft is saved, every channel answers locked, and nothing of the journal is left to see`, async ({
    launch,
  }) => {
    const desktop = launch();
    const page = await desktop.page();
    const journal = new JournalPage(page);
    const entry = new EntryPage(page);
    await createJournal(page);
    await journal.capture(line, 'Win');
    await journal.open(line);
    await entry.text.click();
    await entry.goToEnd();
    await page.keyboard.type(typed);

    expect(await call(page, 'entry.list', {})).toMatchObject({ ok: true });
    const lockedAfterMs = page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          const started = performance.now();
          window.casebook?.subscribe((told) => {
            if (told.type === 'status' && told.status.state === 'locked')
              resolve(performance.now() - started);
          });
        }),
    );
    await desktop.ask('power', { event });
    const tookMs = await lockedAfterMs;
    reportFigure({
      promise: 'Locked is locked',
      figure: `locked ${Math.round(tookMs)} ms after ${event}, with a draft in the editor saved first`,
      goal: 'within a second, after the draft being typed is committed',
      isMet: tookMs <= longestLockMs,
      control: 'before the event the journal answered',
    });
    if (isSoak) expect(tookMs).toBeLessThanOrEqual(longestLockMs);

    const asked = channelNames.filter((name) => v.is(contract[name].params, params[name] ?? {}));
    const closed = asked.filter((name) => contract[name].access !== 'open');
    expect(closed.length).toBeGreaterThan(15);
    for (const name of closed) {
      expect(await call(page, name, (params[name] ?? {}) as never), name).toMatchObject({
        ok: false,
        failure: { code: 'locked' },
      });
    }
    await expect(new UnlockPage(page).passphrase).toBeVisible();
    expect(await page.content()).not.toMatch(/Calmed|storage|agreed/);
    expect(await page.title()).toBe('Casebook');
    expect((await desktop.ask('windows', {}))[0]?.title).toBe('Casebook');
    expect(page.url()).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}/);

    await unlock(page);
    expect(await textsIn(page)).toEqual([line + typed]);
  });
}

test('locks within the second although the page never finishes saving', async ({ launch }) => {
  const desktop = launch();
  const page = await desktop.page();
  await createJournal(page);
  await page.evaluate(() => void window.casebook?.onCommand(() => new Promise<void>(() => {})));
  const tookMs = await lockedAfter(page, () => desktop.ask('power', { event: 'suspend' }));
  reportFigure({
    promise: 'Locked is locked',
    figure: `locked ${Math.round(tookMs)} ms after suspend, with a window that never finishes saving`,
    goal: 'within a second, whatever the window does',
    isMet: tookMs <= longestLockMs,
    control: 'the window was told to save, and never answered',
  });
  if (isSoak) expect(tookMs).toBeLessThanOrEqual(longestLockMs);
  expect(await call(page, 'entry.list', {})).toMatchObject({ ok: false, failure: { code: 'locked' } });
});
