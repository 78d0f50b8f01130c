import { memo } from 'react';
import { Link } from 'wouter';
import type { EntrySummary } from '../../../../shared/contract/entry-channels.ts';
import { kindName } from '../../../../shared/domain/entry/kind.ts';
import { isCounted } from '../../../../shared/domain/evidence/evidence.ts';
import { solidFrom } from '../../../../shared/domain/mapping/mapper.ts';
import { addresses } from '../../../bridge/index.ts';
import { KindMark } from '../../../ui/index.ts';
import { AreaChip } from '../AreaChip.tsx';
import styles from './EntryRow.module.css';
import { rowNotes, rowWords } from './row-text.ts';
import { Snippet } from './Snippet.tsx';

/** Most characters of an entry's text a list shows; the page clips it to a few lines. */
const longestRest = 600;

/** The element that leads from the timeline to this entry. */
export function rowLinkId(entryId: string): string {
  return `entry-${entryId}`;
}

/** An entry in the timeline: its kind and notes, title, first lines, areas. All of it leads to the entry. */
export const EntryRow = memo(function EntryRow({ entry }: { readonly entry: EntrySummary }) {
  const words = rowWords(entry);
  const areas = entry.areas.filter((area) => area.state !== 'rejected');
  return (
    <article className={styles.row}>
      <div className={styles.meta}>
        <KindMark kind={entry.kind} name={kindName(entry.kind)} />
        <span className={styles.notes}>{rowNotes(entry).join(' · ')}</span>
      </div>
      <h3 className={words.heading === undefined ? styles.text : styles.title}>
        <Link id={rowLinkId(entry.id)} href={addresses.entry(entry.id)} className={styles.link ?? ''}>
          {words.heading ?? words.rest.slice(0, longestRest)}
        </Link>
      </h3>
      {entry.snippet && <Snippet snippet={entry.snippet} className={styles.text} />}
      {!entry.snippet && words.heading !== undefined && (
        <p className={styles.text}>{words.rest.slice(0, longestRest)}</p>
      )}
      {areas.length > 0 && (
        <ul className={styles.areas} aria-label="Skill areas">
          {areas.map((area) => (
            <li key={area.areaId}>
              <AreaChip
                areaId={area.areaId}
                isCounted={isCounted(area)}
                isTentative={!isCounted(area) && (area.confidence ?? 0) < solidFrom}
              />
            </li>
          ))}
        </ul>
      )}
    </article>
  );
});
