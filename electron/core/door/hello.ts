import { nonceBytes } from './handshake.ts';

/** The first words of a visitor: what they speak, in which version. */
const greeting = Buffer.from('CASEBOOK DOOR 1\n', 'latin1');

/** The length of a visitor's first frame. */
export const helloBytes = greeting.length + nonceBytes;

/** A visitor's first frame. */
export function helloOf(nonce: Buffer): Buffer {
  return Buffer.concat([greeting, nonce]);
}

/** The nonce in a visitor's first frame; nothing where it is none. */
export function nonceInHello(frame: Buffer): Buffer | undefined {
  if (frame.length !== helloBytes || !frame.subarray(0, greeting.length).equals(greeting)) return undefined;
  return frame.subarray(greeting.length);
}
