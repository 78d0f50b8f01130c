import type { Answer, ChannelName, Connection, CoreEvent, Params } from '../../shared/contract/contract.ts';
import { fail } from '../../shared/domain/result/result.ts';
import { openEventStream } from './event-stream.ts';
import type { HealthStore } from './health.ts';
import { dropSessionToken } from './launch.ts';

/** What the window says where the program behind it is gone. */
export const stoppedMessage = 'Casebook has stopped. Start it again from the terminal.';

function unanswered(): { readonly ok: false; readonly failure: { code: 'internal'; message: string } } {
  return fail('internal', `${stoppedMessage} What was saved is safe.`);
}

/** The server refused the request before it reached the core, and says why in a sentence. */
function refused(body: unknown): {
  readonly ok: false;
  readonly failure: { code: 'internal'; message: string };
} {
  const message = (body as { error?: unknown } | null)?.error;
  return fail(
    'internal',
    typeof message === 'string' ? message : 'Casebook refused this. Nothing was changed.',
  );
}

function isAnswer<Name extends ChannelName>(body: unknown): body is Answer<Name> {
  return typeof (body as { ok?: unknown } | null)?.ok === 'boolean';
}

/** The browser shell's connection: one POST a call, one WebSocket of events, both on this server alone. */
export function browserConnection(
  sessionToken: string,
  health: HealthStore,
  onReopened: () => void,
): Connection {
  const listeners = new Set<(event: CoreEvent) => void>();

  async function call<Name extends ChannelName>(channel: Name, params: Params<Name>): Promise<Answer<Name>> {
    try {
      const response = await fetch('/api/call', {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${sessionToken}` },
        body: JSON.stringify({ channel, params }),
        cache: 'no-store',
        credentials: 'omit',
      });
      if (response.status === 401 || response.status === 403) {
        dropSessionToken();
        health.set('stopped');
        return unanswered();
      }
      const answer: unknown = await response.json();
      return isAnswer<Name>(answer) ? answer : refused(answer);
    } catch {
      return unanswered();
    }
  }

  openEventStream({
    url: `${location.origin.replace(/^http/, 'ws')}/api/events`,
    protocols: ['casebook', `token.${sessionToken}`],
    health,
    onEvent: (event) => {
      for (const listener of listeners) listener(event);
    },
    onReopened,
  });

  return {
    call,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
