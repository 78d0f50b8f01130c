import type { ReactNode } from 'react';
import { Link } from 'wouter';
import type { EntrySummary } from '../../../shared/contract/entry-channels.ts';
import { inWords } from '../../../shared/domain/civil-date/civil-date.ts';
import { kindName } from '../../../shared/domain/entry/kind.ts';
import { addresses } from '../../bridge/index.ts';
import { KindMark } from '../../ui/index.ts';
import styles from './EntryLine.module.css';

/** An entry in a list of evidence: when, what kind, who may see it, its title, and what can be decided. */
export function EntryLine({
  entry,
  children,
}: {
  readonly entry: EntrySummary;
  readonly children: ReactNode;
}) {
  return (
    <li className={styles.line}>
      <div className={styles.text}>
        <p className={styles.meta}>
          <KindMark kind={entry.kind} name={kindName(entry.kind)} />
          <span>{inWords(entry.date)}</span>
          <span>{entry.visibility}</span>
        </p>
        <Link href={addresses.entry(entry.id)} className={styles.title ?? ''}>
          {entry.title}
        </Link>
      </div>
      <div className={styles.actions}>{children}</div>
    </li>
  );
}
