import {
  type Cell,
  cellStarts,
  gatherPayload,
  readCell,
  readPageHead,
  type TreeKind,
} from './b-tree-page.ts';
import { couldBe, isShapedLike } from './fit.ts';
import type { KnownTree } from './known-trees.ts';
import { usableBytes } from './page-seal.ts';
import type { Page, Pages } from './read-pages.ts';
import { readRecordHead, readValues, type SqliteValue } from './record.ts';

/** A row as it was found on a page. */
export interface FoundRow {
  readonly page: Page;
  readonly cell: Cell;
  readonly rowid: number | undefined;
  readonly values: readonly SqliteValue[];
  /** Every byte of it comes from sound pages. */
  readonly isSound: boolean;
  /** No part of it is missing. */
  readonly isWhole: boolean;
  readonly overflowPages: readonly number[];
}

/** What a page holds of a tree: rows, children, and stretches that hold something no row could be made of. */
export interface PageReading {
  readonly rows: readonly FoundRow[];
  readonly children: readonly number[];
  readonly fragments: readonly Buffer[];
  /** Cells there are by the page's own count. */
  readonly cellCount: number;
}

/** Names the page a row goes on with where the chain is broken. */
export type GuessNext = (after: number) => number | undefined;

/** Shorter stretches hold nothing worth reading. */
const shortestFragment = 24;

/** Reads a cell as a row of the tree; nothing where it cannot be one. */
export function readRow(
  pages: Pages,
  page: Page,
  cell: Cell,
  tree: KnownTree,
  choice: { isStrict?: boolean; guess?: GuessNext } = {},
): FoundRow | undefined {
  if (cell.payloadBytes === undefined) return undefined;
  // Judged by its beginning first: most of what is tried on a damaged page is no row.
  const begin = readRecordHead(page.bytes.subarray(cell.localFrom, cell.localTo));
  if (begin && begin.totalBytes !== cell.payloadBytes) return undefined;
  if (begin && !(choice.isStrict ? isShapedLike : couldBe)(tree, begin)) return undefined;
  const payload = gatherPayload(pages, page, cell, choice.guess);
  const head = begin ?? readRecordHead(payload.bytes);
  if (!head || head.totalBytes !== cell.payloadBytes || !couldBe(tree, head)) return undefined;
  return {
    page,
    cell,
    rowid: cell.rowid,
    values: readValues(payload.bytes, head),
    isSound: payload.isSound && payload.isWhole,
    isWhole: payload.isWhole,
    overflowPages: payload.overflowPages,
  };
}

/** Reads everything of a tree that a page holds; on an unverified page also what its head does not tell of. */
export function readPageRows(pages: Pages, page: Page, tree: KnownTree): PageReading {
  const found = readPageHead(page);
  const head = found?.kind === tree.kind ? found : undefined;
  const rows: FoundRow[] = [];
  const children: number[] = [];
  const covered: [from: number, to: number][] = [];
  for (const start of head ? cellStarts(page, head) : []) {
    const cell = readCell(page.bytes, start, tree.kind, head?.isLeaf ?? true);
    if (!cell) continue;
    const row = readRow(pages, page, cell, tree);
    if (cell.leftChild !== undefined) children.push(cell.leftChild);
    if (row) rows.push(row);
    if (row || cell.payloadBytes === undefined) covered.push([cell.start, cell.end]);
  }
  if (head?.rightChild !== undefined) children.push(head.rightChild);
  const cellCount = head?.cellCount ?? 0;
  if (page.verdict === 'sound') return { rows, children, fragments: [], cellCount };

  const fragments: Buffer[] = [];
  for (const [from, to] of uncovered(covered)) {
    const carved = carve(pages, page, tree, from, to);
    rows.push(...carved);
    for (const [start, end] of uncovered(
      carved.map(({ cell }) => [cell.start, cell.end]),
      from,
      to,
    )) {
      const bytes = page.bytes.subarray(start, end);
      if (bytes.filter((byte) => byte !== 0).length >= shortestFragment) fragments.push(bytes);
    }
  }
  return { rows, children, fragments, cellCount };
}

/** Looks for rows at every byte of a stretch. */
function carve(pages: Pages, page: Page, tree: KnownTree, from: number, to: number): FoundRow[] {
  const rows: FoundRow[] = [];
  for (let at = from; at < to; at += 1) {
    const row = rowAt(pages, page, tree, at, to, tree.kind);
    if (!row) continue;
    rows.push(row);
    at = row.cell.end - 1;
  }
  return rows;
}

function rowAt(pages: Pages, page: Page, tree: KnownTree, at: number, to: number, kind: TreeKind) {
  if (page.bytes[at] === 0) return undefined;
  const cell = readCell(page.bytes, at, kind, true);
  return cell && cell.end <= to ? readRow(pages, page, cell, tree, { isStrict: true }) : undefined;
}

/** The stretches that nothing covers. */
function uncovered(
  covered: readonly (readonly [from: number, to: number])[],
  from = 0,
  to = usableBytes,
): readonly (readonly [from: number, to: number])[] {
  const gaps: [number, number][] = [];
  let at = from;
  for (const [start, end] of [...covered].sort(([a], [b]) => a - b)) {
    if (start > at) gaps.push([at, start]);
    at = Math.max(at, end);
  }
  if (at < to) gaps.push([at, to]);
  return gaps;
}
