import { fileURLToPath } from 'node:url';
import { expect, type Launch, test } from './harness/fixtures.ts';

const main = fileURLToPath(new URL('tiny/main.ts', import.meta.url));

/** What the tiny preload script puts into the page. */
interface Tiny {
  echo(words: unknown): Promise<unknown>;
  use(member: string): Promise<unknown>;
  greeted(): Promise<string>;
}
declare global {
  interface Window {
    readonly tiny: Tiny;
  }
}

async function launchTiny(launch: Launch) {
  const desktop = launch({ main });
  return { desktop, page: await desktop.page() };
}

test('names the member of Electron that it does not implement', async ({ launch }) => {
  const { page } = await launchTiny(launch);
  const answer = page.evaluate(() => window.tiny.use('getGPUInfo'));
  await expect(answer).rejects.toThrow('The Electron stand-in has no app.getGPUInfo');
});

test('shows what the protocol handler serves, with its headers in force', async ({ launch }) => {
  const { page, desktop } = await launchTiny(launch);
  await expect(page.getByText('Served by the main process')).toBeVisible();
  await page.evaluate(() => {
    const script = document.createElement('script');
    script.textContent = 'document.title = "Scripts run"';
    document.head.append(script);
  });
  expect(await page.title()).toBe('Tiny');
  await expect.poll(async () => (await desktop.ask('windows', {}))[0]?.title).toBe('Tiny');
});

test('carries a call to the main process with the frame it came from', async ({ launch }) => {
  const { page } = await launchTiny(launch);
  const answer = await page.evaluate(() => window.tiny.echo({ words: ['a', 1, null] }));
  expect(answer).toEqual({ words: { words: ['a', 1, null] }, origin: 'app://casebook' });
});

test('carries an event from the main process to the preload script', async ({ launch }) => {
  const { page } = await launchTiny(launch);
  expect(await page.evaluate(() => window.tiny.greeted())).toBe('hello');
});

test('hands the page copies that it cannot change', async ({ launch }) => {
  const { page } = await launchTiny(launch);
  const isFrozen = await page.evaluate(
    async () => Object.isFrozen(await window.tiny.echo('x')) && Object.isFrozen(window.tiny),
  );
  expect(isFrozen).toBe(true);
});

test('lets no request out and notes each of them', async ({ launch }) => {
  const { page, desktop } = await launchTiny(launch);
  const hasFailed = await page.evaluate(() =>
    fetch('https://example.com/').then(
      () => false,
      () => true,
    ),
  );
  expect(hasFailed).toBe(true);
  const { foreign } = await desktop.firstWindow();
  expect(foreign).toEqual([{ url: 'https://example.com/', isRefusedByMain: false }]);
});

test('ends with the window', async ({ launch }) => {
  const { desktop } = await launchTiny(launch);
  await desktop.ask('closeWindow', { windowId: 1 });
  expect(await desktop.exited()).toBe(0);
});
