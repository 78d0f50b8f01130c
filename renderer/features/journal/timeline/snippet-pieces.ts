import type { Span } from '../../../../shared/domain/mapping/mapper.ts';

/** A stretch of text, marked or not, with where it begins. */
export interface Piece {
  readonly start: number;
  readonly text: string;
  readonly isMarked: boolean;
}

/** Cuts a text at its marks; marks that overlap or lie outside count once and as far as there is text. */
export function piecesOf(text: string, marks: readonly Span[]): readonly Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  const add = (end: number, isMarked: boolean) => {
    if (end > at) pieces.push({ start: at, text: text.slice(at, end), isMarked });
    at = Math.max(at, end);
  };
  for (const [start, end] of marks.toSorted((a, b) => a[0] - b[0])) {
    add(Math.min(start, text.length), false);
    add(Math.min(end, text.length), true);
  }
  add(text.length, false);
  return pieces;
}
