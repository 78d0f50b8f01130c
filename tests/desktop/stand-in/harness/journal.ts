import type { Page } from '@playwright/test';
import type { DesktopBridge } from '../../../../renderer/bridge/desktop-bridge.ts';
import type { Answer, ChannelName, Params } from '../../../../shared/contract/contract.ts';

/** A passphrase for tests. */
export const passphrase = 'correct horse battery staple';

/** Calls the core as the page does, over the bridge. */
export function call<Name extends ChannelName>(
  page: Page,
  name: Name,
  params: Params<Name>,
): Promise<Answer<Name>> {
  const ask = ([channel, sent]: readonly [ChannelName, unknown]) => {
    const bridge: DesktopBridge | undefined = window.casebook;
    return bridge?.call(channel, sent as never);
  };
  return page.evaluate(ask, [name, params] as const) as Promise<Answer<Name>>;
}

/** The value of an answer; a failure fails the test. */
export async function valueIn<Value>(
  answer: Promise<{ ok: true; value: Value } | { ok: false; failure: { code: string; message: string } }>,
): Promise<Value> {
  const given = await answer;
  if (!given.ok) throw new Error(`${given.failure.code}: ${given.failure.message}`);
  return given.value;
}

/** Makes a journal over the bridge and leaves it open. */
export async function createJournal(page: Page): Promise<string> {
  return (await valueIn(call(page, 'vault.create', { passphrase }))).recoveryCode;
}

/** Opens a journal over the bridge. */
export async function unlock(page: Page): Promise<void> {
  await valueIn(call(page, 'vault.unlock', { secret: { type: 'passphrase', passphrase } }));
}

/** Whether the journal is open, locked or absent. */
export async function stateOf(page: Page): Promise<string> {
  return (await valueIn(call(page, 'vault.status', {}))).state;
}

/** The texts in the journal, newest first. */
export async function textsIn(page: Page): Promise<readonly string[]> {
  return (await valueIn(call(page, 'entry.list', {}))).entries.map(({ text }) => text);
}
