import type { EntrySummary } from '../../../../shared/contract/entry-channels.ts';
import { piecesOf } from './snippet-pieces.ts';

/** A piece of an entry's text with what was looked for marked. */
export function Snippet({
  snippet,
  className,
}: {
  readonly snippet: NonNullable<EntrySummary['snippet']>;
  readonly className: string | undefined;
}) {
  return (
    <p className={className}>
      {piecesOf(snippet.text, snippet.marks).map((piece) =>
        piece.isMarked ? <mark key={piece.start}>{piece.text}</mark> : piece.text,
      )}
    </p>
  );
}
