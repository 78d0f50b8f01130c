import { Link } from 'wouter';
import { inWords } from '../../../../shared/domain/civil-date/civil-date.ts';
import type { CaseBlockView } from '../../../../shared/domain/promotion-case/case.ts';
import { addresses } from '../../../bridge/index.ts';
import { useNarrowedTo } from '../use-narrowed-to.ts';
import styles from './SourceList.module.css';

/** An entry a block stands on: its date, its title as the way to it, and whether it may still be used. */
export function SourceEntry({
  entry,
  isChecked,
}: {
  readonly entry: CaseBlockView['entries'][number];
  /** Looks the entry up, to say which of several is no longer shareable. */
  readonly isChecked: boolean;
}) {
  const narrowedTo = useNarrowedTo(entry.id, isChecked);
  return (
    <li>
      <span className={styles.date}>{inWords(entry.date)}</span>
      <Link href={addresses.entry(entry.id)} className={styles.title ?? ''}>
        {entry.title}
      </Link>
      {narrowedTo && <span className={styles.narrowed}>{narrowedTo} now, so not for a document</span>}
    </li>
  );
}
