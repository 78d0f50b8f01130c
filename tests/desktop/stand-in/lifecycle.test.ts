import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test } from './harness/fixtures.ts';
import { call, createJournal, passphrase, stateOf, textsIn, unlock, valueIn } from './harness/journal.ts';

const draft = 'Calmed the review of the storage proposal';

/** Lets the page save an entry when it is asked to save what is being typed. */
function typeDraft(page: Page): Promise<void> {
  return page.evaluate((text) => {
    window.casebook?.onCommand(async (command) => {
      if (command !== 'commit-draft') return;
      await new Promise((resolve) => setTimeout(resolve, 50));
      await window.casebook?.call('entry.create', { kind: 'win', date: '2026-03-02', text });
    });
  }, draft);
}

for (const event of ['suspend', 'lock-screen'] as const) {
  test(`saves what is being typed and locks on ${event}`, async ({ launch }) => {
    const desktop = launch();
    const page = await desktop.page();
    await createJournal(page);
    await typeDraft(page);
    await desktop.ask('power', { event });
    await expect.poll(() => stateOf(page)).toBe('locked');
    expect(await call(page, 'entry.list', {})).toMatchObject({ ok: false, failure: { code: 'locked' } });
    await unlock(page);
    expect(await textsIn(page)).toEqual([draft]);
  });
}

test('asks the system for the idle minutes that are chosen, as soon as they are', async ({ launch }) => {
  const desktop = launch();
  const page = await desktop.page();
  await expect.poll(() => desktop.ask('idleSecondsAsked', {})).toBe(15 * 60);
  await valueIn(call(page, 'settings.set', { lockAfterMinutes: 2 }));
  await expect.poll(() => desktop.ask('idleSecondsAsked', {})).toBe(2 * 60);
});

for (const state of ['locked', 'idle'] as const) {
  test(`locks when the system says that it is ${state}`, async ({ launch }) => {
    const desktop = launch();
    const page = await desktop.page();
    await createJournal(page);
    await desktop.ask('idleState', { state });
    await expect.poll(() => stateOf(page)).toBe('locked');
  });
}

test('locks although the page does not answer', async ({ launch }) => {
  const desktop = launch();
  const page = await desktop.page();
  await createJournal(page);
  await page.evaluate(() => void window.casebook?.onCommand(() => new Promise<void>(() => {})));
  await desktop.ask('power', { event: 'suspend' });
  await expect.poll(() => stateOf(page)).toBe('locked');
});

test('tells the page that the journal was locked', async ({ launch }) => {
  const desktop = launch();
  const page = await desktop.page();
  await createJournal(page);
  const told = page.evaluate(
    () =>
      new Promise<string>((resolve) => {
        window.casebook?.subscribe((event) => {
          if (event.type === 'status') resolve(event.status.state);
        });
      }),
  );
  await desktop.ask('chooseMenuItem', { label: 'Lock Journal' });
  expect(await told).toBe('locked');
});

test('asks the page for a new entry from the menu', async ({ launch }) => {
  const desktop = launch();
  const page = await desktop.page();
  const asked = page.evaluate(
    () => new Promise<string>((resolve) => void window.casebook?.onCommand((command) => resolve(command))),
  );
  await desktop.ask('chooseMenuItem', { label: 'New Entry' });
  expect(await asked).toBe('new-entry');
});

for (const way of ['the window is closed', 'the program quits', 'the system shuts down'] as const) {
  test(`saves what is being typed and closes the journal when ${way}`, async ({ launch }) => {
    const first = launch();
    await createJournal(await first.page());
    await typeDraft(await first.page());
    if (way === 'the window is closed') await first.ask('closeWindow', { windowId: 1 });
    else if (way === 'the program quits') await first.ask('quit', {});
    else await first.ask('power', { event: 'shutdown' });
    expect(await first.exited()).toBe(0);

    const second = launch();
    const page = await second.page();
    expect(await stateOf(page)).toBe('locked');
    await unlock(page);
    expect(await textsIn(page)).toEqual([draft]);
  });
}

test('has one instance: a second start brings the first to the front', async ({ launch }) => {
  const first = launch();
  await first.page();
  const second = launch();
  expect(await second.exited()).toBe(0);
  expect(second.windows.size).toBe(0);
  await expect.poll(async () => (await first.ask('windows', {}))[0]?.isFocused).toBe(true);
});

test('starts although the last run was killed', async ({ launch }) => {
  const first = launch();
  await first.page();
  await first.kill();
  expect(await stateOf(await launch().page())).toBe('absent');
});

test('remembers where its window was, and moves it onto a display that is there', async ({ launch }) => {
  const bounds = { x: 300, y: 200, width: 900, height: 700 };
  const first = launch();
  await first.page();
  await first.ask('moveWindow', { windowId: 1, bounds });
  await first.quit();

  const second = launch();
  await second.page();
  expect((await second.ask('windows', {}))[0]?.bounds).toEqual(bounds);
  await second.quit();

  const third = launch({ workAreas: [{ x: 0, y: 0, width: 800, height: 600 }] });
  await third.page();
  expect((await third.ask('windows', {}))[0]?.bounds).toEqual({ x: 0, y: 0, width: 800, height: 600 });
});

test('is always called Casebook', async ({ launch }) => {
  const desktop = launch();
  const page = await desktop.page();
  await createJournal(page);
  await desktop.ask('titleChanged', { windowId: 1, title: draft });
  expect((await desktop.ask('windows', {}))[0]?.title).toBe('Casebook');
});

test('offers to load its page again when that has died', async ({ launch }) => {
  const desktop = launch();
  const page = await desktop.page();
  desktop.press = ({ buttons }) => buttons?.indexOf('Load again') ?? 0;
  await page.evaluate(() => void Object.assign(window, { isOld: true }));
  await desktop.ask('pageGone', { windowId: 1 });
  await page.waitForFunction(() => !('isOld' in window));
  expect(await stateOf(page)).toBe('absent');
});

test('keeps no secret and no word of an entry readable in its folder', async ({ launch, dataFolder }) => {
  const desktop = launch();
  const page = await desktop.page();
  const recoveryCode = await createJournal(page);
  await valueIn(call(page, 'entry.create', { kind: 'win', date: '2026-03-02', text: draft }));
  await valueIn(call(page, 'settings.set', { appearance: 'dark' }));
  await desktop.quit();

  const settings = join(dataFolder, 'settings.json');
  expect(Object.keys(JSON.parse(readFileSync(settings, 'utf8'))).toSorted()).toEqual([
    'appearance',
    'windowPlace',
  ]);
  expect(statSync(settings).mode & 0o777).toBe(0o600);
  const files = readdirSync(dataFolder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  expect(files.map(({ name }) => name)).toContain('journal.db');
  for (const { parentPath, name } of files) {
    const content = readFileSync(join(parentPath, name));
    for (const secret of [draft, 'storage', passphrase, recoveryCode, recoveryCode.replaceAll('-', '')]) {
      expect(content.includes(secret), `${name} holds ${secret}`).toBe(false);
      expect(content.includes(Buffer.from(secret, 'utf16le')), `${name} holds ${secret}`).toBe(false);
    }
  }
});

test('makes its folder, for its owner alone, with Chromium’s files below', async ({ launch, dataFolder }) => {
  const folder = join(dataFolder, 'new', 'folder');
  const desktop = launch({ dataFolder: folder });
  await desktop.page();
  expect(statSync(folder).mode & 0o777).toBe(0o700);
  expect(existsSync(join(folder, 'chromium'))).toBe(true);
});

test('says so where its folder cannot be made', async ({ launch, dataFolder }) => {
  const file = join(dataFolder, 'file');
  writeFileSync(file, '');
  const desktop = launch({ dataFolder: join(file, 'folder') });
  expect(await desktop.exited()).toBe(1);
  expect(desktop.errorBoxes).toMatchObject([{ title: 'Casebook could not start' }]);
});

test('sets a damaged settings file aside and says so', async ({ launch, dataFolder }) => {
  writeFileSync(join(dataFolder, 'settings.json'), '{"appearance": "da');
  const desktop = launch();
  const page = await desktop.page();
  const { notices } = await valueIn(call(page, 'vault.notices', {}));
  expect(notices.map(({ message }) => message)).toEqual([expect.stringContaining('settings.corrupt-')]);
  expect(desktop.messageBoxes).toEqual([]);
  expect(await valueIn(call(page, 'settings.get', {}))).toMatchObject({ appearance: 'system' });
  const aside = readdirSync(dataFolder).find((name) => name.startsWith('settings.corrupt-'));
  expect(readFileSync(join(dataFolder, aside ?? ''), 'utf8')).toBe('{"appearance": "da');
});

test('opens the journal of another folder for one run', async ({ launch, dataFolder }) => {
  const folder = join(dataFolder, 'elsewhere');
  const desktop = launch({ args: ['--journal', folder] });
  const page = await desktop.page();
  await createJournal(page);
  expect(existsSync(join(folder, 'journal.db'))).toBe(true);
  await desktop.quit();
  expect(await stateOf(await launch().page())).toBe('absent');
});

test('opens a copy of the sample journal that is gone afterwards', async ({ launch, dataFolder }) => {
  const desktop = launch({ args: ['--sample'] });
  const page = await desktop.page();
  expect(await valueIn(call(page, 'vault.status', {}))).toMatchObject({ state: 'unlocked', isSample: true });
  expect((await textsIn(page)).length).toBeGreaterThan(10);
  expect(await desktop.quit()).toBe(0);
  expect(existsSync(join(dataFolder, 'journal'))).toBe(false);
});
