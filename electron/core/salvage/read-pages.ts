import { closeSync, fstatSync, openSync, readFileSync, readSync } from 'node:fs';
import { findSeal, type NumberedPage } from './find-seal.ts';
import { mendPage } from './mend-page.ts';
import { pageBytes, type Seal, saltBytes } from './page-seal.ts';
import { readLog } from './read-log.ts';

/** sound: the page is bit for bit what was written. unverified: its seal does not hold, and some of it may be noise. */
export type PageVerdict = 'sound' | 'unverified';

/** A page's plain data (4016 bytes) and whether it can be relied on. */
export interface Page {
  readonly number: number;
  readonly bytes: Buffer;
  readonly verdict: PageVerdict;
}

/** The pages of a database that was sealed with a key, whatever state it is in. */
export interface Pages {
  /** How many pages the database has, or had before its file was cut short. */
  readonly count: number;
  /** The page of this number, from 1; nothing where the file does not hold it. */
  page(number: number): Page | undefined;
  /** The numbers of the pages that are there and cannot be relied on. */
  unverified(): readonly number[];
  /** Tries to turn back a single damaged bit of an unverified page; the page is sound where this answers true. */
  mend(number: number): boolean;
}

/** The bytes to read pages from. */
export interface SealedBytes {
  readonly database: Buffer;
  /** The write-ahead log that lay beside it. */
  readonly log?: Buffer;
  /** Salts to try besides the file's own, for instance a backup's: copies of a database keep its salt. */
  readonly salts?: readonly Uint8Array[];
}

/** Reads a database's file and the log beside it, changing neither. */
export function readSealedFile(file: string): SealedBytes {
  const database = bytesOf(file) ?? Buffer.alloc(0);
  const log = bytesOf(`${file}-wal`);
  return log ? { database, log } : { database };
}

function bytesOf(file: string): Buffer | undefined {
  try {
    return readFileSync(file);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'ENOENT') return undefined;
    if (code === 'EIO') return bytesThatCanBeRead(file);
    throw error;
  }
}

/** The bytes of a file on a disk that fails to read some of it: those pages are zeros, which no seal holds for. */
function bytesThatCanBeRead(file: string): Buffer {
  const descriptor = openSync(file, 'r');
  try {
    const bytes = Buffer.alloc(fstatSync(descriptor).size);
    for (let at = 0; at < bytes.length; at += pageBytes) {
      try {
        readSync(descriptor, bytes, at, Math.min(pageBytes, bytes.length - at), at);
      } catch (error) {
        if (!(error instanceof Error && 'code' in error && error.code === 'EIO')) throw error;
      }
    }
    return bytes;
  } finally {
    closeSync(descriptor);
  }
}

interface Place {
  sealed: Buffer;
  readonly available: number;
  isSound: boolean;
  plain?: Buffer;
}

/** A page that lies in another's place is looked for only among so few: beyond them the whole file is noise. */
const mostMisplaced = 256;

/** Reads every page under the database's raw key, with the committed changes of its log applied. */
export function readPages(source: SealedBytes, key: Uint8Array): Pages {
  const { places, committedCount, salts } = layOut(source);
  const seal = findSeal(
    key,
    salts,
    [...places].map(([number, { sealed }]): NumberedPage => ({ number, sealed })),
  );
  for (const [number, place] of places) place.isSound = seal.holds(place.sealed, number);
  putMisplacedBack(places, seal);

  function page(number: number): Page | undefined {
    const place = places.get(number);
    if (!place) return undefined;
    place.plain ??= seal.open(place.sealed, number, place.available);
    return { number, bytes: place.plain, verdict: place.isSound ? 'sound' : 'unverified' };
  }

  return {
    count: committedCount ?? Math.max(countInHead(page(1)), ...places.keys()),
    page,
    unverified: () => [...places].filter(([, place]) => !place.isSound).map(([number]) => number),
    mend(number) {
      const place = places.get(number);
      if (!place || place.isSound || place.available < pageBytes) return place?.isSound ?? false;
      const mended = mendPage(place.sealed, number, seal);
      if (!mended) return false;
      places.set(number, { sealed: mended, available: pageBytes, isSound: true });
      return true;
    },
  };
}

function layOut({ database, log, salts: given = [] }: SealedBytes) {
  const places = new Map<number, Place>();
  const held = Math.ceil(database.length / pageBytes);
  for (let number = 1; number <= held; number += 1) {
    const piece = database.subarray((number - 1) * pageBytes, number * pageBytes);
    const sealed = piece.length === pageBytes ? piece : Buffer.concat([piece], pageBytes);
    places.set(number, { sealed, available: piece.length, isSound: false });
  }
  const { frames, pageCount } = readLog(log ?? Buffer.alloc(0));
  for (const [number, sealed] of frames) places.set(number, { sealed, available: pageBytes, isSound: false });
  // A change that was committed last may have made the database shorter.
  if (pageCount !== undefined)
    for (const number of places.keys()) if (number > pageCount) places.delete(number);
  const salt = Buffer.concat([database.subarray(0, saltBytes)], saltBytes);
  const logSalt = frames.get(1)?.subarray(0, saltBytes);
  return {
    places,
    committedCount: pageCount,
    salts: [salt, ...(logSalt ? [logSalt] : []), ...given] as const,
  };
}

/** How many pages the first page says there are: more than a file that was cut short still holds. */
function countInHead(first: Page | undefined): number {
  return first?.verdict === 'sound' ? first.bytes.readUInt32BE(28) : 0;
}

/** Puts pages that lie in each other's places back: a seal covers the number, so each tells where it belongs. */
function putMisplacedBack(places: Map<number, Place>, seal: Seal): void {
  const broken = [...places].filter(([, place]) => !place.isSound);
  if (broken.length > mostMisplaced) return;
  const found = new Map<number, Place>();
  const strangers = new Set<number>();
  for (const [at, place] of broken) {
    for (const [number] of broken) {
      if (number === at || !seal.holds(place.sealed, number)) continue;
      found.set(number, { sealed: place.sealed, available: place.available, isSound: true });
      strangers.add(at);
    }
  }
  for (const at of strangers) places.delete(at);
  for (const [number, place] of found) places.set(number, place);
}

/** The version of the database's shape, from its first page. */
export function schemaVersionOf(pages: Pages): number | undefined {
  const first = pages.page(1);
  return first?.verdict === 'sound' ? first.bytes.readUInt32BE(60) : undefined;
}
