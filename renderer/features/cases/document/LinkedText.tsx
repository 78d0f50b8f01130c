import { Link } from 'wouter';
import { addresses } from '../../../bridge/index.ts';
import { useEditing } from './editing.ts';
import type { TextPart } from './evidence-links.ts';

/** A block's text with the entries it names as links; the Tab key stops at them while the block is the active one. */
export function LinkedText({
  parts,
  blockId,
}: {
  readonly parts: readonly TextPart[];
  readonly blockId: string;
}) {
  const { activeId } = useEditing();
  return parts.map(({ text, entryId }, index) =>
    entryId === undefined ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one text have no other name.
      <span key={index}>{text}</span>
    ) : (
      <Link key={entryId} href={addresses.entry(entryId)} tabIndex={activeId === blockId ? 0 : -1}>
        {text}
      </Link>
    ),
  );
}
