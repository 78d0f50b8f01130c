import { readFile } from 'node:fs/promises';
import { extname, resolve, sep } from 'node:path';
import type { Protocol } from 'electron';
import { newNonce, pageHeaders, withNonce } from '../core/page/page-headers.ts';
import { appHost, appScheme } from './app-origin.ts';

/** Every kind of file the page is made of; no other is served. */
const contentTypes: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.woff2': 'font/woff2',
};

/** Makes `app://` an origin of its own with the rights of a secure page; before the application is ready. */
export function declareAppScheme(protocol: Pick<Protocol, 'registerSchemesAsPrivileged'>): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: appScheme, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);
}

/** Serves the page from the folder it was built into, to one session. */
export function serveApp(protocol: Pick<Protocol, 'handle'>, rendererFolder: string): void {
  protocol.handle(appScheme, (request) => respond(request, rendererFolder));
}

/** Answers one request for a part of the page: never outside the folder, always with every protective header. */
export async function respond(request: Pick<Request, 'method' | 'url'>, folder: string): Promise<Response> {
  const nonce = newNonce();
  const headers = pageHeaders({ nonce, connect: [] });
  if (request.method !== 'GET' && request.method !== 'HEAD')
    return new Response(null, { status: 405, headers });
  const file = fileFor(request.url, folder);
  const contentType = file && contentTypes[extname(file)];
  const content = contentType && (await readFile(file).catch(() => undefined));
  if (!content) return new Response(null, { status: 404, headers });
  const body =
    extname(file) === '.html' ? withNonce(content.toString('utf8'), nonce) : new Uint8Array(content);
  return new Response(request.method === 'HEAD' ? null : body, {
    headers: { ...headers, 'Content-Type': contentType },
  });
}

/** The file an address names; an address of the page's own routes, without an extension, names the page. */
function fileFor(address: string, folder: string): string | undefined {
  const url = new URL(address);
  if (url.protocol !== `${appScheme}:` || url.host !== appHost) return undefined;
  const path = decodePath(url.pathname);
  if (path === undefined || /[\\:\0]/.test(path) || path.split('/').includes('..')) return undefined;
  const root = resolve(folder);
  const file = resolve(root, `.${extname(path) === '' ? '/index.html' : path}`);
  return file.startsWith(root + sep) ? file : undefined;
}

function decodePath(path: string): string | undefined {
  try {
    return decodeURIComponent(path);
  } catch {
    return undefined;
  }
}
