import { type RefObject, useEffect, useState } from 'react';
import { Link } from 'wouter';
import { addresses, useQueryOf } from '../../../bridge/index.ts';
import { BackLink, Button, EmptyState, Notice, Room, Skeleton } from '../../../ui/index.ts';
import { OpenEntry } from './OpenEntry.tsx';

/** An entry's page, or why it cannot be shown. A sealed entry is shown when asked for, here alone. */
export function EntryPage({
  id,
  showSealed,
  lastOpened,
}: {
  readonly id: string;
  readonly showSealed: boolean;
  /** Told of this entry, so that the timeline can go back to it. */
  readonly lastOpened: RefObject<string | undefined>;
}) {
  useEffect(() => {
    lastOpened.current = id;
    window.scrollTo(0, 0);
  }, [id, lastOpened]);
  const [isRevealed, setRevealed] = useState(showSealed);
  const entry = useQueryOf('entry.get', { id, includeSealed: true });
  const isHidden = entry.data?.visibility === 'sealed' && !isRevealed;

  if (entry.data && !isHidden) return <OpenEntry stored={entry.data} onSealed={() => setRevealed(true)} />;
  return (
    <Room title="Entry" isTitleHidden>
      <BackLink href={addresses.journal}>Journal</BackLink>
      {isHidden && (
        <EmptyState
          title="This entry is sealed"
          action={<Button onPress={() => setRevealed(true)}>Show it</Button>}
        >
          It is in no list, no document and no chart until you ask for it.
        </EmptyState>
      )}
      {entry.failure && (
        <Notice tone="error" action={<Link href={addresses.trash}>Look in the trash</Link>}>
          {entry.failure.message}
        </Notice>
      )}
      {entry.isPending && <Skeleton lines={5} />}
    </Room>
  );
}
