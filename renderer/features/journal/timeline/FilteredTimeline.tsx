import { useEffect, useState } from 'react';
import { type PagedEntries, usePagesOf } from '../../../bridge/index.ts';
import { Button, EmptyState, Notice, Skeleton } from '../../../ui/index.ts';
import { useToday } from '../use-today.ts';
import { isNarrowed, listParams, noFilter, searchParams, type TimelineFilter } from './filter.ts';
import { Timeline } from './Timeline.tsx';

const typingPauseMs = 150;

/** What was typed, once the typing pauses. */
function usePaused(filter: TimelineFilter): TimelineFilter {
  const [paused, setPaused] = useState(filter);
  useEffect(() => {
    const timer = setTimeout(() => setPaused(filter), filter.words === '' ? 0 : typingPauseMs);
    return () => clearTimeout(timer);
  }, [filter]);
  return paused;
}

function Listed({ filter, onFilter }: TimelineProps) {
  return <Shown pages={usePagesOf('entry.list', listParams(filter))} filter={filter} onFilter={onFilter} />;
}

function Found({ filter, onFilter }: TimelineProps) {
  return (
    <Shown pages={usePagesOf('entry.search', searchParams(filter))} filter={filter} onFilter={onFilter} />
  );
}

function Shown({ pages, filter, onFilter }: TimelineProps & { readonly pages: PagedEntries }) {
  const today = useToday();
  if (pages.failure) return <Notice tone="error">{pages.failure.message}</Notice>;
  if (!pages.data) return <Skeleton lines={6} />;
  if (pages.data.length > 0) return <Timeline entries={pages.data} today={today} pages={pages} />;
  if (isNarrowed(filter)) {
    return (
      <EmptyState
        title="No entry like this"
        action={
          <Button onPress={() => onFilter({ ...noFilter, showSealed: filter.showSealed })}>Show all</Button>
        }
      >
        Words are found anywhere in an entry. You can also write <code>area:leadership</code>,{' '}
        <code>person:Ana</code>, <code>from:2026-01-01</code> or <code>"an exact phrase"</code>.
      </EmptyState>
    );
  }
  return (
    <EmptyState title="Nothing written yet">
      One line about today is enough: what went well, what was hard, or what took courage. It is saved as soon
      as you press Enter.
    </EmptyState>
  );
}

interface TimelineProps {
  readonly filter: TimelineFilter;
  readonly onFilter: (filter: TimelineFilter) => void;
}

/** The entries the filter lets through. */
export function FilteredTimeline({ filter, onFilter }: TimelineProps) {
  const paused = usePaused(filter);
  return paused.words.trim() === '' ? (
    <Listed filter={paused} onFilter={onFilter} />
  ) : (
    <Found filter={paused} onFilter={onFilter} />
  );
}
