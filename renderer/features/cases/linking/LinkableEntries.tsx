import { type PagedEntries, usePagesOf } from '../../../bridge/index.ts';
import { Button, Notice, Skeleton } from '../../../ui/index.ts';
import { linkQuery } from './entry-query.ts';
import { LinkChoice } from './LinkChoice.tsx';
import styles from './LinkDialog.module.css';
import type { Linkable } from './linkable.ts';

interface Choosing {
  readonly chosen: readonly Linkable[];
  readonly onToggle: (entry: Linkable, isChosen: boolean) => void;
}

const pageSize = 12;

function Entries({ pages, chosen, onToggle }: Choosing & { readonly pages: PagedEntries }) {
  const entries = (pages.data ?? []).filter(({ visibility }) => visibility === 'shareable');
  if (pages.failure) return <Notice>{pages.failure.message}</Notice>;
  if (pages.isPending) return <Skeleton lines={4} />;
  if (entries.length === 0) return <p className={styles.none}>No shareable entry matches.</p>;
  return (
    <>
      {entries.map((entry) => (
        <LinkChoice
          key={entry.id}
          entry={entry}
          isChosen={chosen.some(({ id }) => id === entry.id)}
          onToggle={onToggle}
        />
      ))}
      {pages.hasMore && <Button onPress={pages.loadMore}>Show more</Button>}
    </>
  );
}

/** The newest entries a document may use. */
export function NewestEntries(choosing: Choosing) {
  const pages = usePagesOf('entry.list', { visibility: 'shareable', limit: pageSize });
  return <Entries pages={pages} {...choosing} />;
}

/** The entries a document may use that match a search. */
export function FoundEntries({ query, ...choosing }: Choosing & { readonly query: string }) {
  const pages = usePagesOf('entry.search', { query: linkQuery(query), limit: pageSize });
  return <Entries pages={pages} {...choosing} />;
}
