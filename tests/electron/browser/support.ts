import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { type BrowserServer, startServer } from '../../../electron/browser/server.ts';
import type { Application } from '../../../electron/core/application.ts';
import { noncePlaceholder } from '../../../electron/core/page/page-headers.ts';
import type { CoreEvent } from '../../../shared/contract/contract.ts';
import { ok } from '../../../shared/domain/result/result.ts';

/** A temporary folder that goes when the test is over. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'casebook-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A folder with a page and a script, inside a folder with a file that must not be reached. */
export function pagesFolder(): string {
  const folder = temporaryFolder();
  const page = `<!doctype html><head><meta property="csp-nonce" nonce="${noncePlaceholder}"></head>the page`;
  writeFileSync(join(folder, 'index.html'), page);
  writeFileSync(join(folder, 'app.js'), 'export const answer = 42;');
  writeFileSync(join(folder, '.hidden.js'), 'outside');
  return folder;
}

/** An application at the port that answers every call with what came in, and counts. */
export function echo() {
  const listeners = new Set<(event: CoreEvent) => void>();
  const calls: unknown[] = [];
  const application: Application = {
    async handle(channel, params) {
      calls.push(channel);
      return ok({ channel, params });
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async close() {},
  };
  const emit = (event: CoreEvent) => {
    for (const listener of listeners) listener(event);
  };
  return { application, calls, emit };
}

/** A running server with its clock and what it reported. */
export async function runServer(application: Application = echo().application) {
  const clock = { ms: 1000 };
  const windows: number[] = [];
  const launches: string[] = [];
  const server = await startServer({
    application,
    pagesFolder: pagesFolder(),
    now: () => clock.ms,
    onWindows: (open) => windows.push(open),
    onLaunched: () => launches.push('used'),
  });
  onTestFinished(() => server.close(async () => {}));
  return { server, clock, windows, launches, port: Number(new URL(server.origin).port) };
}

/** The token in an address that lets a window in. */
export function launchTokenOf(address: string): string {
  return new URL(address).hash.replace('#launch=', '');
}

/** What came back. */
export interface Reply {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

/** One HTTP request with exactly these headers beside the host and the length. */
export function send(
  origin: string,
  path: string,
  options: { method?: string; headers?: Record<string, string | string[]>; body?: string | Buffer } = {},
): Promise<Reply> {
  const { hostname, port } = new URL(origin);
  return new Promise((resolve, reject) => {
    const { method = 'GET', headers = {}, body } = options;
    const request = httpRequest({ hostname, port, path, method, headers, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          text: Buffer.concat(chunks).toString('utf8'),
        }),
      );
    });
    request.on('error', reject);
    request.end(body);
  });
}

/** A POST of JSON as the page itself sends it; `headers` replaces what is wanted otherwise. */
export function post(
  origin: string,
  path: string,
  value: unknown,
  headers: Record<string, string | string[]> = {},
): Promise<Reply> {
  return send(origin, path, {
    method: 'POST',
    headers: { origin, 'content-type': 'application/json', 'sec-fetch-site': 'same-origin', ...headers },
    body: typeof value === 'string' ? value : JSON.stringify(value),
  });
}

/** A session token got the proper way. */
export async function openSession(server: BrowserServer): Promise<string> {
  const launchToken = launchTokenOf(server.newLaunchAddress());
  const { text } = await post(server.origin, '/api/session', { launchToken });
  return (JSON.parse(text) as { sessionToken: string }).sessionToken;
}

/** Everything the server says to these bytes, until it hangs up. */
export function sendBytes(port: number, bytes: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes));
    let said = '';
    socket.on('data', (chunk) => {
      said += chunk.toString('latin1');
    });
    socket.on('close', () => resolve(said));
    socket.on('error', reject);
  });
}
