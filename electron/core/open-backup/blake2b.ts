// BLAKE2b (RFC 7693) without a key. It is only called a few dozen times a derivation, so it may be slow.

const mask = (1n << 64n) - 1n;
const blockBytes = 128;

const initial: readonly bigint[] = [
  0x6a09e667f3bcc908n,
  0xbb67ae8584caa73bn,
  0x3c6ef372fe94f82bn,
  0xa54ff53a5f1d36f1n,
  0x510e527fade682d1n,
  0x9b05688c2b3e6c1fn,
  0x1f83d9abfb41bd6bn,
  0x5be0cd19137e2179n,
];

const schedule: readonly (readonly number[])[] = [
  [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15],
  [14, 10, 4, 8, 9, 15, 13, 6, 1, 12, 0, 2, 11, 7, 5, 3],
  [11, 8, 12, 0, 5, 2, 15, 13, 10, 14, 3, 6, 7, 1, 9, 4],
  [7, 9, 3, 1, 13, 12, 11, 14, 2, 6, 5, 10, 4, 0, 15, 8],
  [9, 0, 5, 7, 2, 4, 10, 15, 14, 1, 11, 12, 6, 8, 3, 13],
  [2, 12, 6, 10, 0, 11, 8, 3, 4, 13, 7, 5, 15, 14, 1, 9],
  [12, 5, 1, 15, 14, 13, 4, 10, 0, 7, 6, 3, 9, 2, 8, 11],
  [13, 11, 7, 14, 12, 1, 3, 9, 5, 0, 15, 4, 8, 6, 2, 10],
  [6, 15, 14, 9, 11, 3, 0, 8, 12, 2, 13, 7, 1, 4, 10, 5],
  [10, 2, 8, 4, 7, 6, 1, 5, 15, 11, 9, 14, 3, 12, 13, 0],
];

const rounds = 12;
const columnsAndDiagonals: readonly (readonly [number, number, number, number])[] = [
  [0, 4, 8, 12],
  [1, 5, 9, 13],
  [2, 6, 10, 14],
  [3, 7, 11, 15],
  [0, 5, 10, 15],
  [1, 6, 11, 12],
  [2, 7, 8, 13],
  [3, 4, 9, 14],
];

/** The BLAKE2b digest of the parts, one after another, 1 to 64 bytes long. */
export function blake2b(length: number, ...parts: readonly Uint8Array[]): Buffer {
  const message = Buffer.concat(parts);
  const state = [...initial];
  state[0] = at(state, 0) ^ 0x01010000n ^ BigInt(length);
  const blocks = Math.max(1, Math.ceil(message.length / blockBytes));
  for (let number = 0; number < blocks; number += 1) {
    const block = Buffer.alloc(blockBytes);
    message.copy(block, 0, number * blockBytes, (number + 1) * blockBytes);
    const isLast = number === blocks - 1;
    compress(state, block, BigInt(isLast ? message.length : (number + 1) * blockBytes), isLast);
  }
  const digest = Buffer.alloc(64);
  for (const [index, word] of state.entries()) digest.writeBigUInt64LE(word, index * 8);
  return digest.subarray(0, length);
}

function compress(state: bigint[], block: Buffer, bytesSoFar: bigint, isLast: boolean): void {
  const words = Array.from({ length: 16 }, (_, index) => block.readBigUInt64LE(index * 8));
  const v = [...state, ...initial];
  v[12] = at(v, 12) ^ bytesSoFar;
  if (isLast) v[14] = at(v, 14) ^ mask;
  for (let round = 0; round < rounds; round += 1) {
    const order = schedule[round % schedule.length] ?? [];
    for (const [index, [a, b, c, d]] of columnsAndDiagonals.entries()) {
      mix(v, a, b, c, d, at(words, order[2 * index] ?? 0), at(words, order[2 * index + 1] ?? 0));
    }
  }
  for (let index = 0; index < 8; index += 1)
    state[index] = at(state, index) ^ at(v, index) ^ at(v, index + 8);
}

function mix(v: bigint[], a: number, b: number, c: number, d: number, x: bigint, y: bigint): void {
  v[a] = (at(v, a) + at(v, b) + x) & mask;
  v[d] = rotated(at(v, d) ^ at(v, a), 32n);
  v[c] = (at(v, c) + at(v, d)) & mask;
  v[b] = rotated(at(v, b) ^ at(v, c), 24n);
  v[a] = (at(v, a) + at(v, b) + y) & mask;
  v[d] = rotated(at(v, d) ^ at(v, a), 16n);
  v[c] = (at(v, c) + at(v, d)) & mask;
  v[b] = rotated(at(v, b) ^ at(v, c), 63n);
}

function rotated(word: bigint, bits: bigint): bigint {
  return ((word >> bits) | (word << (64n - bits))) & mask;
}

function at(words: readonly bigint[], index: number): bigint {
  return words[index] ?? 0n;
}
