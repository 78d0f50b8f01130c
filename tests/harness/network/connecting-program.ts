/** The control: a program that connects to an address that is nobody's, and looks up a name. */
import { lookup } from 'node:dns/promises';
import { once } from 'node:events';
import { connect } from 'node:net';

const socket = connect(9, '192.0.2.1');
await once(socket, 'error').catch(() => undefined);
await lookup('foreign.example').catch(() => undefined);
