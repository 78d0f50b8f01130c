import { usableBytes } from './page-seal.ts';
import type { Page, Pages } from './read-pages.ts';
import { readVarint } from './record.ts';

/** Rows by number, or rows (of an index or a WITHOUT ROWID table) by their own values. */
export type TreeKind = 'table' | 'index';

/** The head of a page of a tree. */
export interface PageHead {
  readonly kind: TreeKind;
  readonly isLeaf: boolean;
  readonly cellCount: number;
  readonly pointersAt: number;
  /** The last child of a page that is no leaf. */
  readonly rightChild: number | undefined;
}

/** One cell: a child, a row, or both. */
export interface Cell {
  readonly start: number;
  /** The byte after the cell. */
  readonly end: number;
  readonly leftChild: number | undefined;
  readonly rowid: number | undefined;
  /** How long the row is, with what lies on overflow pages; nothing where the cell holds only a child. */
  readonly payloadBytes: number | undefined;
  readonly localFrom: number;
  readonly localTo: number;
  readonly overflowPage: number | undefined;
}

const pageTypes: ReadonlyMap<number, readonly [kind: TreeKind, isLeaf: boolean]> = new Map([
  [0x02, ['index', false]],
  [0x05, ['table', false]],
  [0x0a, ['index', true]],
  [0x0d, ['table', true]],
]);

const databaseHeadBytes = 100;

/** The longest row that could be meant: beyond it the length itself is noise. */
const longestPayload = 50_000_000;

/** Reads the head of a page of a tree; nothing where it is no such page. */
export function readPageHead({ bytes, number }: Page): PageHead | undefined {
  const at = number === 1 ? databaseHeadBytes : 0;
  const type = pageTypes.get(bytes[at] ?? 0);
  if (!type) return undefined;
  const [kind, isLeaf] = type;
  const cellCount = bytes.readUInt16BE(at + 3);
  const pointersAt = at + (isLeaf ? 8 : 12);
  if (pointersAt + 2 * cellCount > usableBytes) return undefined;
  return { kind, isLeaf, cellCount, pointersAt, rightChild: isLeaf ? undefined : bytes.readUInt32BE(at + 8) };
}

/** Where the page says its cells begin, those left out that cannot be true. */
export function cellStarts({ bytes }: Page, { cellCount, pointersAt }: PageHead): readonly number[] {
  const starts = new Set<number>();
  for (let index = 0; index < cellCount; index += 1) {
    const start = bytes.readUInt16BE(pointersAt + 2 * index);
    if (start >= pointersAt + 2 * cellCount && start < usableBytes) starts.add(start);
  }
  return [...starts];
}

/** Reads the cell that begins at a byte; nothing where none can begin there. */
export function readCell(bytes: Buffer, start: number, kind: TreeKind, isLeaf: boolean): Cell | undefined {
  let at = start;
  let leftChild: number | undefined;
  if (!isLeaf) {
    if (at + 4 > usableBytes) return undefined;
    leftChild = bytes.readUInt32BE(at);
    at += 4;
  }
  const none = { payloadBytes: undefined, overflowPage: undefined };
  if (kind === 'table' && !isLeaf) {
    const key = readVarint(bytes, at);
    if (!key) return undefined;
    return { ...none, start, end: key.next, leftChild, rowid: key.value, localFrom: at, localTo: at };
  }
  const size = readVarint(bytes, at);
  const key = kind === 'table' ? size && readVarint(bytes, size.next) : undefined;
  if (!size || (kind === 'table' && !key) || size.value < 2 || size.value > longestPayload) return undefined;
  const localFrom = key?.next ?? size.next;
  const localBytes = localPart(size.value, kind);
  const localTo = localFrom + localBytes;
  const hasOverflow = localBytes < size.value;
  const end = Math.max(localTo + (hasOverflow ? 4 : 0), start + 4);
  if (end > usableBytes) return undefined;
  return {
    start,
    end,
    leftChild,
    rowid: key?.value,
    payloadBytes: size.value,
    localFrom,
    localTo,
    overflowPage: hasOverflow ? bytes.readUInt32BE(localTo) : undefined,
  };
}

/** How much of a row lies on its own page. */
function localPart(payloadBytes: number, kind: TreeKind): number {
  const most = kind === 'table' ? usableBytes - 35 : Math.floor(((usableBytes - 12) * 64) / 255) - 23;
  if (payloadBytes <= most) return payloadBytes;
  const least = Math.floor(((usableBytes - 12) * 32) / 255) - 23;
  const wanted = least + ((payloadBytes - least) % (usableBytes - 4));
  return wanted <= most ? wanted : least;
}

/** A row's bytes, gathered from its own page and its overflow pages. */
export interface Payload {
  readonly bytes: Buffer;
  /** Every page it was gathered from is sound. */
  readonly isSound: boolean;
  /** Nothing is missing. */
  readonly isWhole: boolean;
  readonly overflowPages: readonly number[];
}

/** Gathers a cell's row; `guess` names the page to go on with where the chain is broken. */
export function gatherPayload(
  pages: Pages,
  page: Page,
  cell: Cell,
  guess: (after: number) => number | undefined = () => undefined,
): Payload {
  const wanted = cell.payloadBytes ?? 0;
  const pieces = [page.bytes.subarray(cell.localFrom, cell.localTo)];
  const overflowPages: number[] = [];
  let isSound = page.verdict === 'sound';
  let missing = wanted - (cell.localTo - cell.localFrom);
  let next = cell.overflowPage;
  while (missing > 0) {
    let found = next === undefined ? undefined : overflowPage(pages, next, missing);
    if (!found || overflowPages.includes(found.number)) {
      isSound = false;
      const guessed = guess(overflowPages.at(-1) ?? page.number);
      found = guessed === undefined ? undefined : overflowPage(pages, guessed, missing);
      if (!found || overflowPages.includes(found.number)) break;
    }
    overflowPages.push(found.number);
    isSound &&= found.verdict === 'sound';
    pieces.push(found.bytes.subarray(4, 4 + Math.min(missing, usableBytes - 4)));
    missing -= usableBytes - 4;
    next = found.bytes.readUInt32BE(0);
  }
  return { bytes: Buffer.concat(pieces), isSound, isWhole: missing <= 0, overflowPages };
}

/** The page if a row could go on there: a page of a tree begins with its type, an overflow page with a page's number. */
function overflowPage(pages: Pages, number: number, missing: number): Page | undefined {
  const page = pages.page(number);
  if (!page || page.verdict === 'unverified') return page;
  const next = page.bytes.readUInt32BE(0);
  const isLast = missing <= usableBytes - 4;
  return next <= pages.count && (isLast ? next === 0 : next > 0) ? page : undefined;
}
