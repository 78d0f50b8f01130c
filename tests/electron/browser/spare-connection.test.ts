import { once } from 'node:events';
import { connect } from 'node:net';
import { expect, test } from 'vitest';
import { runServer } from './support.ts';

// A browser opens connections before it has anything to ask; it takes whatever comes on one for its next call's answer.
test('a connection that asks nothing is closed without a word', async () => {
  const { port } = await runServer();
  const socket = connect(port, '127.0.0.1');
  const heard: Buffer[] = [];
  socket.on('data', (bytes: Buffer) => heard.push(bytes));
  await once(socket, 'close');
  expect(Buffer.concat(heard).toString()).toBe('');
}, 40_000);
