import type { IncomingMessage } from 'node:http';
import { type Refusal, refusals } from './refusal.ts';

/** A header's value where it was sent exactly once: a second copy could be what somebody else reads. */
export function onlyHeader(request: IncomingMessage, name: string): string | null {
  const values = request.headersDistinct[name];
  return values?.length === 1 ? (values[0] ?? null) : null;
}

/** The path a request names, or null where it names another host or nothing. */
export function pathOf(request: IncomingMessage): string | null {
  const path = request.url?.split('?', 1)[0] ?? '';
  return path.startsWith('/') && !path.startsWith('//') ? path : null;
}

/** Refuses a request that did not ask for exactly this host: a foreign name that resolves here. */
export function refuseForeignHost(request: IncomingMessage, host: string): Refusal | null {
  return onlyHeader(request, 'host') === host ? null : refusals.foreign;
}

/** Refuses a call or an event stream that another page, or no page of ours, asks for. */
export function refuseForeignOrigin(request: IncomingMessage, origin: string): Refusal | null {
  return onlyHeader(request, 'origin') === origin ? null : refusals.foreign;
}

/** Refuses a call that the browser itself says comes from another site. */
export function refuseCrossSite(request: IncomingMessage): Refusal | null {
  const site = request.headers['sec-fetch-site'];
  return site === undefined || site === 'same-origin' ? null : refusals.foreign;
}

/** Refuses another site's use of our files; opening the page itself, in a window of its own, is not that. */
export function refuseCrossSiteFile(request: IncomingMessage): Refusal | null {
  const site = request.headers['sec-fetch-site'];
  if (site === undefined || site === 'same-origin' || site === 'none') return null;
  const isOpening =
    request.headers['sec-fetch-mode'] === 'navigate' && request.headers['sec-fetch-dest'] === 'document';
  return isOpening ? null : refusals.foreign;
}
