import { channelNames } from '../../../shared/contract/contract.ts';
import { expect, test } from './harness/fixtures.ts';
import { call, passphrase, stateOf } from './harness/journal.ts';
import { rawPort } from './harness/preload-shim.ts';

type Port = (message: { type: 'invoke'; channel: string; args: unknown[] }) => Promise<unknown>;

/** Asks for the status past the bridge, as code that has taken over a frame would. */
function askPastBridge(port: string): Promise<unknown> {
  const send = (globalThis as unknown as Record<string, Port>)[port] as Port;
  return send({ type: 'invoke', channel: 'casebook:vault.status', args: [{}] });
}

const refusal = { ok: false, failure: { code: 'not-allowed' } };

test('refuses a frame within the page', async ({ launch }) => {
  const page = await launch().page();
  await page.evaluate(() => void document.body.append(document.createElement('iframe')));
  const frame = page.frames().find((each) => each !== page.mainFrame());
  expect(await frame?.evaluate(() => globalThis.origin)).toBe('https://casebook.invalid');
  expect(await frame?.evaluate(askPastBridge, rawPort)).toMatchObject(refusal);
  expect(await page.evaluate(askPastBridge, rawPort)).toMatchObject({ ok: true });
});

test('refuses the window while it shows another origin, and gives it no bridge', async ({ launch }) => {
  const page = await launch().page();
  await page.goto('about:blank');
  expect(await page.evaluate(() => 'casebook' in window)).toBe(false);
  expect(await page.evaluate(askPastBridge, rawPort)).toMatchObject(refusal);
});

test('refuses a second window, although it shows our own page with our own bridge', async ({ launch }) => {
  const desktop = launch();
  const page = await desktop.page();
  const own = 'app://casebook/index.html';
  const { windowId } = await desktop.ask('openForeignWindow', { likeWindowId: 1, url: own });
  const foreign = desktop.windows.get(windowId)?.page;
  if (!foreign) throw new Error('The second window has no page.');
  expect(await foreign.evaluate(() => 'casebook' in window)).toBe(true);
  expect(await call(foreign, 'vault.status', {})).toMatchObject(refusal);
  expect(await call(foreign, 'vault.create', { passphrase })).toMatchObject(refusal);
  expect(await foreign.evaluate(() => window.casebook?.copySecret('words'))).toBe(false);
  expect(await stateOf(page)).toBe('absent');
});

test('gives the page one function a channel, frozen, and nothing else', async ({ launch }) => {
  const page = await launch().page();
  const bridge = await page.evaluate(() => {
    const given = window.casebook as unknown as Record<string, object>;
    return {
      members: Object.keys(given).toSorted(),
      channels: Object.keys(given.channels ?? {}),
      isFrozen: Object.isFrozen(given) && Object.isFrozen(given.channels),
      leaks: ['require', 'process', 'module', 'electron', 'Buffer'].filter((name) => name in window),
    };
  });
  expect(bridge.members).toEqual(['call', 'channels', 'copySecret', 'onCommand', 'subscribe']);
  expect(bridge.channels.toSorted()).toEqual(channelNames.toSorted());
  expect(bridge.isFrozen).toBe(true);
  expect(bridge.leaks).toEqual([]);
});

test('answers a channel that is not in the contract with a failure', async ({ launch }) => {
  const page = await launch().page();
  for (const name of ['__proto__', 'constructor', 'vault.open', '']) {
    expect(await call(page, name as never, {} as never)).toMatchObject({
      ok: false,
      failure: { code: 'unknown-channel' },
    });
  }
});

test('answers a call that is not as the contract has it with a failure', async ({ launch }) => {
  const page = await launch().page();
  expect(await call(page, 'vault.create', { passphrase: 1 } as never)).toMatchObject({
    ok: false,
    failure: { code: 'invalid-params' },
  });
  expect(await call(page, 'entry.list', {})).toMatchObject({ ok: false, failure: { code: 'locked' } });
});
