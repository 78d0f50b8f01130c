import { Pencil } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { longestLine } from '../../../../shared/domain/entry/entry.ts';
import { Button, IconButton, spoken, TextField } from '../../../ui/index.ts';
import { useEditing } from '../document/editing.ts';
import styles from './CaseTitle.module.css';

/** The case's title, renamed in its place. */
export function CaseTitle() {
  const { detail, actions } = useEditing();
  const [typed, setTyped] = useState<string>();
  const [problem, setProblem] = useState<string>();
  const heading = useRef<HTMLHeadingElement>(null);

  function close(): void {
    setTyped(undefined);
    setProblem(undefined);
  }

  // On arrival, and after renaming, focus is nowhere: the title is where the page begins.
  const isRenaming = typed !== undefined;
  useEffect(() => {
    if (!isRenaming && document.activeElement === document.body)
      heading.current?.focus({ preventScroll: true });
  }, [isRenaming]);

  async function save(): Promise<void> {
    const title = typed?.trim() ?? '';
    if (title === '') return setProblem('A case needs a title.');
    if (title === detail.title) return close();
    const answer = await actions.rename(title);
    if (answer.ok) close();
    else setProblem(answer.failure.message);
  }

  if (typed === undefined) {
    return (
      <div className={styles.title}>
        <h1 ref={heading} tabIndex={-1} className={styles.heading} dir="auto">
          {detail.title}
        </h1>
        <span className={styles.rename}>
          <IconButton label="Rename" onPress={() => setTyped(detail.title)}>
            <Pencil aria-hidden />
          </IconButton>
        </span>
      </div>
    );
  }
  return (
    <div className={styles.form}>
      <h1 className={spoken}>{detail.title}</h1>
      <TextField
        label="Title"
        autoFocus
        value={typed}
        onChange={setTyped}
        maxLength={longestLine}
        isInvalid={problem !== undefined}
        errorMessage={problem}
        className={styles.field}
        onKeyDown={(event) => {
          if (event.key === 'Enter') void save();
          else if (event.key === 'Escape') close();
          else event.continuePropagation();
        }}
      />
      <Button onPress={() => void save()}>Save</Button>
      <Button variant="quiet" onPress={close}>
        Cancel
      </Button>
    </div>
  );
}
