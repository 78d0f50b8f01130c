import type { Random } from './random.ts';

const pageBytes = 4096;
const sectorBytes = 512;

/** Does something to a copy of a database's bytes and answers it. */
export type Damage = (bytes: Buffer, random: Random) => Buffer;

/** Turns one bit, anywhere. */
export const flipOneBit: Damage = (bytes, random) => {
  const damaged = Buffer.from(bytes);
  turnBit(damaged, random.below(bytes.length * 8));
  return damaged;
};

/** Puts two pages into each other's places. */
export const swapTwoPages: Damage = (bytes, random) => {
  const damaged = Buffer.from(bytes);
  const [first, second] = differentPages(bytes, 2, random) as [number, number];
  pageOf(bytes, first).copy(damaged, second * pageBytes);
  pageOf(bytes, second).copy(damaged, first * pageBytes);
  return damaged;
};

/** Cuts the file short, at the end of a page or anywhere. */
export const cutShort: Damage = (bytes, random) => {
  const length = random.below(bytes.length);
  return bytes.subarray(0, random.happens(0.5) ? length - (length % pageBytes) : length);
};

/** Puts one page back as it was in an older state of the same file: its seal holds, since it covers no age. */
export function putOldPageBack(older: Buffer): Damage {
  return (bytes, random) => {
    const damaged = Buffer.from(bytes);
    const changed = pageNumbers(older).filter((page) => !pageOf(older, page).equals(pageOf(bytes, page)));
    const page = changed[random.below(changed.length)] ?? 0;
    pageOf(older, page).copy(damaged, page * pageBytes);
    return damaged;
  };
}

/** Turns one bit in each of so many pages. */
export function flipOneBitIn(pages: number): Damage {
  return (bytes, random) => {
    const damaged = Buffer.from(bytes);
    for (const page of differentPages(bytes, pages, random)) {
      turnBit(damaged, (page * pageBytes + random.below(pageBytes)) * 8 + random.below(8));
    }
    return damaged;
  };
}

/** Loses one sector of each of so many pages: zeros lie in its place. */
export function loseSectorIn(pages: number): Damage {
  return (bytes, random) => {
    const damaged = Buffer.from(bytes);
    for (const page of differentPages(bytes, pages, random)) {
      const start = page * pageBytes + random.below(pageBytes / sectorBytes) * sectorBytes;
      damaged.fill(0, start, start + sectorBytes);
    }
    return damaged;
  };
}

/** How many pages a database has. */
export function pageCount(bytes: Buffer): number {
  return bytes.length / pageBytes;
}

function turnBit(bytes: Buffer, bit: number): void {
  bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7));
}

function pageOf(bytes: Buffer, page: number): Buffer {
  return bytes.subarray(page * pageBytes, (page + 1) * pageBytes);
}

function pageNumbers(bytes: Buffer): readonly number[] {
  return Array.from({ length: pageCount(bytes) }, (_, page) => page);
}

function differentPages(bytes: Buffer, count: number, random: Random): readonly number[] {
  const pages = new Set<number>();
  while (pages.size < count) pages.add(random.below(pageCount(bytes)));
  return [...pages];
}
