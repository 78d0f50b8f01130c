import { type ServerResponse, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';

/** Why a request is turned away: the status, and a sentence without anything the request said. */
export interface Refusal {
  readonly status: number;
  readonly message: string;
  /** With 405: the methods this address takes. */
  readonly allow?: string;
}

/** Every reason for which the server itself turns a request away. */
export const refusals = {
  malformed: { status: 400, message: 'The request is not well-formed HTTP.' },
  notAnObject: { status: 400, message: 'The request is not a JSON object.' },
  unknownSession: {
    status: 401,
    message: 'This window’s pass is not valid: open Casebook again from the terminal it runs in.',
  },
  unknownLaunch: {
    status: 401,
    message: 'This address was used already or is older than a minute: ask the terminal for a new one.',
  },
  foreign: { status: 403, message: 'This address serves only its own pages.' },
  notFound: { status: 404, message: 'There is nothing at this address.' },
  notGet: { status: 405, message: 'This address is read with GET.', allow: 'GET, HEAD' },
  notPost: { status: 405, message: 'This address takes POST.', allow: 'POST' },
  tooLarge: { status: 413, message: 'A request carries at most 4 MB.' },
  notJson: { status: 415, message: 'A request is sent as application/json.' },
  broken: { status: 500, message: 'Something went wrong inside Casebook; nothing was lost.' },
  closing: { status: 503, message: 'Casebook is closing; what was saved is kept.' },
} as const satisfies Record<string, Refusal>;

/** Answers with a JSON value. */
export function sendJson(response: ServerResponse, status: number, value: unknown): void {
  response.writeHead(status, { 'Content-Type': 'application/json; charset=utf-8' });
  response.end(JSON.stringify(value));
}

/** Turns a request away as `{"error": sentence}` and closes its connection: what else it carries is not read. */
export function sendRefusal(response: ServerResponse, { status, message, allow }: Refusal): void {
  if (allow !== undefined) response.setHeader('Allow', allow);
  response.setHeader('Connection', 'close');
  sendJson(response, status, { error: message });
}

/** Turns away what never became a request: a handshake that is not ours, or bytes that are not HTTP. */
export function refuseSocket(socket: Duplex, { status, message }: Refusal): void {
  const body = JSON.stringify({ error: message });
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}`,
    'Content-Type: application/json; charset=utf-8',
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Cache-Control: no-store',
    'Connection: close',
  ];
  // The other side may be gone already; then nobody is left to tell.
  socket.on('error', () => {});
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`, () => socket.destroy());
}
