import { useEffect, useRef, useState } from 'react';
import { v7 as newId } from 'uuid';
import { dayIn } from '../../../shared/domain/civil-date/civil-date.ts';
import type { EntryId } from '../../../shared/domain/entry/entry.ts';
import { type EntryKind, entryKinds, kindName } from '../../../shared/domain/entry/kind.ts';
import { useMutationOf, zoneHere } from '../../bridge/index.ts';
import { Button, Notice, Select, TextField } from '../../ui/index.ts';
import styles from './LockedCapture.module.css';

const kindOptions = entryKinds.map((id) => ({ id, name: kindName(id) }));

/**
 * Takes an entry down while the journal is locked or open elsewhere: it is sealed to the journal at once, and neither
 * it nor how many there are can be seen from here again.
 */
export function LockedCapture() {
  const [isOpen, setOpen] = useState(false);
  const [kind, setKind] = useState<EntryKind>('win');
  const [text, setText] = useState('');
  const [isKept, setKept] = useState(false);
  const add = useMutationOf('drop.add');
  const field = useRef<HTMLDivElement>(null);
  // The id belongs to the text it was made for: trying again cannot make a second entry.
  const unsaved = useRef<{ readonly text: string; readonly id: EntryId }>(undefined);

  useEffect(() => {
    if (isOpen) field.current?.querySelector('textarea')?.focus();
  }, [isOpen]);

  async function keep(): Promise<void> {
    const line = unsaved.current?.text === text ? unsaved.current : { text, id: newId() as EntryId };
    unsaved.current = line;
    setKept(false);
    const zone = zoneHere();
    const answer = await add.run({ id: line.id, kind, text, date: dayIn(Date.now(), zone), zone });
    if (!answer.ok && answer.failure.code !== 'exists') return;
    unsaved.current = undefined;
    add.reset();
    setText('');
    setKept(true);
    setOpen(false);
  }

  return (
    <div className={styles.capture}>
      {!isOpen && (
        <Button variant="quiet" className={styles.opener} onPress={() => setOpen(true)}>
          Write something down without unlocking
        </Button>
      )}
      <p role="status" className={styles.kept}>
        {isKept && !isOpen && 'Kept for the journal: it is in it at the next unlock.'}
      </p>
      {isOpen && (
        <form
          className={styles.form}
          autoComplete="off"
          onSubmit={(event) => {
            event.preventDefault();
            if (text.trim() !== '' && !add.isPending) void keep();
          }}
        >
          <div ref={field}>
            <TextField label="New entry" rows={3} value={text} onChange={setText} />
          </div>
          <Select
            label="Kind"
            options={kindOptions}
            value={kind}
            onChange={setKind}
            className={styles.kind}
          />
          {add.failure && <Notice tone="error">{add.failure.message} What you wrote is still here.</Notice>}
          <div className={styles.actions}>
            <Button type="submit" isDisabled={text.trim() === ''} isPending={add.isPending}>
              Keep it
            </Button>
            <Button
              variant="quiet"
              onPress={() => {
                add.reset();
                setText('');
                setOpen(false);
              }}
            >
              Cancel
            </Button>
          </div>
          <p className={styles.hint}>
            It is encrypted for the journal at once. From here nobody can read it again, not even you.
          </p>
        </form>
      )}
    </div>
  );
}
