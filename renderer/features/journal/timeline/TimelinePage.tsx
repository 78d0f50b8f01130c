import { type RefObject, useEffect, useRef } from 'react';
import { isOverlayOpen, isTypingIn, Room } from '../../../ui/index.ts';
import { Capture } from '../capture/Capture.tsx';
import { rowLinkId } from './EntryRow.tsx';
import { FilteredTimeline } from './FilteredTimeline.tsx';
import { Filters } from './Filters.tsx';
import type { TimelineFilter } from './filter.ts';

/** The journal's first page: quick capture on top, below it the entries by day. */
export function TimelinePage({
  filter,
  onFilter,
  lastOpened,
}: {
  readonly filter: TimelineFilter;
  readonly onFilter: (filter: TimelineFilter) => void;
  /** The entry the person comes back from. */
  readonly lastOpened: RefObject<string | undefined>;
}) {
  const search = useRef<HTMLInputElement>(null);

  // Back from an entry: its row is where the person was, and where the focus goes on.
  useEffect(() => {
    if (lastOpened.current === undefined) return;
    const link = document.getElementById(rowLinkId(lastOpened.current));
    link?.scrollIntoView({ block: 'center' });
    link?.focus({ preventScroll: true });
  }, [lastOpened]);

  useEffect(() => {
    function onKeyDown(event: KeyboardEvent): void {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (isTypingIn(event.target) || isOverlayOpen()) return;
      if (event.key === '/') search.current?.focus();
      else if (event.key === 'n') document.getElementById('new-entry')?.focus();
      else return;
      event.preventDefault();
    }
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, []);

  return (
    <Room title="Journal" isTitleHidden>
      <Capture />
      <Filters filter={filter} onFilter={onFilter} searchRef={search} />
      <FilteredTimeline filter={filter} onFilter={onFilter} />
    </Room>
  );
}
