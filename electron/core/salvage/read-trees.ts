import { readPageHead } from './b-tree-page.ts';
import { isShapedLike, particularity, readsLike } from './fit.ts';
import { type KnownTree, knownTrees, schemaTree } from './known-trees.ts';
import { type FoundRow, type PageReading, readPageRows, readRow } from './page-rows.ts';
import { usableBytes } from './page-seal.ts';
import type { Page, Pages } from './read-pages.ts';
import { readRecordHead } from './record.ts';

/** Everything found of one tree, in no order and perhaps twice. */
export interface TreeReading {
  readonly tree: KnownTree;
  readonly rows: readonly FoundRow[];
  /** Stretches of damaged pages that no row could be made of, each with what its overflow pages hold. */
  readonly fragments: readonly Buffer[];
  /** Some page of it could not be found from its root, so some of its rows may be missing. */
  readonly hasGaps: boolean;
}

interface Growing {
  readonly tree: KnownTree;
  readonly rows: FoundRow[];
  readonly fragments: Buffer[];
  hasGaps: boolean;
  /** Every page of it that was read is sound. */
  isProven: boolean;
  adopted: number;
}

/**
 * Reads every tree of the database from its root; then, for trees with a gap, finds the pages that nothing points at
 * any more by the look of their rows, so that a damaged inner page costs nothing.
 */
export function readTrees(pages: Pages): ReadonlyMap<string, TreeReading> {
  const visited = new Set<number>();
  const schema = grow(schemaTree);
  walk(pages, schema, 1, visited);
  adopt(pages, [schema], visited, claimedBy([schema]));

  const roots = new Map(schema.rows.map((row) => [row.values[1], row]));
  const growing = knownTrees.map(grow);
  for (const tree of growing) {
    const told = roots.get(tree.tree.name);
    const root = told?.values[3];
    if (typeof root === 'number') walk(pages, tree, root, visited);
    // An older version has fewer tables: their absence from a schema that is proven to be whole is no gap.
    const isTold = told ? told.isSound : !schema.hasGaps && schema.isProven;
    tree.hasGaps ||= !isTold;
  }
  for (const kind of ['table', 'index']) {
    const trees = growing.filter(({ tree }) => tree.kind === kind);
    adopt(pages, trees, visited, claimedBy(growing), growing);
  }
  finishBrokenRows(pages, growing, visited);
  return new Map([schema, ...growing].map((reading) => [reading.tree.name, reading]));
}

/** Pages without a head that are looked through byte by byte: beyond so many the file is noise. */
const mostHeadless = 500;

function grow(tree: KnownTree): Growing {
  return { tree, rows: [], fragments: [], hasGaps: false, isProven: true, adopted: 0 };
}

function take(growing: Growing, { rows, fragments }: PageReading): void {
  growing.rows.push(...rows);
  growing.fragments.push(...fragments);
}

/** Reads a tree from its root as far as its pages lead. */
function walk(pages: Pages, growing: Growing, root: number, visited: Set<number>): void {
  const waiting = [root];
  for (let number = waiting.pop(); number !== undefined; number = waiting.pop()) {
    const page = visited.has(number) ? undefined : pages.page(number);
    const reading = page && readPageRows(pages, page, growing.tree);
    if (!page || !reading || !belongs(page, reading, growing.tree)) {
      growing.hasGaps = true;
      continue;
    }
    visited.add(number);
    take(growing, reading);
    waiting.push(...reading.children);
    const head = readPageHead(page);
    if (page.verdict === 'sound') continue;
    growing.isProven = false;
    if (!head?.isLeaf || head.kind !== growing.tree.kind) growing.hasGaps = true;
  }
}

/** Whether a page that something points at is really the tree's: damaged pointers lead anywhere. */
function belongs(page: Page, reading: PageReading, tree: KnownTree): boolean {
  if (page.verdict === 'unverified') return true;
  const head = readPageHead(page);
  if (head?.kind !== tree.kind) return false;
  return head.cellCount === 0 || !(head.isLeaf || tree.kind === 'index') || reading.rows.length > 0;
}

function claimedBy(trees: readonly Growing[]): Set<number> {
  return new Set(trees.flatMap(({ rows }) => rows.flatMap(({ overflowPages }) => overflowPages)));
}

/** Gives each page with rows that no tree reached to the tree with a gap that its rows look like. */
function adopt(
  pages: Pages,
  trees: readonly Growing[],
  visited: Set<number>,
  claimed: ReadonlySet<number>,
  all: readonly Growing[] = trees,
): void {
  const withGaps = trees.filter(({ hasGaps }) => hasGaps);
  if (withGaps.length === 0) return;
  let headless = 0;
  for (let number = 1; number <= pages.count; number += 1) {
    if (visited.has(number) || claimed.has(number)) continue;
    const page = pages.page(number);
    if (!page) continue;
    if (!readPageHead(page)) headless += 1;
    const best = headless <= mostHeadless ? likeliest(pages, page, withGaps, all) : undefined;
    if (!best) continue;
    visited.add(number);
    take(best.growing, best.reading);
    best.growing.adopted += 1;
  }
}

interface Candidate {
  readonly growing: Growing;
  readonly reading: PageReading;
  readonly likeness: number;
}

function likeliest(
  pages: Pages,
  page: Page,
  trees: readonly Growing[],
  all: readonly Growing[],
): Candidate | undefined {
  const kind = readPageHead(page)?.kind;
  const candidates = trees
    .filter(({ tree }) => page.verdict === 'unverified' || tree.kind === kind)
    .map((growing): Candidate => {
      const reading = readPageRows(pages, page, growing.tree);
      return { growing, reading, likeness: reading.rows.filter((row) => isLike(growing.tree, row)).length };
    })
    .filter(({ likeness, reading }) => likeness > 0 && likeness * 2 >= reading.rows.length);
  const rank = (a: Candidate, b: Candidate) =>
    b.likeness - a.likeness || particularity(b.growing.tree) - particularity(a.growing.tree);
  const [first, ...others] = candidates.sort(rank);
  if (!first) return undefined;
  const equals = others.filter((other) => rank(first, other) === 0);
  return equals.length === 0 ? first : likeliestOfEquals([first, ...equals], all);
}

/** Of trees whose rows look alike, the one whose table and indexes tell of the same rows. */
function likeliestOfEquals(candidates: readonly Candidate[], all: readonly Growing[]): Candidate | undefined {
  const judged = candidates.map((candidate) => {
    const { tree } = candidate.growing;
    const kin = all.filter((other) => other.tree !== tree && ownerOf(other.tree) === ownerOf(tree));
    const known = new Set(kin.flatMap((other) => valuesByRow(other.tree, other.rows)));
    const shared = valuesByRow(tree, candidate.reading.rows).filter((value) => known.has(value)).length;
    return { candidate, shared };
  });
  judged.sort((a, b) => b.shared - a.shared || a.candidate.growing.adopted - b.candidate.growing.adopted);
  return judged[0]?.candidate;
}

/** The table that an index of ids or names belongs to. */
function ownerOf({ name }: KnownTree): string {
  return /^sqlite_autoindex_(.+)_\d+$/.exec(name)?.[1] ?? name;
}

/** What a table's row and the entries of its indexes have in common: the row's number with one of its values. */
function valuesByRow(tree: KnownTree, rows: readonly FoundRow[]): readonly string[] {
  return rows.flatMap(({ rowid, values: [first, second, third] }) =>
    tree.kind === 'table' ? [`${rowid} ${second}`, `${rowid} ${third}`] : [`${second} ${first}`],
  );
}

function isLike(tree: KnownTree, { page, cell, values }: FoundRow): boolean {
  const head = readRecordHead(page.bytes.subarray(cell.localFrom, cell.localTo));
  return head !== undefined && isShapedLike(tree, head) && readsLike(tree, values);
}

/** Goes on, where the way to a row's overflow pages is lost, with the nearest ones that belong to no other row. */
function finishBrokenRows(pages: Pages, trees: readonly Growing[], visited: ReadonlySet<number>): void {
  const claimed = claimedBy(
    trees.map((tree) => ({ ...tree, rows: tree.rows.filter(({ isWhole }) => isWhole) })),
  );
  const guess = (after: number): number | undefined => {
    for (let number = after + 1; number <= pages.count; number += 1) {
      if (visited.has(number) || claimed.has(number)) continue;
      const page = pages.page(number);
      if (page?.bytes.some((byte) => byte !== 0)) return number;
    }
    return undefined;
  };
  for (const growing of trees) {
    for (const [index, row] of growing.rows.entries()) {
      if (row.isWhole) continue;
      const finished = readRow(pages, row.page, row.cell, growing.tree, { guess });
      if (!finished) continue;
      growing.rows[index] = finished;
      for (const number of finished.overflowPages) claimed.add(number);
    }
    for (const [index, fragment] of growing.fragments.entries()) {
      growing.fragments[index] = withOverflow(pages, fragment, claimed);
    }
  }
}

/** A stretch whose last four bytes name overflow pages of no other row, with what they hold. */
function withOverflow(pages: Pages, fragment: Buffer, claimed: ReadonlySet<number>): Buffer {
  const pieces = [fragment.subarray(0, -4)];
  const passed = new Set<number>();
  for (let next = fragment.readUInt32BE(fragment.length - 4); next > 0; ) {
    const page = claimed.has(next) || passed.has(next) ? undefined : pages.page(next);
    if (!page || readPageHead(page)) break;
    passed.add(next);
    pieces.push(page.bytes.subarray(4, usableBytes));
    next = page.bytes.readUInt32BE(0);
  }
  return passed.size > 0 ? Buffer.concat(pieces) : fragment;
}
