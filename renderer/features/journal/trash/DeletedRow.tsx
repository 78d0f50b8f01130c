import type { EntrySummary } from '../../../../shared/contract/entry-channels.ts';
import { inWords } from '../../../../shared/domain/civil-date/civil-date.ts';
import { kindName } from '../../../../shared/domain/entry/kind.ts';
import { zoneHere } from '../../../bridge/index.ts';
import { Button, KindMark } from '../../../ui/index.ts';
import styles from './Trash.module.css';
import { goneInWords } from './words.ts';

/** A deleted entry: what it was, when it goes for good, and the way back. */
export function DeletedRow({
  entry,
  onRestore,
}: {
  readonly entry: EntrySummary;
  readonly onRestore: () => void;
}) {
  const { title, kind, date, visibility, deletedAt } = entry;
  return (
    <li className={styles.row}>
      <div className={styles.words}>
        <div className={styles.meta}>
          <KindMark kind={kind} name={kindName(kind)} />
          {inWords(date)}
          {visibility === 'sealed' && <span>sealed</span>}
        </div>
        <p className={styles.title}>{title}</p>
        {deletedAt && <p className={styles.gone}>{goneInWords(deletedAt, zoneHere())}</p>}
      </div>
      <Button onPress={onRestore} aria-label={`Restore: ${title}`}>
        Restore
      </Button>
    </li>
  );
}
