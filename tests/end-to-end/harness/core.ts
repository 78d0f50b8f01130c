import type { Page } from '@playwright/test';
import type { Answer, ChannelName, Params } from '../../../shared/contract/contract.ts';

async function post({ channel, params }: { channel: string; params: unknown }): Promise<unknown> {
  const response = await fetch('/api/call', {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      authorization: `Bearer ${sessionStorage.getItem('casebook.session')}`,
    },
    body: JSON.stringify({ channel, params }),
  });
  return response.json();
}

/** Asks the core through the window's own session, beside what the window shows. */
export function ask<Name extends ChannelName>(
  page: Page,
  channel: Name,
  params: Params<Name>,
): Promise<Answer<Name>> {
  return page.evaluate(post, { channel, params }) as Promise<Answer<Name>>;
}

/** The value of an answer; a refusal fails the test. */
export async function read<Name extends ChannelName>(
  page: Page,
  channel: Name,
  params: Params<Name>,
): Promise<Extract<Answer<Name>, { ok: true }>['value']> {
  const answer = await ask(page, channel, params);
  if (!answer.ok) throw new Error(`${channel}: ${answer.failure.code}`);
  return answer.value as Extract<Answer<Name>, { ok: true }>['value'];
}
