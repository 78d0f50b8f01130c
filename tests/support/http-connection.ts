import { mkdirSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { json } from 'node:stream/consumers';
import { onTestFinished } from 'vitest';
import { WebSocket } from 'ws';
import { startServer } from '../../electron/browser/server.ts';
import type { Application } from '../../electron/core/application.ts';
import { noncePlaceholder } from '../../electron/core/page/page-headers.ts';
import type { Answer, ChannelName, Connection, CoreEvent, Params } from '../../shared/contract/contract.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** A connection as a page in the system's browser has it: the real server on loopback, one POST a call, one WebSocket. */
export async function connectOverHttp(application: Application): Promise<Connection> {
  const server = await startServer({
    application,
    pagesFolder: pagesFolder(),
    now: () => performance.now(),
    onWindows: () => undefined,
    onLaunched: () => undefined,
  });
  onTestFinished(() => server.close(async () => undefined));
  const { origin } = server;

  function post(path: string, body: unknown, token?: string): Promise<unknown> {
    const headers = {
      origin,
      'content-type': 'application/json',
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
    };
    return new Promise((resolve, reject) => {
      const sent = request(`${origin}${path}`, { method: 'POST', headers }, (response) => {
        if (response.statusCode === 200) json(response).then(resolve, reject);
        else reject(new Error(`${path} was refused with ${response.statusCode}.`));
      });
      sent.once('error', reject).end(JSON.stringify(body));
    });
  }

  const launchToken = new URL(server.newLaunchAddress()).hash.replace('#launch=', '');
  const { sessionToken } = (await post('/api/session', { launchToken })) as { sessionToken: string };

  const listeners = new Set<(event: CoreEvent) => void>();
  const socket = new WebSocket(
    `${origin.replace('http', 'ws')}/api/events`,
    ['casebook', `token.${sessionToken}`],
    {
      origin,
    },
  );
  socket.on('message', (data) => {
    const event = JSON.parse(String(data)) as CoreEvent;
    for (const listener of listeners) listener(event);
  });
  await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));

  return {
    call: async <Name extends ChannelName>(channel: Name, params: Params<Name>) =>
      (await post('/api/call', { channel, params }, sessionToken)) as Answer<Name>,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

function pagesFolder(): string {
  const folder = join(temporaryFolder(), 'pages');
  mkdirSync(folder);
  writeFileSync(
    join(folder, 'index.html'),
    `<!doctype html><meta property="csp-nonce" nonce="${noncePlaceholder}">`,
  );
  return folder;
}
