import type { CoreEvent } from '../../shared/contract/contract.ts';
import type { HealthStore } from './health.ts';

const firstRetryMs = 250;
const longestRetryMs = 4000;
const triesBeforeStopped = 4;
/** The close code of a server that is shutting down. */
const goingAway = 1001;

/** What the stream needs from around it. */
export interface EventStreamOptions {
  readonly url: string;
  readonly protocols: readonly string[];
  readonly health: HealthStore;
  readonly onEvent: (event: CoreEvent) => void;
  /** Called when a lost stream is open again: events in between were missed. */
  readonly onReopened: () => void;
}

/** Keeps a WebSocket of events open, reconnecting with growing pauses until the server is given up on. */
export function openEventStream(options: EventStreamOptions): () => void {
  const { url, protocols, health, onEvent, onReopened } = options;
  let socket: WebSocket | undefined;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let failedTries = 0;
  let hasBeenOpen = false;
  let isClosed = false;

  function connect(): void {
    socket = new WebSocket(url, [...protocols]);
    socket.addEventListener('open', () => {
      failedTries = 0;
      health.set('connected');
      if (hasBeenOpen) onReopened();
      hasBeenOpen = true;
    });
    socket.addEventListener('message', (message) => {
      const event = readEvent(message.data);
      if (event) onEvent(event);
    });
    socket.addEventListener('close', (event) => {
      if (event.code === goingAway) health.set('stopped');
      else scheduleRetry();
    });
  }

  function scheduleRetry(): void {
    if (isClosed) return;
    failedTries += 1;
    if (failedTries > triesBeforeStopped) {
      health.set('stopped');
      return;
    }
    health.set('reconnecting');
    retry = setTimeout(connect, Math.min(firstRetryMs * 2 ** (failedTries - 1), longestRetryMs));
  }

  connect();
  return () => {
    isClosed = true;
    clearTimeout(retry);
    socket?.close();
  };
}

const eventTypes: readonly unknown[] = [
  'status',
  'changed',
  'commit-draft',
  'progress',
] satisfies CoreEvent['type'][];

function readEvent(data: unknown): CoreEvent | undefined {
  if (typeof data !== 'string') return undefined;
  const event: unknown = JSON.parse(data);
  const type = (event as { type?: unknown } | null)?.type;
  return eventTypes.includes(type) ? (event as CoreEvent) : undefined;
}
