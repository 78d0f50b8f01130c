import { readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import sirv from 'sirv';
import { withNonce } from '../core/page/page-headers.ts';

/** Answers a plain GET or HEAD from the built pages; false where there is no such file. */
export type ServePages = (
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
  nonce: string,
) => boolean;

/** Lists the files of `folder` once: what is not on the list then cannot be reached by any path. */
export async function createPages(folder: string): Promise<ServePages> {
  const html = await readFile(join(folder, 'index.html'), 'utf8');
  const serveFile = sirv(folder);

  return (request, response, path, nonce) => {
    if (path === '/' || path === '/index.html') {
      response.setHeader('Content-Type', 'text/html; charset=utf-8');
      response.end(withNonce(html, nonce));
      return true;
    }
    // Whole files only: the library trusts a range to make sense.
    delete request.headers.range;
    let isFound = true;
    serveFile(request, response, () => {
      isFound = false;
    });
    return isFound;
  };
}
