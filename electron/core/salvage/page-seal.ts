import { createDecipheriv, createHmac, pbkdf2Sync } from 'node:crypto';

/** The size of every page of the database, sealed. */
export const pageBytes = 4096;

/** The part of a page that holds data: the rest is the initialisation vector and the seal. */
export const usableBytes = 4016;

/** Where a page's seal lies: an HMAC-SHA512 over what stands before it and the page's number. */
export const sealAt = 4032;

/** The length of the salt, which stands in the place of the first page's head. */
export const saltBytes = 16;

const head = Buffer.from('SQLite format 3\0', 'latin1');

/** So few bits can differ only where the seal itself was damaged: a forged one differs in half of its 512. */
const mostDamagedSealBits = 16;

/** Opens the pages of a database: its key is 32 raw bytes, and its salt is for the seals alone. */
export interface Seal {
  readonly macKey: Buffer;
  /** Whether the page is, bit for bit, what the program wrote as the page of this number. */
  holds(sealed: Buffer, number: number): boolean;
  /** The plain page, whether its seal holds or not; only its first `available` bytes where a file was cut short. */
  open(sealed: Buffer, number: number, available?: number): Buffer;
}

/** The seals of a database with this salt. */
export function sealOf(key: Uint8Array, salt: Uint8Array): Seal {
  const macSalt = Buffer.from(salt).map((byte) => byte ^ 0x3a);
  const macKey = pbkdf2Sync(key, macSalt, 2, 32, 'sha512');
  return {
    macKey,
    holds(sealed, number) {
      const { message, mac } = sealedParts(sealed, number);
      return differingBits(createHmac('sha512', macKey).update(message).digest(), mac) <= mostDamagedSealBits;
    },
    open: (sealed, number, available = pageBytes) => openPage(key, sealed, number, available),
  };
}

/** What a page's seal is made over, and the seal. */
export function sealedParts(sealed: Buffer, number: number): { message: Buffer; mac: Buffer } {
  const from = firstSealedByte(number);
  const message = Buffer.alloc(sealAt - from + 4);
  sealed.copy(message, 0, from, sealAt);
  message.writeUInt32LE(number, sealAt - from);
  return { message, mac: sealed.subarray(sealAt, pageBytes) };
}

/** Where the encrypted part of a page begins: the first page begins with the salt. */
export function firstSealedByte(number: number): number {
  return number === 1 ? saltBytes : 0;
}

function openPage(key: Uint8Array, sealed: Buffer, number: number, available: number): Buffer {
  const from = firstSealedByte(number);
  const decipher = createDecipheriv('aes-256-cbc', key, sealed.subarray(usableBytes, usableBytes + 16));
  decipher.setAutoPadding(false);
  const plain = Buffer.alloc(usableBytes);
  if (number === 1) head.copy(plain);
  decipher.update(sealed.subarray(from, usableBytes)).copy(plain, from);
  // Without its end a page has no initialisation vector: its first block cannot be read.
  if (available < pageBytes) plain.fill(0, from, from + 16).fill(0, available - (available % 16));
  return plain;
}

function differingBits(a: Buffer, b: Buffer): number {
  let count = 0;
  for (const [index, byte] of a.entries()) {
    for (let rest = byte ^ (b[index] ?? 0); rest > 0; rest &= rest - 1) count += 1;
  }
  return count;
}
