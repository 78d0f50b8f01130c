import { inWords } from '../../../../shared/domain/civil-date/civil-date.ts';
import { Checkbox } from '../../../ui/index.ts';
import { useNarrowedTo } from '../use-narrowed-to.ts';
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
  const narrowedTo = useNarrowedTo(entry.id, isChecked);
  return (
    <div className={styles.choice}>
      <Checkbox
        label={`${inWords(entry.date)}: ${entry.title}`}
        isSelected={isChosen}
        onChange={(isSelected) => onToggle(entry, isSelected)}
      />
      {narrowedTo && <span className={styles.narrowed}>{narrowedTo} now: take it away</span>}
    </div>
  );
}
