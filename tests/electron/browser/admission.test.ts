import { connect } from 'node:net';
import { hostname, networkInterfaces } from 'node:os';
import { describe, expect, it } from 'vitest';
import { echo, launchTokenOf, openSession, post, runServer, send, sendBytes } from './support.ts';

function reach(host: string, port: number): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect({ host, port }, () => {
      socket.destroy();
      resolve('connected');
    });
    socket.on('error', (error) => resolve((error as NodeJS.ErrnoException).code ?? 'failed'));
  });
}

describe('the address', () => {
  it.each(['127.0.0.2', '127.255.255.254', '::1'])('is not reached as %s', async (host) => {
    const { port } = await runServer();
    expect(await reach(host, port)).not.toBe('connected');
    expect(await reach('127.0.0.1', port)).toBe('connected');
  });

  it('is not reached by any address this computer has in a network, nor by its name there', async () => {
    const { port } = await runServer();
    const own = Object.values(networkInterfaces())
      .flatMap((addresses) => addresses ?? [])
      .filter(({ internal }) => !internal)
      .map(({ address, scopeid }) => (scopeid ? `${address}%${scopeid}` : address));
    for (const address of own) expect(await reach(address, port), address).not.toBe('connected');
    const { server } = await runServer();
    for (const host of [...own, hostname()]) {
      const { status } = await send(server.origin, '/', { headers: { host: `${host}:${port}` } });
      expect(status, host).toBe(403);
    }
  });

  it('is another one each time', async () => {
    const [one, two] = [await runServer(), await runServer()];
    expect(one.port).not.toBe(two.port);
  });
});

describe('a request for another host', () => {
  it.each([
    'localhost',
    'localhost:PORT',
    '127.0.0.1',
    '127.0.0.1:1',
    '127.0.0.1.:PORT',
    '127.1:PORT',
    '[::1]:PORT',
    'journal.example:PORT',
    '127.0.0.1:PORT@journal.example',
    '127.0.0.1:PORT, journal.example',
  ])('is refused as %s, for pages and calls alike', async (pattern) => {
    const { application, calls } = echo();
    const { server, port } = await runServer(application);
    const token = await openSession(server);
    const host = pattern.replace('PORT', String(port));
    const page = await send(server.origin, '/', { headers: { host } });
    const file = await send(server.origin, '/app.js', { headers: { host } });
    const call = await post(
      server.origin,
      '/api/call',
      { channel: 'x', params: {} },
      {
        host,
        authorization: `Bearer ${token}`,
      },
    );
    expect([page.status, file.status, call.status]).toEqual([403, 403, 403]);
    expect(page.text).not.toContain('the page');
    expect(calls).toEqual([]);
  });

  it('is refused when it names two hosts, or none', async () => {
    const { port } = await runServer();
    const host = `127.0.0.1:${port}`;
    const two = `GET / HTTP/1.1\r\nHost: ${host}\r\nHost: journal.example\r\nConnection: close\r\n\r\n`;
    const none = 'GET / HTTP/1.1\r\nConnection: close\r\n\r\n';
    const old = 'GET / HTTP/1.0\r\n\r\n';
    const absolute = `GET http://journal.example/ HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`;
    for (const bytes of [two, none, old, absolute]) {
      const said = await sendBytes(port, bytes);
      expect(said).toMatch(/^HTTP\/1\.1 (400|403|404) /);
      expect(said).not.toContain('the page');
    }
  });
});

describe('a call from another origin', () => {
  it.each([
    'null',
    'http://localhost:PORT',
    'https://127.0.0.1:PORT',
    'http://127.0.0.1',
    'http://127.0.0.1:1',
    'http://127.0.0.1:PORT.journal.example',
    'https://journal.example',
    'file://',
    '',
  ])('is refused as %s, with good tokens too', async (pattern) => {
    const { application, calls } = echo();
    const { server, port } = await runServer(application);
    const token = await openSession(server);
    const headers = { origin: pattern.replace('PORT', String(port)), authorization: `Bearer ${token}` };
    const launchToken = launchTokenOf(server.newLaunchAddress());
    expect((await post(server.origin, '/api/call', { channel: 'x' }, headers)).status).toBe(403);
    expect((await post(server.origin, '/api/session', { launchToken }, headers)).status).toBe(403);
    expect(calls).toEqual([]);
    expect((await post(server.origin, '/api/session', { launchToken })).status).toBe(200);
  });

  it('is refused without any origin, and with two', async () => {
    const { server, port } = await runServer();
    const token = await openSession(server);
    const bare = await send(server.origin, '/api/call', {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: '{}',
    });
    expect(bare.status).toBe(403);
    const two = [
      'POST /api/call HTTP/1.1',
      `Host: 127.0.0.1:${port}`,
      `Origin: ${server.origin}`,
      'Origin: https://journal.example',
      `Authorization: Bearer ${token}`,
      'Content-Type: application/json',
      'Content-Length: 2',
      'Connection: close',
    ];
    expect(await sendBytes(port, `${two.join('\r\n')}\r\n\r\n{}`)).toMatch(/^HTTP\/1\.1 403 /);
  });

  it.each(['cross-site', 'same-site', 'none'])('is refused when the browser calls it %s', async (site) => {
    const { server } = await runServer();
    const headers = { authorization: `Bearer ${await openSession(server)}`, 'sec-fetch-site': site };
    expect((await post(server.origin, '/api/call', { channel: 'x' }, headers)).status).toBe(403);
  });

  it('gets no permission by asking beforehand', async () => {
    const { server } = await runServer();
    const asked = await send(server.origin, '/api/call', {
      method: 'OPTIONS',
      headers: { origin: 'https://journal.example', 'access-control-request-method': 'POST' },
    });
    expect(asked.status).toBe(403);
    expect(Object.keys(asked.headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
  });
});

describe('a file asked for by another site', () => {
  const from = (site: string, mode: string, dest: string) => ({
    'sec-fetch-site': site,
    'sec-fetch-mode': mode,
    'sec-fetch-dest': dest,
  });

  it.each([
    from('cross-site', 'no-cors', 'script'),
    from('same-site', 'no-cors', 'image'),
    from('cross-site', 'navigate', 'iframe'),
    from('cross-site', 'navigate', 'object'),
    from('same-site', 'cors', 'empty'),
  ])('is refused: %j', async (headers) => {
    const { server } = await runServer();
    expect((await send(server.origin, '/app.js', { headers })).status).toBe(403);
  });

  it('is only the page itself, in a window of its own', async () => {
    const { server } = await runServer();
    const opening = await send(server.origin, '/', { headers: from('cross-site', 'navigate', 'document') });
    const own = await send(server.origin, '/app.js', { headers: from('same-origin', 'cors', 'script') });
    expect([opening.status, own.status]).toEqual([200, 200]);
  });
});
