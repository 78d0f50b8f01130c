import { roles, scopes } from '../../entry/entry.ts';
import { strengths } from '../../evidence/strength.ts';
import type { Building } from '../building.ts';
import type { CaseBlock } from '../case.ts';
import { byDate, type CountedEntry } from '../case-material.ts';
import { byReasons, isWork, spread } from '../ranking.ts';
import { type Piece, pieceBlocks, piecesOf } from './work.ts';

/** How many entries of each piece are told, best piece first: three pages hold no more. */
const mostEntries = [4, 3, 3] as const;
const mostEntriesOfPiece = mostEntries[0];

function best(items: readonly CountedEntry[], value: (item: CountedEntry) => number): number {
  return Math.max(...items.map(value));
}

/** A piece is as good as its best entries are together: a result, reach, role, then how much is recorded. */
function worthOfPiece({ items }: Piece, building: Building): readonly number[] {
  const reach = best(items, ({ entry }) => (entry.scope ? scopes.indexOf(entry.scope) + 1 : 0));
  const role = best(items, ({ entry }) => (entry.role ? roles.indexOf(entry.role) + 1 : 0));
  const strength = best(items, ({ areas }) =>
    Math.max(...areas.map(({ areaId }) => strengths.indexOf(building.strengths.get(areaId) ?? 'single'))),
  );
  const areas = new Set(items.flatMap((item) => item.areas.map(({ areaId }) => areaId))).size;
  return [
    items.some(({ entry }) => entry.impact) ? 1 : 0,
    strength,
    reach + role + Math.min(items.length, mostEntriesOfPiece),
    areas,
    items.length,
  ];
}

/** The two or three pieces of work that carry the case, best first. */
export function chosenPieces(building: Building): readonly Piece[] {
  const pieces = piecesOf(building.inRank.filter(isWork)).map((piece) => ({
    piece,
    worth: worthOfPiece(piece, building),
  }));
  return pieces
    .toSorted((a, b) => {
      return byReasons(a.worth, b.worth) || byDate(a.piece.first, b.piece.first);
    })
    .slice(0, mostEntries.length)
    .map(({ piece }) => piece);
}

/** The results, where the work began, and the best of the rest. */
function chosenOf({ items, first }: Piece, most: number): readonly CountedEntry[] {
  const results = spread(
    items.filter(({ entry }) => entry.impact),
    { most: 2, mostOfProject: 2 },
  );
  const rest = items.filter(({ entry }) => !entry.impact && entry.id !== first.entry.id);
  const others = spread(rest, { most: mostEntriesOfPiece, mostOfProject: mostEntriesOfPiece });
  return [...new Set([...results, first, ...others])].slice(0, most);
}

/** Each chosen piece: its result against its baseline first, then what was done, by date. */
export function nextLevelWork(building: Building, pieces: readonly Piece[]): readonly CaseBlock[] {
  return pieces.flatMap((piece, at) =>
    pieceBlocks(building, 'next-level', piece, chosenOf(piece, mostEntries[at] ?? 1)),
  );
}
