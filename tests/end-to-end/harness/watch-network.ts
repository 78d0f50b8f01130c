import { subscribe } from 'node:diagnostics_channel';

// Loaded into the shell's process before anything else: the shell only ever listens, so whatever it opens by itself is
// a request that leaves it. A complaint on standard error fails the test.
for (const channel of ['net.client.socket', 'udp.socket']) {
  subscribe(channel, () => process.stderr.write('The shell’s process opened a connection.\n'));
}
