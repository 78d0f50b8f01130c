import * as crypto from 'node:crypto';
import { blake2b } from './blake2b.ts';

// Argon2id v1.3 (RFC 9106) with one lane: by Node itself where it has it (24.7 and later), else computed here, so that
// a backup opens with any Node and nothing else.

/** What is derived from: the passphrase's bytes, its salt, and what a guess costs. */
export interface Argon2idInput {
  readonly password: Uint8Array;
  readonly salt: Uint8Array;
  readonly memoryKiB: number;
  readonly passes: number;
}

const tagBytes = 32;
const version = 0x13;
const typeId = 2;
const slices = 4;
/** A block of 1,024 bytes is 256 words of 32 bits: the low and the high half of each of its 128 words. */
const blockWords = 256;
const blockBytes = blockWords * 4;

type NodeArgon2 = (algorithm: 'argon2id', parameters: object) => Buffer;

/** Derives 32 bytes; `onProgress` hears of each of the passes' quarters where this takes long. */
export function argon2id(input: Argon2idInput, onProgress: (done: number, total: number) => void): Buffer {
  const { password, salt, memoryKiB, passes } = input;
  const native = (crypto as { readonly argon2Sync?: NodeArgon2 }).argon2Sync;
  if (!native) return plainArgon2id(input, onProgress);
  return native('argon2id', {
    message: password,
    nonce: salt,
    parallelism: 1,
    tagLength: tagBytes,
    memory: memoryKiB,
    passes,
  });
}

/** The same bytes without any help. */
export function plainArgon2id(
  { password, salt, memoryKiB, passes }: Argon2idInput,
  onProgress: (done: number, total: number) => void = () => undefined,
): Buffer {
  const segment = Math.floor(memoryKiB / slices);
  const blocks = segment * slices;
  const seed = blake2b(
    64,
    ...[1, tagBytes, memoryKiB, passes, version, typeId].map(littleEndian),
    littleEndian(password.length),
    password,
    littleEndian(salt.length),
    salt,
    littleEndian(0),
    littleEndian(0),
  );
  const memory = new Uint32Array(blocks * blockWords);
  for (const index of [0, 1]) {
    const first = longHash(blockBytes, seed, littleEndian(index), littleEndian(0));
    memory.set(new Uint32Array(first.buffer, first.byteOffset, blockWords), index * blockWords);
  }
  seed.fill(0);
  for (let pass = 0; pass < passes; pass += 1) {
    for (let slice = 0; slice < slices; slice += 1) {
      fillSegment(memory, { pass, slice, segment, blocks, passes });
      onProgress(pass * slices + slice + 1, passes * slices);
    }
  }
  const last = Buffer.from(memory.buffer, (blocks - 1) * blockBytes, blockBytes);
  const tag = longHash(tagBytes, last);
  memory.fill(0);
  return tag;
}

interface Place {
  readonly pass: number;
  readonly slice: number;
  /** Blocks in a quarter of the memory. */
  readonly segment: number;
  readonly blocks: number;
  readonly passes: number;
}

function fillSegment(memory: Uint32Array, place: Place): void {
  const { pass, slice, segment, blocks } = place;
  // The first half of the first pass takes its references from a counter, the rest from the blocks themselves.
  const addresses = pass === 0 && slice < slices / 2 ? addressesOf(place) : undefined;
  const begin = pass === 0 && slice === 0 ? 2 : 0;
  for (let index = begin; index < segment; index += 1) {
    const current = slice * segment + index;
    const previous = (current === 0 ? blocks : current) - 1;
    const pseudoRandom = addresses ? (addresses[index] ?? 0) : (memory[previous * blockWords] ?? 0);
    const reference = referenceOf(pseudoRandom, index, place);
    compress(
      memory,
      previous * blockWords,
      memory,
      reference * blockWords,
      memory,
      current * blockWords,
      pass > 0,
    );
  }
}

/** Which block is mixed in: one of those written before, the recent ones more often. */
function referenceOf(pseudoRandom: number, index: number, { pass, slice, segment, blocks }: Place): number {
  const before = pass === 0 ? slice * segment : blocks - segment;
  const area = before + index - 1;
  const distance = highHalf(area, highHalf(pseudoRandom, pseudoRandom));
  const start = pass === 0 || slice === slices - 1 ? 0 : (slice + 1) * segment;
  return (start + area - 1 - distance) % blocks;
}

/** The upper 32 bits of the product of two 32-bit numbers. */
function highHalf(x: number, y: number): number {
  const [x0, x1, y0, y1] = [x & 0xffff, x >>> 16, y & 0xffff, y >>> 16];
  const middle = ((x0 * y0) >>> 16) + ((x0 * y1) % 65536) + ((x1 * y0) % 65536);
  return x1 * y1 + Math.floor((x0 * y1) / 65536) + Math.floor((x1 * y0) / 65536) + (middle >>> 16);
}

function addressesOf({ pass, slice, segment, blocks, passes }: Place): Uint32Array {
  const found = new Uint32Array(segment);
  const zero = new Uint32Array(blockWords);
  const input = new Uint32Array(blockWords);
  const output = new Uint32Array(blockWords);
  input.set([pass, 0, 0, 0, slice, 0, blocks, 0, passes, 0, typeId, 0]);
  for (let index = 0; index < segment; index += 1) {
    if (index % (blockWords / 2) === 0) {
      input[12] = (input[12] ?? 0) + 1;
      compress(zero, 0, input, 0, output, 0, false);
      compress(zero, 0, output, 0, output, 0, false);
    }
    found[index] = output[(index % (blockWords / 2)) * 2] ?? 0;
  }
  return found;
}

const mixed = new Uint32Array(blockWords);
const kept = new Uint32Array(blockWords);

/** G of RFC 9106: two blocks into a third, which is overwritten or, on later passes, added to. */
function compress(
  a: Uint32Array,
  atA: number,
  b: Uint32Array,
  atB: number,
  into: Uint32Array,
  atInto: number,
  isAdded: boolean,
): void {
  for (let i = 0; i < blockWords; i += 1) {
    const word = ((a[atA + i] as number) ^ (b[atB + i] as number)) >>> 0;
    mixed[i] = word;
    kept[i] = isAdded ? word ^ (into[atInto + i] as number) : word;
  }
  for (let row = 0; row < 8; row += 1) permute(row * 32, 4, 2);
  for (let column = 0; column < 8; column += 1) permute(column * 4, 32, 2);
  for (let i = 0; i < blockWords; i += 1) into[atInto + i] = (kept[i] as number) ^ (mixed[i] as number);
}

/** P over eight registers of two words each; `step` leads from one register to the next, `word` to its second word. */
function permute(start: number, step: number, word: number): void {
  const r = (index: number) => start + (index >> 1) * step + (index & 1) * word;
  const v0 = r(0);
  const v1 = r(1);
  const v2 = r(2);
  const v3 = r(3);
  const v4 = r(4);
  const v5 = r(5);
  const v6 = r(6);
  const v7 = r(7);
  const v8 = r(8);
  const v9 = r(9);
  const v10 = r(10);
  const v11 = r(11);
  const v12 = r(12);
  const v13 = r(13);
  const v14 = r(14);
  const v15 = r(15);
  quarter(v0, v4, v8, v12);
  quarter(v1, v5, v9, v13);
  quarter(v2, v6, v10, v14);
  quarter(v3, v7, v11, v15);
  quarter(v0, v5, v10, v15);
  quarter(v1, v6, v11, v12);
  quarter(v2, v7, v8, v13);
  quarter(v3, v4, v9, v14);
}

function quarter(a: number, b: number, c: number, d: number): void {
  multiplyAdd(a, b);
  swapXor(d, a);
  multiplyAdd(c, d);
  rotateXor(b, c, 24);
  multiplyAdd(a, b);
  rotateXor(d, a, 16);
  multiplyAdd(c, d);
  rotateXorBy63(b, c);
}

/** x + y + 2 · low(x) · low(y), modulo 2^64, into x. */
function multiplyAdd(x: number, y: number): void {
  const xl = mixed[x] as number;
  const yl = mixed[y] as number;
  const x0 = xl & 0xffff;
  const x1 = xl >>> 16;
  const y0 = yl & 0xffff;
  const y1 = yl >>> 16;
  const p00 = Math.imul(x0, y0) >>> 0;
  const p01 = Math.imul(x0, y1) >>> 0;
  const p10 = Math.imul(x1, y0) >>> 0;
  const middle = (p00 >>> 16) + (p01 & 0xffff) + (p10 & 0xffff);
  const low = ((middle << 16) | (p00 & 0xffff)) >>> 0;
  const high = (Math.imul(x1, y1) >>> 0) + (p01 >>> 16) + (p10 >>> 16) + (middle >>> 16);
  const sum = xl + yl + ((low << 1) >>> 0);
  const carry = sum >= 8589934592 ? 2 : sum >= 4294967296 ? 1 : 0;
  mixed[x] = sum >>> 0;
  mixed[x + 1] = (mixed[x + 1] as number) + (mixed[y + 1] as number) + ((high << 1) | (low >>> 31)) + carry;
}

function swapXor(x: number, y: number): void {
  const low = (mixed[x] as number) ^ (mixed[y] as number);
  mixed[x] = (mixed[x + 1] as number) ^ (mixed[y + 1] as number);
  mixed[x + 1] = low;
}

function rotateXor(x: number, y: number, bits: number): void {
  const low = (mixed[x] as number) ^ (mixed[y] as number);
  const high = (mixed[x + 1] as number) ^ (mixed[y + 1] as number);
  mixed[x] = (low >>> bits) | (high << (32 - bits));
  mixed[x + 1] = (high >>> bits) | (low << (32 - bits));
}

function rotateXorBy63(x: number, y: number): void {
  const low = (mixed[x] as number) ^ (mixed[y] as number);
  const high = (mixed[x + 1] as number) ^ (mixed[y + 1] as number);
  mixed[x] = (low << 1) | (high >>> 31);
  mixed[x + 1] = (high << 1) | (low >>> 31);
}

/** H' of RFC 9106: a digest of any length. */
function longHash(length: number, ...parts: readonly Uint8Array[]): Buffer {
  const head = littleEndian(length);
  if (length <= 64) return blake2b(length, head, ...parts);
  const pieces: Buffer[] = [];
  let left = length;
  let piece = blake2b(64, head, ...parts);
  while (left > 64) {
    pieces.push(piece.subarray(0, 32));
    left -= 32;
    piece = blake2b(left > 64 ? 64 : left, piece);
  }
  return Buffer.concat([...pieces, piece]);
}

function littleEndian(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
