import { ChevronDown } from 'lucide-react';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { Button as KindButton } from 'react-aria-components';
import { useLocation } from 'wouter';
import { kindName } from '../../../../shared/domain/entry/kind.ts';
import { addresses, saveBeforeLock, useQueryOf } from '../../../bridge/index.ts';
import { Button, CompletingInput, commandKeys, Kbd, KindMark, Menu, Notice } from '../../../ui/index.ts';
import { kindOptions, withArticle } from '../kinds.ts';
import styles from './Capture.module.css';
import { KindGuess } from './KindGuess.tsx';
import { completeMention, mentionBeingTyped, namesFor } from './mentions.ts';
import { useCapture } from './use-capture.ts';

/** One line, Enter, saved. The kind changes with Ctrl and the arrows; `@` names a person. */
export function Capture() {
  const capture = useCapture();
  const [, navigate] = useLocation();
  const [line, setLine] = useState('');
  const latest = useRef(line);
  useEffect(() => {
    latest.current = line;
  });
  const names = useQueryOf('entry.names', {}).data?.people ?? [];
  const typed = mentionBeingTyped(line);
  const offered = typed === undefined ? [] : namesFor(typed, names).slice(0, 6);

  async function save(): Promise<string | undefined> {
    const text = latest.current;
    if (text.trim() === '') return undefined;
    const id = await capture.save(text, names);
    if (id !== undefined && latest.current === text) setLine('');
    return id;
  }

  // The journal may be locked in the middle of a line: what is there becomes an entry rather than nothing.
  const saveLatest = useRef(save);
  useEffect(() => {
    saveLatest.current = save;
  });
  useEffect(() => saveBeforeLock(() => saveLatest.current()), []);

  function onKeyDown(event: KeyboardEvent): void {
    if ((event.ctrlKey || event.metaKey) && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) {
      event.preventDefault();
      event.stopPropagation();
      capture.stepKind(event.key === 'ArrowUp' ? -1 : 1);
    } else if ((event.ctrlKey || event.metaKey) && event.key === 'Enter') {
      event.preventDefault();
      void save().then((id) => id !== undefined && navigate(addresses.entry(id)));
    }
  }

  return (
    <form
      className={styles.form}
      autoComplete="off"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <div className={styles.capture}>
        <Menu
          label="Kind of the new entry"
          trigger={
            <KindButton className={styles.kind ?? ''} aria-label={`Kind: ${kindName(capture.kind)}`}>
              <KindMark kind={capture.kind} name={kindName(capture.kind)} />
              <ChevronDown aria-hidden />
            </KindButton>
          }
          actions={kindOptions}
          selected={capture.kind}
          onAction={capture.setKind}
        />
        <CompletingInput
          id="new-entry"
          label="New entry"
          className={styles.field}
          placeholder="What happened? One line is enough."
          value={line}
          onChange={setLine}
          offers={offered}
          offersLabel="People"
          onPick={(name) => setLine(completeMention(latest.current, name))}
          onKeyDown={onKeyDown}
          describedBy="new-entry-hint"
        />
        <Button type="submit" variant="quiet" className={styles.enter} aria-label="Save the entry">
          <Kbd>Enter</Kbd>
        </Button>
      </div>
      {capture.failure && <Notice tone="error">{capture.failure.message} Your line is still here.</Notice>}
      <div className={styles.below}>
        <p className={styles.hint} id="new-entry-hint">
          {commandKeys('↑ ↓')} changes the kind. @ mentions a person. Enter saves.
        </p>
        <KindGuess line={line} kind={capture.kind} onTake={capture.setKind} />
        <p className={styles.saved} role="status">
          {capture.saved && line === '' && `Saved as ${withArticle(capture.saved.kind)}.`}
          {capture.saved && line === '' && (
            <Button variant="quiet" onPress={() => void capture.undo()}>
              Undo
            </Button>
          )}
        </p>
      </div>
    </form>
  );
}
