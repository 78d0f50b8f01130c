import { subscribe } from 'node:diagnostics_channel';
import type { Socket } from 'node:net';

// Loaded into the shell's process before anything else: the shell only ever listens, so whatever it opens by itself is
// a request that leaves it. A complaint on standard error fails the test. A socket that has a file's name instead of an
// address cannot leave the computer: by one, Casebook looks whether another Casebook is there.
const complain = () => void process.stderr.write('The shell’s process opened a connection.\n');

subscribe('udp.socket', complain);
subscribe('net.client.socket', (message) => {
  const { socket } = message as { readonly socket: Socket };
  socket.once('lookup', complain);
  socket.once('connectionAttempt', (_address, port) => {
    if (Number.isInteger(port)) complain();
  });
});
