import { useEffect, useRef, useState } from 'react';
import { longestSentence } from '../../../../shared/domain/promotion-case/case.ts';
import { saveBeforeLock } from '../../../bridge/index.ts';
import { Button, Kbd, TextField } from '../../../ui/index.ts';
import styles from './SentenceForm.module.css';

/**
 * A sentence being written. Enter saves it, Escape leaves it as it was. What was typed is saved too when the page is
 * left or the journal locks.
 */
export function SentenceForm({
  label,
  initial,
  onSave,
  onCancel,
  built,
}: {
  readonly label: string;
  readonly initial: string;
  /** Answers with a sentence where it could not be saved. */
  readonly onSave: (text: string) => Promise<string | undefined>;
  readonly onCancel: () => void;
  /** What was built, where a hand changed it: offered again. */
  readonly built?: string | undefined;
}) {
  const [text, setText] = useState(initial);
  const [problem, setProblem] = useState<string>();
  const isSettled = useRef(false);
  const latest = useRef({ text, onSave });
  useEffect(() => {
    latest.current = { text, onSave };
  });

  async function save(typed = latest.current.text.trim()): Promise<void> {
    if (isSettled.current) return;
    if (typed === '') return setProblem('A sentence needs words. Cancel to leave it as it was.');
    if (typed === initial.trim()) return onCancel();
    isSettled.current = true;
    const failed = await latest.current.onSave(typed);
    if (failed === undefined) return;
    isSettled.current = false;
    setProblem(failed);
  }
  const keep = useRef(save);
  useEffect(() => {
    keep.current = save;
  });
  useEffect(() => {
    const hasTyped = () => !['', initial.trim()].includes(latest.current.text.trim());
    const saveTyped = async () => (hasTyped() ? keep.current() : undefined);
    const forget = saveBeforeLock(saveTyped);
    return () => {
      forget();
      void saveTyped();
    };
  }, [initial]);

  function cancel(): void {
    isSettled.current = true;
    onCancel();
  }

  return (
    <div className={styles.form}>
      <TextField
        label={label}
        isLabelHidden
        autoFocus
        rows={2}
        value={text}
        onChange={setText}
        maxLength={longestSentence}
        isInvalid={problem !== undefined}
        errorMessage={problem}
        className={styles.field}
        onKeyDown={(event) => {
          if (event.key === 'Escape') cancel();
          else if (event.key === 'Enter' && !event.shiftKey && !event.nativeEvent.isComposing) {
            event.preventDefault();
            void save();
          } else event.continuePropagation();
        }}
      />
      <div className={styles.actions}>
        <Button onPress={() => void save()}>Save</Button>
        <Button variant="quiet" onPress={cancel}>
          Cancel
        </Button>
        {built !== undefined && (
          <Button variant="quiet" onPress={() => void save(built)}>
            Put back what was built
          </Button>
        )}
        <span className={styles.keys}>
          <Kbd>Enter</Kbd> saves, <Kbd>Esc</Kbd> cancels
        </span>
      </div>
    </div>
  );
}
