import { ChevronDown } from 'lucide-react';
import type { CivilDate } from '../../../../shared/domain/civil-date/civil-date.ts';
import { kindName } from '../../../../shared/domain/entry/kind.ts';
import { Button, DateField, KindMark, Menu, Popover } from '../../../ui/index.ts';
import type { EntryFieldProps } from '../fields/types.ts';
import { kindOptions } from '../kinds.ts';
import { dayHeading } from '../timeline/days.ts';
import { useToday } from '../use-today.ts';
import styles from './OpenEntry.module.css';

/** The line above an entry's words: its kind and day, each a button that changes it, and its visibility. */
export function EntryHeader({ entry, change }: EntryFieldProps) {
  const today = useToday();
  return (
    <header className={styles.meta}>
      <Menu
        label="Kind"
        trigger={
          <Button variant="quiet" className={styles.kind} aria-label={`Kind: ${kindName(entry.kind)}`}>
            <KindMark kind={entry.kind} name={kindName(entry.kind)} />
            <ChevronDown aria-hidden />
          </Button>
        }
        actions={kindOptions}
        selected={entry.kind}
        onAction={(kind) => change({ kind }, true)}
      />
      <Popover
        label="Date of the entry"
        trigger={
          <Button variant="quiet" className={styles.date}>
            {dayHeading(entry.date, today)}
          </Button>
        }
      >
        <DateField
          label="Date"
          value={entry.date}
          onChange={(date) => change({ date: date as CivilDate }, true)}
        />
      </Popover>
      <span className={styles.note}>{entry.visibility}</span>
    </header>
  );
}
