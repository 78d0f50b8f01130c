/** Reads a trace from standard input as it is made, and keeps what it told of connections in the file it is given. */
import { writeFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { traceReader } from './connections.ts';

const [, , file = ''] = process.argv;
const reader = traceReader();
for await (const line of createInterface({ input: process.stdin })) reader.read(line);
writeFileSync(file, JSON.stringify(reader.connections()));
