import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import type { Application } from '../core/application.ts';
import { newNonce, pageHeaders } from '../core/page/page-headers.ts';
import { pathOf, refuseCrossSiteFile, refuseForeignHost, refuseForeignOrigin } from './admission.ts';
import { createApi } from './api.ts';
import { createEventStream, offeredToken } from './events.ts';
import { createPages, type ServePages } from './pages.ts';
import { refusals, refuseSocket, sendRefusal } from './refusal.ts';
import { createTokens } from './tokens.ts';

/** Reached from this computer only. */
const loopback = '127.0.0.1';

const limits = {
  maxHeaderSize: 16 * 1024,
  headersTimeout: 10_000,
  requestTimeout: 30_000,
  keepAliveTimeout: 10_000,
  connectionsCheckingInterval: 5000,
  requireHostHeader: true,
  insecureHTTPParser: false,
};

/** What the server stands on. */
export interface ServerParts {
  readonly application: Application;
  /** The folder of the built pages. */
  readonly pagesFolder: string;
  /** Milliseconds that never go back. */
  now(): number;
  /** Hears how many windows are open, whenever that changes. */
  onWindows(open: number): void;
  /** Hears that a launch token was used. */
  onLaunched(): void;
}

/** A server on loopback that admits its own windows only. */
export interface BrowserServer {
  readonly origin: string;
  /** An address that lets one window in, once, for a minute. */
  newLaunchAddress(): string;
  /** Lets no new call in, waits for those under way, runs `finish`, then says goodbye to the windows. */
  close(finish: () => Promise<void>): Promise<void>;
}

function listen(server: Server): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, loopback, () => resolve((server.address() as AddressInfo).port));
  });
}

function answerFile(
  servePages: ServePages,
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
  nonce: string,
): void {
  const refusal = refuseCrossSiteFile(request);
  if (refusal) sendRefusal(response, refusal);
  else if (request.method !== 'GET' && request.method !== 'HEAD') sendRefusal(response, refusals.notGet);
  else if (!servePages(request, response, path, nonce)) sendRefusal(response, refusals.notFound);
}

/** Listens on a random port of 127.0.0.1 until it is closed. */
export async function startServer(parts: ServerParts): Promise<BrowserServer> {
  const tokens = createTokens(parts.now);
  const api = createApi({ application: parts.application, tokens, onLaunched: parts.onLaunched });
  const events = createEventStream(parts.onWindows);
  const servePages = await createPages(parts.pagesFolder);
  const server = createServer(limits);
  const host = `${loopback}:${await listen(server)}`;
  const origin = `http://${host}`;

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const nonce = newNonce();
    const headers = pageHeaders({ nonce, connect: [`ws://${host}`] });
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    const refusal = refuseForeignHost(request, host);
    if (refusal) return sendRefusal(response, refusal);
    const path = pathOf(request);
    if (path === null) return sendRefusal(response, refusals.notFound);
    if (path.startsWith('/api/')) return api.answer(request, response, path, origin);
    answerFile(servePages, request, response, path, nonce);
  }

  function answerUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const refusal =
      refuseForeignHost(request, host) ??
      refuseForeignOrigin(request, origin) ??
      (request.url === '/api/events' ? null : refusals.notFound) ??
      (tokens.isSession(offeredToken(request) ?? '') ? null : refusals.unknownSession);
    if (refusal) refuseSocket(socket, refusal);
    else events.accept(request, socket, head);
  }

  server.on('request', (request, response) => {
    answer(request, response).catch(() => {
      if (response.headersSent) response.destroy();
      else sendRefusal(response, refusals.broken);
    });
  });
  server.on('upgrade', answerUpgrade);
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    // A browser opens connections in advance: an answer on one that asked nothing would be taken for that of its next call.
    if (error.code === 'ERR_HTTP_REQUEST_TIMEOUT') socket.destroy();
    else refuseSocket(socket, refusals.malformed);
  });
  const unsubscribe = parts.application.subscribe((event) => events.send(event));

  return {
    origin,
    newLaunchAddress: () => `${origin}/#launch=${tokens.issueLaunch()}`,
    async close(finish) {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      try {
        await api.stop();
        await finish();
      } finally {
        unsubscribe();
        await events.close();
        server.closeAllConnections();
      }
      await closed;
    },
  };
}
