import { inWords } from '../../../../shared/domain/civil-date/civil-date.ts';
import { useQueryOf } from '../../../bridge/index.ts';
import { Checkbox } from '../../../ui/index.ts';
import styles from './LinkDialog.module.css';
import type { Linkable } from './linkable.ts';

/** An entry that can be linked or let go. */
export function LinkChoice({
  entry,
  isChosen,
  onToggle,
  isChecked = false,
}: {
  readonly entry: Linkable;
  readonly isChosen: boolean;
  readonly onToggle: (entry: Linkable, isChosen: boolean) => void;
  /** Looks the entry up, to say that it is no longer shareable. */
  readonly isChecked?: boolean;
}) {
  const current = useQueryOf('entry.get', { id: entry.id }, { isEnabled: isChecked });
  const isNarrowed = current.data !== undefined && current.data.visibility !== 'shareable';
  return (
    <div className={styles.choice}>
      <Checkbox
        label={`${inWords(entry.date)}: ${entry.title}`}
        isSelected={isChosen}
        onChange={(isSelected) => onToggle(entry, isSelected)}
      />
      {isNarrowed && <span className={styles.narrowed}>{current.data?.visibility} now: take it away</span>}
    </div>
  );
}
