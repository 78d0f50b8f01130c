import { Trash2 } from 'lucide-react';
import type { Ref } from 'react';
import { Link } from 'wouter';
import { addresses } from '../../../bridge/index.ts';
import { SearchField, Select, Toggle } from '../../../ui/index.ts';
import { kindOptions } from '../kinds.ts';
import styles from './Filters.module.css';
import type { TimelineFilter } from './filter.ts';

const allKinds = 'all';
const options = [{ id: allKinds, name: 'All kinds' } as const, ...kindOptions];

/** Narrows the timeline: words, a kind; and shows what is sealed. */
export function Filters({
  filter,
  onFilter,
  searchRef,
}: {
  readonly filter: TimelineFilter;
  readonly onFilter: (filter: TimelineFilter) => void;
  readonly searchRef: Ref<HTMLInputElement>;
}) {
  return (
    <search className={styles.filters}>
      <SearchField
        label="Search the journal"
        placeholder="Search"
        value={filter.words}
        onChange={(words) => onFilter({ ...filter, words })}
        inputRef={searchRef}
        className={styles.search}
      />
      <Select
        label="Kind"
        isLabelHidden
        options={options}
        value={filter.kind ?? allKinds}
        onChange={(kind) => onFilter({ ...filter, kind: kind === allKinds ? null : kind })}
        className={styles.kind}
      />
      <Toggle
        label="Show sealed"
        isSelected={filter.showSealed}
        onChange={(showSealed) => onFilter({ ...filter, showSealed })}
      />
      <Link href={addresses.trash} className={styles.trash ?? ''}>
        <Trash2 aria-hidden />
        Trash
      </Link>
    </search>
  );
}
