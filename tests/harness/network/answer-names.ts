/**
 * Answers on loopback that no name exists, and keeps in a file which were asked for: so a browser that looks one up
 * needs no other address, and what it wanted is known.
 */
import { createSocket } from 'node:dgram';
import { appendFileSync, writeFileSync } from 'node:fs';

const [, , file = ''] = process.argv;
const headBytes = 12;
const nameNotFound = 0x8183;

function nameIn(question: Buffer): { name: string; end: number } {
  const labels: string[] = [];
  let at = headBytes;
  for (let length = question[at] ?? 0; length > 0; length = question[at] ?? 0) {
    labels.push(question.toString('latin1', at + 1, at + 1 + length));
    at += 1 + length;
  }
  // After the name come its type and class.
  return { name: labels.join('.'), end: at + 5 };
}

const socket = createSocket('udp4');
socket.on('message', (question, { port, address }) => {
  const { name, end } = nameIn(question);
  appendFileSync(file, `${name}\n`);
  const answer = Buffer.from(question.subarray(0, end));
  answer.writeUInt16BE(nameNotFound, 2);
  answer.fill(0, 6, headBytes);
  socket.send(answer, port, address);
});
socket.bind(53, '127.0.0.1', () => writeFileSync(`${file}.ready`, ''));
