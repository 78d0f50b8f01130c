import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Application } from '../core/application.ts';
import { onlyHeader, refuseCrossSite, refuseForeignOrigin } from './admission.ts';
import { readJsonBody } from './json-body.ts';
import { refusals, sendJson, sendRefusal } from './refusal.ts';
import type { Tokens } from './tokens.ts';

/** What the calls stand on. */
export interface ApiParts {
  readonly application: Application;
  readonly tokens: Tokens;
  /** Hears that a launch token was used. */
  onLaunched(): void;
}

/** The addresses that answer calls. */
export interface Api {
  answer(request: IncomingMessage, response: ServerResponse, path: string, origin: string): Promise<void>;
  /** Turns new calls away and waits for those under way. */
  stop(): Promise<void>;
}

type Answer = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

function bearerToken(request: IncomingMessage): string {
  return /^Bearer ([\w-]+)$/.exec(onlyHeader(request, 'authorization') ?? '')?.[1] ?? '';
}

/** `POST /api/session` and `POST /api/call`, for our own pages only. */
export function createApi({ application, tokens, onLaunched }: ApiParts): Api {
  const underWay = new Set<Promise<unknown>>();
  let isStopped = false;

  async function answerSession(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await readJsonBody(request);
    if ('refusal' in body) return sendRefusal(response, body.refusal);
    const { launchToken } = body.value;
    const sessionToken = typeof launchToken === 'string' ? tokens.redeem(launchToken) : null;
    if (sessionToken === null) return sendRefusal(response, refusals.unknownLaunch);
    onLaunched();
    sendJson(response, 200, { sessionToken });
  }

  async function answerCall(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (!tokens.isSession(bearerToken(request))) return sendRefusal(response, refusals.unknownSession);
    const body = await readJsonBody(request);
    if ('refusal' in body) return sendRefusal(response, body.refusal);
    if (isStopped) return sendRefusal(response, refusals.closing);
    const call = application.handle(body.value.channel, body.value.params);
    underWay.add(call);
    sendJson(response, 200, await call.finally(() => underWay.delete(call)));
  }

  const doors = new Map<string, Answer>([
    ['/api/session', answerSession],
    ['/api/call', answerCall],
  ]);

  return {
    async answer(request, response, path, origin) {
      const refusal = refuseForeignOrigin(request, origin) ?? refuseCrossSite(request);
      if (refusal) return sendRefusal(response, refusal);
      const door = doors.get(path);
      if (!door) return sendRefusal(response, refusals.notFound);
      if (request.method !== 'POST') return sendRefusal(response, refusals.notPost);
      await door(request, response);
    },
    async stop() {
      isStopped = true;
      await Promise.allSettled(underWay);
    },
  };
}
