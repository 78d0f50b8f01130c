import { createHash, type Hash } from 'node:crypto';
import { firstSealedByte, type Seal, sealedParts, usableBytes } from './page-seal.ts';

const hashBlock = 128;
const cipherBlock = 16;

/** How strange a block of the initialisation vector counts: nothing in the page tells of it. */
const vectorStrangeness = 4;

/**
 * The page with one bit turned back so that its seal holds, or nothing where no single bit does it. What it answers is
 * proven to be what was written: no other page of this number has that seal.
 */
export function mendPage(sealed: Buffer, number: number, seal: Seal): Buffer | undefined {
  const from = firstSealedByte(number);
  const { message, mac } = sealedParts(sealed, number);
  const { inner, outer } = hmacStates(seal.macKey);
  const statesBefore: Hash[] = [];
  for (let at = 0; at < message.length; at += hashBlock) {
    statesBefore.push(inner.copy());
    inner.update(message.subarray(at, at + hashBlock));
  }
  const holdsFrom = (block: number): boolean => {
    const digest = statesBefore[block]
      ?.copy()
      .update(message.subarray(block * hashBlock))
      .digest();
    return digest !== undefined && outer.copy().update(digest).digest().equals(mac);
  };
  for (const start of strangestFirst(seal.open(sealed, number), from)) {
    for (let bit = 0; bit < cipherBlock * 8; bit += 1) {
      const at = start - from + (bit >> 3);
      const mask = 1 << (bit & 7);
      message[at] = (message[at] ?? 0) ^ mask;
      if (holdsFrom(Math.floor(at / hashBlock))) {
        const mended = Buffer.from(sealed);
        message.copy(mended, from, 0, message.length - 4);
        return mended;
      }
      message[at] = (message[at] ?? 0) ^ mask;
    }
  }
  return undefined;
}

/** Starts of the blocks, those first that read least like text: a flipped bit makes noise of the block it is in. */
function strangestFirst(plain: Buffer, from: number): number[] {
  const blocks: { start: number; strangeness: number }[] = [
    { start: usableBytes, strangeness: vectorStrangeness },
  ];
  for (let start = from; start < usableBytes; start += cipherBlock) {
    const strangeness = plain
      .subarray(start, start + cipherBlock)
      .filter((byte) => byte >= 0x80 || (byte > 0 && byte < 0x20 && byte !== 0x0a)).length;
    blocks.push({ start, strangeness });
  }
  return blocks.sort((a, b) => b.strangeness - a.strangeness).map(({ start }) => start);
}

function hmacStates(key: Buffer): { inner: Hash; outer: Hash } {
  const padded = Buffer.concat([key], hashBlock);
  return {
    inner: createHash('sha512').update(padded.map((byte) => byte ^ 0x36)),
    outer: createHash('sha512').update(padded.map((byte) => byte ^ 0x5c)),
  };
}
