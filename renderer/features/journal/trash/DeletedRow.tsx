import type { EntrySummary } from '../../../../shared/contract/entry-channels.ts';
import { inWords } from '../../../../shared/domain/civil-date/civil-date.ts';
import { kindName } from '../../../../shared/domain/entry/kind.ts';
import { Button, KindMark } from '../../../ui/index.ts';
import styles from './Trash.module.css';

/** A deleted entry: what it was, and the way back. A sealed one shows its day alone. */
export function DeletedRow({
  entry,
  onRestore,
}: {
  readonly entry: EntrySummary;
  readonly onRestore: () => void;
}) {
  const title = entry.visibility === 'sealed' ? 'A sealed entry' : entry.title;
  return (
    <li className={styles.row}>
      <div className={styles.words}>
        <div className={styles.meta}>
          <KindMark kind={entry.kind} name={kindName(entry.kind)} />
          {inWords(entry.date)}
        </div>
        <p className={styles.title}>{title}</p>
      </div>
      <Button onPress={onRestore} aria-label={`Restore: ${title}`}>
        Restore
      </Button>
    </li>
  );
}
