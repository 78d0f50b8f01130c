import { once } from 'node:events';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { WebSocket } from 'ws';
import { echo, launchTokenOf, openSession, post, runServer, sendBytes } from './support.ts';

function open(origin: string, protocols: readonly string[], headers: Record<string, string> = {}): WebSocket {
  const socket = new WebSocket(`${origin.replace('http', 'ws')}/api/events`, [...protocols], {
    headers: { origin, ...headers },
  });
  onTestFinished(() => socket.terminate());
  return socket;
}

/** The status a handshake is refused with, or `open`. */
function outcome(socket: WebSocket): Promise<number | 'open'> {
  return new Promise((resolve) => {
    socket.once('open', () => resolve('open'));
    socket.once('unexpected-response', (_request, response) => resolve(response.statusCode ?? 0));
    socket.once('error', () => {});
  });
}

async function runWithSession() {
  const application = echo();
  const running = await runServer(application.application);
  const token = await openSession(running.server);
  return { ...running, ...application, origin: running.server.origin, token };
}

describe('the stream of events', () => {
  it.each(['https://journal.example', 'http://127.0.0.1:1', 'http://localhost:PORT', 'null', ''])(
    'is refused to a page of %s, with a good token too',
    async (pattern) => {
      const { origin, port, token, windows } = await runWithSession();
      const foreign = { origin: pattern.replace('PORT', String(port)) };
      expect(await outcome(open(origin, ['casebook', `token.${token}`], foreign))).toBe(403);
      expect(windows).toEqual([]);
    },
  );

  it('is refused under another host’s name', async () => {
    const { origin, token } = await runWithSession();
    const socket = open(origin, ['casebook', `token.${token}`], { host: 'journal.example' });
    expect(await outcome(socket)).toBe(403);
  });

  it('is refused without the session’s token in the second subprotocol', async () => {
    const { origin, server, token, windows } = await runWithSession();
    const offers = [
      [],
      ['casebook'],
      [`token.${token}`],
      [`token.${token}`, 'casebook'],
      ['casebook', token],
      ['casebook', `token.${token}x`],
      ['casebook', `token.${launchTokenOf(server.newLaunchAddress())}`],
      ['journal', `token.${token}`],
      ['casebook', `token.${token}`, 'other'],
    ];
    for (const offer of offers) expect(await outcome(open(origin, offer))).toBe(401);
    const elsewhere = { authorization: `Bearer ${token}`, cookie: `token=${token}` };
    expect(await outcome(open(origin, ['casebook'], elsewhere))).toBe(401);
    expect(windows).toEqual([]);
  });

  it('is refused with the token of a server that has ended', async () => {
    const first = await runWithSession();
    await first.server.close(async () => {});
    const second = await runWithSession();
    expect(await outcome(open(second.origin, ['casebook', `token.${first.token}`]))).toBe(401);
  });

  it('takes no compressed messages, which could grow without end', async () => {
    const { origin, token } = await runWithSession();
    const window = new WebSocket(
      `${origin.replace('http', 'ws')}/api/events`,
      ['casebook', `token.${token}`],
      {
        origin,
        perMessageDeflate: true,
      },
    );
    onTestFinished(() => window.terminate());
    await once(window, 'open');
    expect(window.extensions).toBe('');
  });

  it('is at one address only', async () => {
    const { origin, token } = await runWithSession();
    for (const path of ['/', '/api/call', '/api/events/', '/api/events?x=1']) {
      const socket = new WebSocket(`${origin.replace('http', 'ws')}${path}`, ['casebook', `token.${token}`], {
        origin,
      });
      expect(await outcome(socket)).toBe(404);
    }
  });

  it('is no way to another protocol', async () => {
    const { port, token } = await runWithSession();
    const head = [
      'GET /api/events HTTP/1.1',
      `Host: 127.0.0.1:${port}`,
      `Origin: http://127.0.0.1:${port}`,
      `Sec-WebSocket-Protocol: casebook, token.${token}`,
      'Connection: Upgrade',
      'Upgrade: h2c',
    ];
    expect(await sendBytes(port, `${head.join('\r\n')}\r\n\r\n`)).toMatch(/^HTTP\/1\.1 4\d\d /);
  });

  it('reaches every open window, in order, as JSON', async () => {
    const { origin, server, token, emit } = await runWithSession();
    const other = await openSession(server);
    const windows = [token, other].map((session) => open(origin, ['casebook', `token.${session}`]));
    await Promise.all(windows.map((window) => once(window, 'open')));
    expect(windows.map(({ protocol }) => protocol)).toEqual(['casebook', 'casebook']);
    const heard = windows.map(() => [] as string[]);
    for (const [index, window] of windows.entries()) {
      window.on('message', (data) => heard[index]?.push(String(data)));
    }
    emit({ type: 'changed', topics: ['entries'] });
    emit({ type: 'changed', topics: ['cases'] });
    const expected = [
      { type: 'changed', topics: ['entries'] },
      { type: 'changed', topics: ['cases'] },
    ];
    await vi.waitFor(() =>
      expect(heard.map((said) => said.map((text) => JSON.parse(text)))).toEqual([expected, expected]),
    );
  });

  it('counts the windows that are open', async () => {
    const { origin, token, windows } = await runWithSession();
    const first = open(origin, ['casebook', `token.${token}`]);
    await once(first, 'open');
    const second = open(origin, ['casebook', `token.${token}`]);
    await once(second, 'open');
    first.close();
    await vi.waitFor(() => expect(windows).toEqual([1, 2, 1]));
    second.terminate();
    await vi.waitFor(() => expect(windows).toEqual([1, 2, 1, 0]));
  });

  it('shows out a window that talks', async () => {
    const { origin, token } = await runWithSession();
    const window = open(origin, ['casebook', `token.${token}`]);
    await once(window, 'open');
    window.send('{"channel":"entry.list"}');
    expect((await once(window, 'close'))[0]).toBe(1008);
  });

  it('breaks off what is too long to be anything', async () => {
    const { origin, server, token } = await runWithSession();
    const window = open(origin, ['casebook', `token.${token}`]);
    await once(window, 'open');
    window.send('x'.repeat(100_000));
    await once(window, 'close');
    expect((await post(server.origin, '/api/call', {}, { authorization: `Bearer ${token}` })).status).toBe(
      200,
    );
  });

  it('takes leave of its windows when the server closes', async () => {
    const { origin, server, token } = await runWithSession();
    const window = open(origin, ['casebook', `token.${token}`]);
    await once(window, 'open');
    const closed = once(window, 'close');
    await server.close(async () => {});
    expect((await closed)[0]).toBe(1001);
  });
});
