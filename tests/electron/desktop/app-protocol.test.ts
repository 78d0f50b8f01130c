import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { respond } from '../../../electron/desktop/app-protocol.ts';

let root: string;
let folder: string;

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'casebook-app-protocol-'));
  folder = join(root, 'renderer');
  mkdirSync(join(folder, 'assets'), { recursive: true });
  mkdirSync(join(root, 'renderer-beside'));
  writeFileSync(join(root, 'secret.js'), 'secret');
  writeFileSync(join(root, 'renderer-beside', 'secret.js'), 'secret');
  writeFileSync(
    join(folder, 'index.html'),
    '<title>Casebook</title><meta property="csp-nonce" nonce="__CSP_NONCE__">',
  );
  writeFileSync(join(folder, 'assets', 'main.js'), 'run()');
  writeFileSync(join(folder, 'assets', 'main.js.map'), '{}');
  writeFileSync(join(folder, '.hidden'), 'hidden');
});

afterAll(() => rmSync(root, { recursive: true, force: true }));

const get = (url: string, method = 'GET') => respond({ url, method }, folder);

describe('what app:// serves', () => {
  it.each([
    'app://casebook/../secret.js',
    'app://casebook/%2e%2e/secret.js',
    'app://casebook/assets/%2e%2e%2f%2e%2e%2fsecret.js',
    'app://casebook/..%2fsecret.js',
    'app://casebook/..%5csecret.js',
    'app://casebook/assets/..\\..\\secret.js',
    'app://casebook/%2e%2e%2frenderer-beside%2fsecret.js',
    'app://casebook//etc/hosts.js',
    'app://casebook/C:/secret.js',
    'app://casebook/assets/main.js%00.html',
    'app://casebook/%ff.js',
    'app://casebook/assets/main.js.map',
    'app://casebook/absent.js',
    'app://elsewhere/assets/main.js',
    'app://casebook:1/assets/main.js',
    'app:///assets/main.js',
  ])('refuses %s, with every protective header', async (url) => {
    const response = await get(url);
    expect(response.status).toBe(404);
    expect(await response.text()).toBe('');
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
  });

  it.each(['POST', 'PUT', 'DELETE', 'OPTIONS', 'CONNECT'])('refuses the method %s', async (method) => {
    const response = await get('app://casebook/index.html', method);
    expect(response.status).toBe(405);
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
  });

  it('serves a file of the page with its type and protective headers', async () => {
    const response = await get('app://casebook/assets/main.js');
    expect(response.status).toBe(200);
    expect(await response.text()).toBe('run()');
    expect(response.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect(response.headers.get('cache-control')).toBe('no-store');
  });

  it('forbids its page everything that is not its own, directive by directive', async () => {
    const response = await get('app://casebook/index.html');
    const policy = response.headers.get('content-security-policy')?.replace(/'nonce-[^']+'/, "'nonce-…'");
    expect(policy?.split('; ')).toEqual([
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self' 'nonce-…'",
      "font-src 'self'",
      "img-src 'self' data:",
      "connect-src 'self'",
      "form-action 'none'",
      "frame-ancestors 'none'",
      "base-uri 'none'",
      "require-trusted-types-for 'script'",
      "trusted-types lexical dompurify casebook 'allow-duplicates'",
    ]);
    expect(response.headers.get('permissions-policy')).toContain('display-capture=()');
  });

  it('writes a fresh nonce into the page and its policy each time', async () => {
    const nonces = await Promise.all(
      [1, 2].map(async () => {
        const response = await get('app://casebook/index.html');
        const nonce = /nonce="([^"]+)"/.exec(await response.text())?.[1];
        expect(response.headers.get('content-security-policy')).toContain(`'nonce-${nonce}'`);
        return nonce;
      }),
    );
    expect(nonces[0]).not.toBe(nonces[1]);
  });

  it('serves the page for a route of the page itself', async () => {
    for (const path of ['', 'journal', 'cases/0190']) {
      const response = await get(`app://casebook/${path}`);
      expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
      expect(await response.text()).toContain('<title>Casebook</title>');
    }
  });

  it('answers HEAD without a body', async () => {
    const response = await get('app://casebook/assets/main.js', 'HEAD');
    expect(response.status).toBe(200);
    expect(await response.text()).toBe('');
  });
});
