import { useEffect, useRef } from 'react';
import type { EntrySummary } from '../../../../shared/contract/entry-channels.ts';
import type { CivilDate } from '../../../../shared/domain/civil-date/civil-date.ts';
import type { PagedEntries } from '../../../bridge/index.ts';
import { Button } from '../../../ui/index.ts';
import { dayHeading, groupByDay } from './days.ts';
import { EntryRow } from './EntryRow.tsx';
import styles from './Timeline.module.css';

/** Entries under their days. More are read as the end comes near; days out of sight cost nothing to lay out. */
export function Timeline({
  entries,
  today,
  pages,
}: {
  readonly entries: readonly EntrySummary[];
  readonly today: CivilDate;
  readonly pages: Pick<PagedEntries, 'hasMore' | 'isLoadingMore' | 'loadMore'>;
}) {
  const end = useRef<HTMLDivElement>(null);
  const loadMore = useRef(pages.loadMore);
  useEffect(() => {
    loadMore.current = pages.loadMore;
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: after each page the end is looked at anew.
  useEffect(() => {
    if (!end.current) return;
    const watcher = new IntersectionObserver(
      ([seen]) => {
        if (seen?.isIntersecting) loadMore.current();
      },
      { rootMargin: '800px' },
    );
    watcher.observe(end.current);
    return () => watcher.disconnect();
  }, [entries.length, pages.hasMore, pages.isLoadingMore]);

  return (
    <>
      {groupByDay(entries).map((day) => (
        <section key={day.date} className={styles.day} aria-labelledby={`day-${day.date}`}>
          <h2 id={`day-${day.date}`} className={styles.heading}>
            {dayHeading(day.date, today)}
          </h2>
          {day.entries.map((entry) => (
            <EntryRow key={entry.id} entry={entry} />
          ))}
        </section>
      ))}
      {pages.hasMore && (
        <div ref={end} className={styles.more}>
          <Button variant="quiet" onPress={pages.loadMore} isPending={pages.isLoadingMore}>
            {pages.isLoadingMore ? 'Reading older entries…' : 'Show older entries'}
          </Button>
        </div>
      )}
    </>
  );
}
