import { connectDirectly } from '../support/direct-connection.ts';
import { connectOverHttp } from '../support/http-connection.ts';
import { connectOverIpc } from '../support/ipc-connection.ts';
import { type Connect, describeTransport } from './transport-behaviour.ts';

/** Every way from a window to the core; a new one has to behave like the first. */
const transports: Readonly<Record<string, Connect>> = {
  'a direct call': connectDirectly,
  'the browser’s HTTP and WebSocket': connectOverHttp,
  'the desktop’s IPC': connectOverIpc,
};

for (const [name, connect] of Object.entries(transports)) describeTransport(name, connect);
