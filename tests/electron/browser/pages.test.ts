import { describe, expect, it } from 'vitest';
import { runServer, send, sendBytes } from './support.ts';

describe('a path that leads out of the pages', () => {
  it.each([
    '/../package.json',
    '/..%2fpackage.json',
    '/%2e%2e/package.json',
    '/%2e%2e%2fpackage.json',
    '/....//package.json',
    '/..\\package.json',
    '/assets/../../package.json',
    '/app.js/../../../../../../etc/passwd',
    '//etc/passwd',
    '/app.js%00',
    '/%',
    '/%c0%ae%c0%ae/x.js',
    '/.hidden.js',
    '/constructor.name',
    '/constructor',
    '/assets',
    '/C:/windows/win.ini',
  ])('finds nothing: %s', async (path) => {
    const { port } = await runServer();
    const said = await sendBytes(
      port,
      `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nConnection: close\r\n\r\n`,
    );
    expect(said).toMatch(/^HTTP\/1\.1 404 /);
    expect(said).toContain('{"error":"There is nothing at this address."}');
  });
});

describe('the pages', () => {
  it('are read and never written', async () => {
    const { server } = await runServer();
    for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS', 'TRACE']) {
      const answer = await send(server.origin, '/app.js', { method });
      expect([answer.status, answer.headers.allow]).toEqual([405, 'GET, HEAD']);
    }
  });

  it('come whole, whatever range is asked for', async () => {
    const { server } = await runServer();
    for (const range of ['bytes=9-1', 'bytes=x-', 'bytes=0-3', 'bytes=999-']) {
      const answer = await send(server.origin, '/app.js', { headers: { range } });
      expect([answer.status, answer.text]).toEqual([200, 'export const answer = 42;']);
    }
  });

  it('are one page, however it is asked for', async () => {
    const { server } = await runServer();
    for (const path of ['/', '/index.html', '/?x=1']) {
      const answer = await send(server.origin, path);
      expect([answer.status, answer.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
      expect(answer.text).toContain('the page');
    }
  });

  it('answer HEAD without a body', async () => {
    const { server } = await runServer();
    for (const path of ['/', '/app.js']) {
      const answer = await send(server.origin, path, { method: 'HEAD' });
      expect([answer.status, answer.text]).toEqual([200, '']);
    }
  });
});

describe('the headers', () => {
  const paths = ['/', '/app.js', '/nothing.js', '/api/call'];

  it.each(paths)('forbid everything that is not ours at %s', async (path) => {
    const { server, port } = await runServer();
    const { headers } = await send(server.origin, path);
    const policy = String(headers['content-security-policy']).replace(/'nonce-[^']+'/, "'nonce-…'");
    expect(policy.split('; ')).toEqual([
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self' 'nonce-…'",
      "font-src 'self'",
      "img-src 'self' data:",
      `connect-src 'self' ws://127.0.0.1:${port}`,
      "form-action 'none'",
      "frame-ancestors 'none'",
      "base-uri 'none'",
      "require-trusted-types-for 'script'",
      "trusted-types lexical dompurify casebook 'allow-duplicates'",
    ]);
    expect(headers).toMatchObject({
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-embedder-policy': 'require-corp',
      'cross-origin-resource-policy': 'same-origin',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-store',
      'x-frame-options': 'DENY',
    });
    expect(headers['access-control-allow-origin']).toBeUndefined();
    expect(headers['set-cookie']).toBeUndefined();
  });

  it('deny every permission but writing to the clipboard', async () => {
    const { server } = await runServer();
    const { headers } = await send(server.origin, '/');
    const features = String(headers['permissions-policy']).split(', ');
    expect(features).toContain('clipboard-write=(self)');
    expect(features).toEqual(
      expect.arrayContaining(['camera=()', 'microphone=()', 'usb=()', 'clipboard-read=()']),
    );
    expect(features.filter((feature) => !feature.endsWith('=()'))).toEqual(['clipboard-write=(self)']);
  });

  it('carry a nonce that the page knows and that is never used again', async () => {
    const { server } = await runServer();
    const nonces = new Set<string>();
    for (let visit = 0; visit < 20; visit += 1) {
      const { headers, text } = await send(server.origin, '/');
      const nonce = /'nonce-([^']+)'/.exec(String(headers['content-security-policy']))?.[1] ?? 'missing';
      expect(text).toContain(`<meta property="csp-nonce" nonce="${nonce}">`);
      nonces.add(nonce);
    }
    expect(nonces.size).toBe(20);
  });
});
