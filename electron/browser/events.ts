import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import type { CoreEvent } from '../../shared/contract/contract.ts';
import { onlyHeader } from './admission.ts';

/** The subprotocol the server speaks; the other one a window offers carries its session token. */
const eventProtocol = 'casebook';
const tokenPrefix = 'token.';
/** A window that lets this much pile up is not reading, bytes. */
const mostUnreadBytes = 1024 * 1024;
/** How long a window may take to answer a goodbye. */
const goodbyeMs = 1000;

/** The stream of events to every open window. */
export interface EventStream {
  /** Takes over a connection that has been admitted. */
  accept(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  send(event: CoreEvent): void;
  /** Says goodbye to every window and lets no further one in. */
  close(): Promise<void>;
}

/** The session token among the subprotocols a window offers: exactly `casebook` and `token.<it>`. */
export function offeredToken(request: IncomingMessage): string | null {
  const offered =
    onlyHeader(request, 'sec-websocket-protocol')
      ?.split(',')
      .map((name) => name.trim()) ?? [];
  const [first, second] = offered;
  if (offered.length !== 2 || first !== eventProtocol || !second?.startsWith(tokenPrefix)) return null;
  return second.slice(tokenPrefix.length);
}

/** The window is told; whether it answers in time does not matter. */
function sayGoodbye(window: WebSocket): Promise<void> {
  return new Promise((resolve) => {
    const patience = setTimeout(() => window.terminate(), goodbyeMs);
    window.once('close', () => {
      clearTimeout(patience);
      resolve();
    });
    window.close(1001);
  });
}

/** Events go one way: a window that sends anything is shown out. `onWindows` hears how many are open. */
export function createEventStream(onWindows: (open: number) => void): EventStream {
  const server = new WebSocketServer({
    noServer: true,
    maxPayload: 1024,
    perMessageDeflate: false,
    handleProtocols: () => eventProtocol,
  });

  return {
    accept(request, socket, head) {
      server.handleUpgrade(request, socket, head, (window) => {
        // A broken connection closes by itself right after; there is nothing more to do about it.
        window.on('error', () => {});
        window.on('message', () => window.close(1008));
        window.on('close', () => onWindows(server.clients.size));
        onWindows(server.clients.size);
      });
    },
    send(event) {
      const text = JSON.stringify(event);
      for (const window of server.clients) {
        if (window.bufferedAmount > mostUnreadBytes) window.terminate();
        else window.send(text);
      }
    },
    async close() {
      server.close();
      await Promise.all([...server.clients].map(sayGoodbye));
    },
  };
}
