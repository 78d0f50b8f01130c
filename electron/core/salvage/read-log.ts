import { pageBytes } from './page-seal.ts';

/** What a write-ahead log adds to its database: the newest committed form of each page, still sealed. */
export interface LogReading {
  readonly frames: ReadonlyMap<number, Buffer>;
  /** How many pages the database has after the last committed change, where there is one. */
  readonly pageCount: number | undefined;
}

const headBytes = 32;
const frameHeadBytes = 24;
const frameBytes = frameHeadBytes + pageBytes;
const bigEndianMagic = 0x377f0683;

type Checksum = readonly [number, number];

/**
 * Reads the committed frames of a log. A frame whose checksum fails is kept if the one after it follows from it, since
 * then the damage lies in its page, which has a seal of its own; what follows the last committed change is left out.
 */
export function readLog(log: Buffer): LogReading {
  const frames = new Map<number, Buffer>();
  let pageCount: number | undefined;
  if (log.length < headBytes + frameBytes) return { frames, pageCount };

  const isBigEndian = log.readUInt32BE(0) === bigEndianMagic;
  const sum = (bytes: Buffer, from: Checksum) => checksum(bytes, from, isBigEndian);
  const isHeadSound = isSame(sum(log.subarray(0, 24), [0, 0]), checksumAt(log, 24));
  // Frames of an earlier round of the log bear other salts.
  const salts = isHeadSound ? log.subarray(16, 24) : log.subarray(headBytes + 8, headBytes + 16);
  let before: Checksum | undefined = isHeadSound ? checksumAt(log, 24) : undefined;
  let uncommitted: [number, Buffer][] = [];
  let isChainBroken = !isHeadSound;

  for (let at = headBytes; at + frameBytes <= log.length; at += frameBytes) {
    const head = log.subarray(at, at + frameHeadBytes);
    const page = log.subarray(at + frameHeadBytes, at + frameBytes);
    if (!head.subarray(8, 16).equals(salts)) break;
    const follows =
      before !== undefined && isSame(sum(page, sum(head.subarray(0, 8), before)), checksumAt(head, 16));
    if (!follows && isChainBroken && before !== undefined) break;
    isChainBroken = !follows;
    before = checksumAt(head, 16);
    uncommitted.push([head.readUInt32BE(0), page]);
    const countAfterCommit = head.readUInt32BE(4);
    if (!follows || countAfterCommit === 0) continue;
    for (const [number, bytes] of uncommitted) frames.set(number, bytes);
    uncommitted = [];
    pageCount = countAfterCommit;
  }
  return { frames, pageCount };
}

function checksumAt(bytes: Buffer, at: number): Checksum {
  return [bytes.readUInt32BE(at), bytes.readUInt32BE(at + 4)];
}

function isSame(a: Checksum, b: Checksum): boolean {
  return a[0] === b[0] && a[1] === b[1];
}

function checksum(bytes: Buffer, [first, second]: Checksum, isBigEndian: boolean): Checksum {
  let [a, b] = [first, second];
  for (let at = 0; at < bytes.length; at += 8) {
    a = (a + (isBigEndian ? bytes.readUInt32BE(at) : bytes.readUInt32LE(at)) + b) >>> 0;
    b = (b + (isBigEndian ? bytes.readUInt32BE(at + 4) : bytes.readUInt32LE(at + 4)) + a) >>> 0;
  }
  return [a, b];
}
