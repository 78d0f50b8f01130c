import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import { describe, expect, onTestFinished, test } from 'vitest';
import { WebSocket } from 'ws';
import { largestBodyBytes } from '../../electron/browser/json-body.ts';
import {
  echo,
  launchTokenOf,
  openSession,
  post,
  runServer,
  send,
  sendBytes,
} from '../electron/browser/support.ts';
import { reportFigure } from '../soak/figure.ts';

async function attacked() {
  const { application, calls } = echo();
  const running = await runServer(application);
  const { server, port, windows } = running;
  const token = await openSession(server);
  const authorization = `Bearer ${token}`;
  const head = (...lines: string[]) =>
    [
      'POST /api/call HTTP/1.1',
      `Host: 127.0.0.1:${port}`,
      `Origin: ${server.origin}`,
      `Authorization: ${authorization}`,
    ]
      .concat('Content-Type: application/json', lines)
      .join('\r\n')
      .concat('\r\n\r\n');
  return {
    ...running,
    calls,
    windows,
    token,
    head,
    call: (headers: Record<string, string>, body: unknown = { channel: 'x' }) =>
      post(server.origin, '/api/call', body, { authorization, ...headers }),
    page: (headers: Record<string, string>) => send(server.origin, '/', { headers }),
    session: (launchToken: unknown, headers: Record<string, string> = {}) =>
      post(server.origin, '/api/session', { launchToken }, headers),
  };
}

type Attacked = Awaited<ReturnType<typeof attacked>>;

const isRefusal = (status: number) => status >= 400 && status < 500;
const refused = async (reply: Promise<{ status: number }>) => isRefusal((await reply).status);
const refusedBytes = async (said: Promise<string>) =>
  [...(await said).matchAll(/HTTP\/1\.1 (\d+)/g)].every(([, status]) => isRefusal(Number(status)));

function refusedSocket(
  { server }: Attacked,
  protocols: string[],
  headers: Record<string, string>,
): Promise<boolean> {
  const socket = new WebSocket(`${server.origin.replace('http', 'ws')}/api/events`, protocols, {
    headers: { origin: server.origin, ...headers },
  });
  onTestFinished(() => socket.terminate());
  return new Promise((resolve) => {
    socket.once('open', () => resolve(false));
    socket.once('unexpected-response', (_request, response) => resolve(isRefusal(response.statusCode ?? 0)));
    socket.once('error', () => resolve(true));
  });
}

function unreachable(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port }, () => {
      socket.destroy();
      resolve(false);
    });
    socket.on('error', () => resolve(true));
  });
}

const ownAddresses = Object.values(networkInterfaces())
  .flatMap((addresses) => addresses ?? [])
  .filter(({ internal, family }) => !internal && family === 'IPv4')
  .map(({ address }) => address);

/** Every way in that must be closed; each answers whether it was. */
const attacks: readonly (readonly [name: string, attack: (at: Attacked) => Promise<boolean>])[] = [
  ...['localhost', '127.0.0.1', '127.0.0.1:1', '[::1]', 'journal.example'].flatMap(
    (host) =>
      [
        [`a page as ${host}`, (at: Attacked) => refused(at.page({ host }))],
        [`a call as ${host}`, (at: Attacked) => refused(at.call({ host }))],
      ] as const,
  ),
  ...['null', 'https://journal.example', 'http://127.0.0.1:1', 'file://', ''].flatMap(
    (origin) =>
      [
        [`a call from ${origin || 'no origin'}`, (at: Attacked) => refused(at.call({ origin }))],
        [
          `a launch from ${origin || 'no origin'}`,
          (at: Attacked) => refused(at.session(launchTokenOf(at.server.newLaunchAddress()), { origin })),
        ],
        [
          `a stream of events to ${origin || 'no origin'}`,
          (at: Attacked) => refusedSocket(at, ['casebook', `token.${at.token}`], { origin }),
        ],
      ] as const,
  ),
  ['a call that the browser calls cross-site', (at) => refused(at.call({ 'sec-fetch-site': 'cross-site' }))],
  ['a call without a token', (at) => refused(at.call({ authorization: '' }))],
  [
    'a call with a launch token',
    (at) => refused(at.call({ authorization: `Bearer ${launchTokenOf(at.server.newLaunchAddress())}` })),
  ],
  [
    'a call with the token in a cookie',
    (at) => refused(at.call({ authorization: '', cookie: `token=${at.token}` })),
  ],
  ['a stream of events without a token', (at) => refusedSocket(at, ['casebook'], {})],
  [
    'a stream of events with the token elsewhere',
    (at) => refusedSocket(at, ['casebook'], { authorization: `Bearer ${at.token}` }),
  ],
  [
    'a launch token that was used',
    async (at) => {
      const launchToken = launchTokenOf(at.server.newLaunchAddress());
      await at.session(launchToken);
      return refused(at.session(launchToken));
    },
  ],
  [
    'a launch token of a minute ago',
    (at) => {
      const launchToken = launchTokenOf(at.server.newLaunchAddress());
      at.clock.ms += 60_000;
      return refused(at.session(launchToken));
    },
  ],
  ['a made-up launch token', (at) => refused(at.session('A'.repeat(43)))],
  ['a form', (at) => refused(at.call({ 'content-type': 'application/x-www-form-urlencoded' }, 'channel=x'))],
  ['plain text', (at) => refused(at.call({ 'content-type': 'text/plain' }))],
  ['a compressed body', (at) => refused(at.call({ 'content-encoding': 'gzip' }))],
  [
    'two lengths',
    (at) => refusedBytes(sendBytes(at.port, `${at.head('Content-Length: 2', 'Content-Length: 3')}{}`)),
  ],
  [
    'a length and chunks',
    (at) =>
      refusedBytes(
        sendBytes(at.port, `${at.head('Content-Length: 2', 'Transfer-Encoding: chunked')}0\r\n\r\n`),
      ),
  ],
  [
    'two hosts',
    (at) =>
      refusedBytes(sendBytes(at.port, `GET / HTTP/1.1\r\nHost: 127.0.0.1:${at.port}\r\nHost: x\r\n\r\n`)),
  ],
  [
    'a body too large, announced',
    (at) => refusedBytes(sendBytes(at.port, at.head(`Content-Length: ${largestBodyBytes + 1}`))),
  ],
  ['headers too large', (at) => refused(at.page({ 'x-long': 'x'.repeat(20_000) }))],
  [
    'another method',
    async (at) =>
      refused(send(at.server.origin, '/api/call', { method: 'GET', headers: { origin: at.server.origin } })),
  ],
  [
    'a tunnel',
    (at) => refusedBytes(sendBytes(at.port, `CONNECT x:443 HTTP/1.1\r\nHost: 127.0.0.1:${at.port}\r\n\r\n`)),
  ],
  ['a file outside the pages', (at) => refused(send(at.server.origin, '/..%2fpackage.json'))],
  ...['127.0.0.2', '::1', ...ownAddresses].map(
    (host) => [`the address ${host}`, (at: Attacked) => unreachable(host, at.port)] as const,
  ),
];

describe('the browser shell refuses', () => {
  let refusals = 0;
  test.each(attacks)('%s', async (_, attack) => {
    const at = await attacked();
    expect(await attack(at)).toBe(true);
    expect(at.calls).toEqual([]);
    expect(at.windows).toEqual([]);
    refusals += 1;
  });

  test('all of them, and not its own window', async () => {
    const at = await attacked();
    expect((await at.call({})).status).toBe(200);
    expect(at.calls).toEqual(['x']);
    expect(await refusedSocket(at, ['casebook', `token.${at.token}`], {})).toBe(false);
    expect(refusals).toBe(attacks.length);
    reportFigure({
      promise: 'The browser shell admits nobody else',
      figure: `${attacks.length} attacks on the server: ${refusals} refused, 0 admitted`,
      goal: 'all refused',
      isMet: refusals === attacks.length,
      control: 'the window that was invited: admitted, its call answered, its stream open',
    });
  });
});
