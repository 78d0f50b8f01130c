import { describe, expect, it } from 'vitest';
import { largestBodyBytes } from '../../../electron/browser/json-body.ts';
import { echo, launchTokenOf, openSession, post, runServer, send, sendBytes } from './support.ts';

async function runWithSession() {
  const { application, calls } = echo();
  const running = await runServer(application);
  const token = await openSession(running.server);
  const call = (value: unknown, headers: Record<string, string> = {}) =>
    post(running.server.origin, '/api/call', value, { authorization: `Bearer ${token}`, ...headers });
  return { ...running, calls, token, call };
}

describe('a session', () => {
  it('is refused for a launch token that was used', async () => {
    const { server, launches } = await runServer();
    const launchToken = launchTokenOf(server.newLaunchAddress());
    const first = await post(server.origin, '/api/session', { launchToken });
    const second = await post(server.origin, '/api/session', { launchToken });
    expect([first.status, second.status]).toEqual([200, 401]);
    expect(JSON.parse(second.text)).toEqual({ error: expect.stringContaining('used already') });
    expect(launches).toEqual(['used']);
  });

  it('is refused for a launch token that is a minute old', async () => {
    const { server, clock, launches } = await runServer();
    const launchToken = launchTokenOf(server.newLaunchAddress());
    clock.ms += 60_000;
    expect((await post(server.origin, '/api/session', { launchToken })).status).toBe(401);
    expect(launches).toEqual([]);
  });

  it('goes to one of many that use the same launch token at once', async () => {
    const { server } = await runServer();
    const launchToken = launchTokenOf(server.newLaunchAddress());
    const tries = Array.from({ length: 20 }, () => post(server.origin, '/api/session', { launchToken }));
    const statuses = (await Promise.all(tries)).map(({ status }) => status);
    expect(statuses.filter((status) => status === 200)).toHaveLength(1);
    expect(statuses.filter((status) => status === 401)).toHaveLength(19);
  });

  it.each([{}, { launchToken: null }, { launchToken: 7 }, { launchToken: [] }, { launchToken: '' }])(
    'is refused for %j',
    async (body) => {
      const { server } = await runServer();
      expect((await post(server.origin, '/api/session', body)).status).toBe(401);
    },
  );

  it('sets no cookie', async () => {
    const { server } = await runServer();
    const launchToken = launchTokenOf(server.newLaunchAddress());
    const { headers } = await post(server.origin, '/api/session', { launchToken });
    expect(headers['set-cookie']).toBeUndefined();
  });
});

describe('a call', () => {
  it('is answered with what the application answers, for every window', async () => {
    const { server, call } = await runWithSession();
    const other = await openSession(server);
    const body = { channel: 'entry.get', params: { id: 'größer' } };
    const expected = { ok: true, value: body };
    const one = await call(body);
    const two = await post(server.origin, '/api/call', body, { authorization: `Bearer ${other}` });
    expect([one.status, JSON.parse(one.text)]).toEqual([200, expected]);
    expect([two.status, JSON.parse(two.text)]).toEqual([200, expected]);
  });

  it('is refused without the session’s token, wherever else a token stands', async () => {
    const { server, calls, token } = await runWithSession();
    const attempts: Record<string, string>[] = [
      {},
      { authorization: 'Bearer ' },
      { authorization: token },
      { authorization: `Basic ${token}` },
      { authorization: `Bearer ${token.slice(0, -1)}` },
      { authorization: `Bearer ${token}, Bearer ${token}` },
      { authorization: `Bearer ${launchTokenOf(server.newLaunchAddress())}` },
      { cookie: `token=${token}; session=${token}` },
    ];
    for (const headers of attempts) {
      expect((await post(server.origin, '/api/call', { channel: 'x', token }, headers)).status).toBe(401);
    }
    expect(
      (await post(server.origin, `/api/call?token=${token}`, { channel: 'x' }, { authorization: '' })).status,
    ).toBe(401);
    expect(calls).toEqual([]);
  });

  it('is refused with the token of a server that has ended', async () => {
    const first = await runWithSession();
    await first.server.close(async () => {});
    const second = await runServer();
    const answer = await post(
      second.server.origin,
      '/api/call',
      {},
      { authorization: `Bearer ${first.token}` },
    );
    expect(answer.status).toBe(401);
  });

  it.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/json; charset=utf-16',
    'application/jsonp',
    'application/json, text/plain',
    '',
  ])('is refused as %s', async (type) => {
    const { call, calls } = await runWithSession();
    expect((await call({ channel: 'x' }, { 'content-type': type })).status).toBe(415);
    expect(calls).toEqual([]);
  });

  it('is refused when it is compressed', async () => {
    const { call } = await runWithSession();
    expect((await call({ channel: 'x' }, { 'content-encoding': 'gzip' })).status).toBe(415);
  });

  it.each(['', '{', 'null', '[]', '"text"', '7', '{"channel":"x"}trailing', '{"channel":"\ud800'])(
    'is refused when its body is %j',
    async (body) => {
      const { call, calls } = await runWithSession();
      expect((await call(body)).status).toBe(400);
      expect(calls).toEqual([]);
    },
  );

  it('is refused when its bytes are not UTF-8', async () => {
    const { server, token, calls } = await runWithSession();
    const answer = await send(server.origin, '/api/call', {
      method: 'POST',
      headers: {
        origin: server.origin,
        'content-type': 'application/json',
        authorization: `Bearer ${token}`,
      },
      body: Buffer.from('{"channel":"\xff"}', 'latin1'),
    });
    expect(answer.status).toBe(400);
    expect(calls).toEqual([]);
  });

  it.each(['GET', 'PUT', 'DELETE', 'PATCH', 'OPTIONS'])('is refused with %s', async (method) => {
    const { server, token, calls } = await runWithSession();
    const headers = { origin: server.origin, authorization: `Bearer ${token}` };
    const answer = await send(server.origin, '/api/call', { method, headers });
    expect([answer.status, answer.headers.allow]).toEqual([405, 'POST']);
    expect(calls).toEqual([]);
  });

  it.each(['/api/', '/api/call/', '/api/Call', '/api/session/x', '/api/__proto__', '/api/events'])(
    'finds nothing at %s',
    async (path) => {
      const { server, token } = await runWithSession();
      expect((await post(server.origin, path, {}, { authorization: `Bearer ${token}` })).status).toBe(404);
    },
  );
});

describe('an oversized request', () => {
  function head(port: number, token: string, lines: readonly string[]): string {
    const all = [
      'POST /api/call HTTP/1.1',
      `Host: 127.0.0.1:${port}`,
      `Origin: http://127.0.0.1:${port}`,
      `Authorization: Bearer ${token}`,
      'Content-Type: application/json',
      ...lines,
    ];
    return `${all.join('\r\n')}\r\n\r\n`;
  }

  it('is refused by the length it announces, before it is sent', async () => {
    const { port, token, calls } = await runWithSession();
    const said = await sendBytes(port, head(port, token, [`Content-Length: ${largestBodyBytes + 1}`]));
    expect(said).toMatch(/^HTTP\/1\.1 413 /);
    expect(calls).toEqual([]);
  });

  it('is refused by the length it has, when it announces none', async () => {
    const { port, token, calls } = await runWithSession();
    const chunk = 'x'.repeat(largestBodyBytes + 1);
    const body = `${chunk.length.toString(16)}\r\n${chunk}`;
    const said = await sendBytes(port, head(port, token, ['Transfer-Encoding: chunked']) + body);
    expect(said).toMatch(/^HTTP\/1\.1 413 /);
    expect(calls).toEqual([]);
  });

  it('is taken up to the limit', async () => {
    const { call } = await runWithSession();
    const frame = JSON.stringify({ channel: 'x', params: '' });
    const body = JSON.stringify({ channel: 'x', params: 'x'.repeat(largestBodyBytes - frame.length) });
    expect((await call(body)).status).toBe(200);
  });

  it('is refused when its headers are long', async () => {
    const { server } = await runServer();
    const answer = await send(server.origin, '/', { headers: { 'x-long': 'x'.repeat(20_000) } });
    expect(answer.status).toBe(400);
  });
});

describe('a request with two ideas of its length', () => {
  const smuggled = 'POST /api/call HTTP/1.1\r\nHost: x\r\n\r\n';

  it.each([
    ['Transfer-Encoding: chunked', 'Content-Length: 5'],
    ['Content-Length: 5', 'Transfer-Encoding: chunked'],
    ['Content-Length: 5', 'Content-Length: 6'],
    ['Transfer-Encoding: chunked, identity', 'Connection: keep-alive'],
    ['Transfer-Encoding: xchunked', 'Content-Length: 5'],
    ['Transfer-Encoding : chunked', 'Content-Length: 5'],
    ['Content-Length: +5', 'Connection: keep-alive'],
    [' Content-Length: 5', 'Connection: keep-alive'],
  ])('is refused whole: %s, %s', async (...lines) => {
    const { port, token, calls } = await runWithSession();
    const head = [
      'POST /api/call HTTP/1.1',
      `Host: 127.0.0.1:${port}`,
      `Origin: http://127.0.0.1:${port}`,
      `Authorization: Bearer ${token}`,
      'Content-Type: application/json',
      ...lines,
    ];
    const said = await sendBytes(port, `${head.join('\r\n')}\r\n\r\n0\r\n\r\n${smuggled}`);
    expect(said).toMatch(/^HTTP\/1\.1 400 /);
    expect(said.match(/HTTP\/1\.1/g)).toHaveLength(1);
    expect(calls).toEqual([]);
  });
});

describe('a second request behind a good one', () => {
  function call(port: number, ...lines: string[]): string {
    const head = [
      'POST /api/call HTTP/1.1',
      `Host: 127.0.0.1:${port}`,
      `Origin: http://127.0.0.1:${port}`,
      'Content-Type: application/json',
    ];
    return `${[...head, ...lines].join('\r\n')}\r\n\r\n`;
  }

  it('borrows nothing from it on the same connection', async () => {
    const { port, token, calls } = await runWithSession();
    const good = `${call(port, `Authorization: Bearer ${token}`, 'Content-Length: 13')}{"channel":1}`;
    const behind = `${call(port, 'Content-Length: 13', 'Connection: close')}{"channel":2}`;
    const said = await sendBytes(port, good + behind);
    expect(said.match(/HTTP\/1\.1 \d+/g)).toEqual(['HTTP/1.1 200', 'HTTP/1.1 401']);
    expect(calls).toEqual([1]);
  });

  it('cannot hide in what the length leaves over', async () => {
    const { port, token, calls } = await runWithSession();
    const good = call(port, `Authorization: Bearer ${token}`, 'Content-Length: 2');
    const hidden = `GET / HTTP/1.1\r\nHost: journal.example\r\nConnection: close\r\n\r\n`;
    const said = await sendBytes(port, `${good}{}${hidden}`);
    expect(said.match(/HTTP\/1\.1 \d+/g)).toEqual(['HTTP/1.1 200', 'HTTP/1.1 403']);
    expect(said).not.toContain('the page');
    expect(calls).toEqual([undefined]);
  });

  it('gets no token from the lines after a body', async () => {
    const { port, token, calls } = await runWithSession();
    const head = call(port, 'Transfer-Encoding: chunked', 'Trailer: Authorization', 'Connection: close');
    const body = `d\r\n{"channel":1}\r\n0\r\nAuthorization: Bearer ${token}\r\n\r\n`;
    expect(await sendBytes(port, head + body)).toMatch(/^HTTP\/1\.1 401 /);
    expect(calls).toEqual([]);
  });

  it('is refused whole where a header is folded', async () => {
    const { port, token, calls } = await runWithSession();
    const folded = call(port, 'Authorization:', ` Bearer ${token}`, 'Content-Length: 2', 'Connection: close');
    expect(await sendBytes(port, `${folded}{}`)).toMatch(/^HTTP\/1\.1 40[01] /);
    expect(calls).toEqual([]);
  });

  it('is no way to another server', async () => {
    const { port, token, calls } = await runWithSession();
    const tunnel = `CONNECT hostile.example:443 HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nAuthorization: Bearer ${token}\r\n\r\n`;
    expect(await sendBytes(port, tunnel)).not.toMatch(/ 200 /);
    expect(calls).toEqual([]);
  });
});

describe('what is no HTTP', () => {
  it.each([
    'GET / HTTP/1.1\nHost: x\n\n',
    'GET /\r\n\r\n',
    'GET / HTTP/9.9\r\n\r\n',
    '\x16\x03\x01\x02\x00\x01',
    'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n',
  ])('is refused: %j', async (bytes) => {
    const { port } = await runServer();
    const said = await sendBytes(port, bytes);
    expect(said).toMatch(/^HTTP\/1\.1 40[03] /);
    expect(said).not.toContain('the page');
  });
});
