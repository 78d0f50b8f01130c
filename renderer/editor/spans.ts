import type { TextLeaf } from '../../shared/domain/entry/editor-state.ts';
import type { Span } from '../../shared/domain/mapping/mapper.ts';

/** A piece of one text node of the editor's state: its path of child indices from the root, and a range within it. */
export interface LeafRange {
  readonly path: readonly number[];
  readonly start: number;
  readonly end: number;
}

/** The pieces of text nodes that a range of the plain text covers, in document order. */
export function leafRangesOf(leaves: readonly TextLeaf[], [start, end]: Span): readonly LeafRange[] {
  return leaves
    .filter((leaf) => leaf.start < end && start < leaf.end)
    .map((leaf) => ({
      path: leaf.path,
      start: Math.max(start, leaf.start) - leaf.start,
      end: Math.min(end, leaf.end) - leaf.start,
    }));
}

/** How many code units two texts have in common at the beginning and, beyond that, at the end. */
function commonEnds(before: string, after: string): { readonly head: number; readonly tail: number } {
  const shortest = Math.min(before.length, after.length);
  let head = 0;
  while (head < shortest && before[head] === after[head]) head += 1;
  let tail = 0;
  while (tail < shortest - head && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1;
  return { head, tail };
}

/** Where one range lies after an edit: the same or moved along, or nothing where the edit is within it. */
function moved(
  [start, end]: Span,
  before: string,
  after: string,
  ends: ReturnType<typeof commonEnds>,
): Span | undefined {
  const grown = after.length - before.length;
  if (end <= ends.head) return [start, end];
  return start >= before.length - ends.tail ? [start + grown, end + grown] : undefined;
}

/** The occurrence of the same words nearest to where they were. */
function found([start, end]: Span, before: string, after: string): Span | undefined {
  const words = before.slice(start, end);
  if (words === '') return undefined;
  const following = after.indexOf(words, start);
  const preceding = after.lastIndexOf(words, start);
  const isFollowingNearer = preceding === -1 || (following !== -1 && following - start < start - preceding);
  const nearest = isFollowingNearer ? following : preceding;
  return nearest === -1 ? undefined : [nearest, nearest + words.length];
}

/** Where the words lie after an edit: those before it stay, those behind it move along, those within it are gone. */
export function moveSpans(spans: readonly Span[], before: string, after: string): readonly Span[] {
  if (before === after) return spans;
  const ends = commonEnds(before, after);
  return spans.map((span) => moved(span, before, after, ends)).filter((span) => span !== undefined);
}

/**
 * Where marked words lie in a text that was edited, or rendered anew without its Markdown signs: followed through
 * the edit, else found again; nothing where they are gone.
 */
export function followSpans(spans: readonly Span[], before: string, after: string): readonly Span[] {
  if (before === after) return spans;
  const ends = commonEnds(before, after);
  return spans
    .map((span) => moved(span, before, after, ends) ?? found(span, before, after))
    .filter((span) => span !== undefined);
}
