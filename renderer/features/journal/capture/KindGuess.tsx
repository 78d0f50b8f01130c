import { useEffect } from 'react';
import type { EntryKind } from '../../../../shared/domain/entry/kind.ts';
import { Button } from '../../../ui/index.ts';
import { withArticle } from '../kinds.ts';
import { useLiveMapping } from '../suggestions/use-live-mapping.ts';
import styles from './Capture.module.css';

/** Below this the guess is not worth a word. */
const worthSaying = 0.6;
const fewestCharacters = 20;

/** Says what kind the line sounds like, where that is another than the one chosen; it changes nothing by itself. */
export function KindGuess({
  line,
  kind,
  onTake,
}: {
  readonly line: string;
  readonly kind: EntryKind;
  readonly onTake: (kind: EntryKind) => void;
}) {
  const { live, onText } = useLiveMapping(undefined);
  useEffect(() => {
    if (line.trim().length >= fewestCharacters) onText(line);
  }, [line, onText]);

  const guess = live?.text === line ? live.mapping.kind : undefined;
  if (!guess || guess.id === kind || guess.confidence < worthSaying) return null;
  return (
    <p className={styles.guess}>
      Sounds like {withArticle(guess.id)}.
      <Button variant="quiet" onPress={() => onTake(guess.id)}>
        Make it one
      </Button>
    </p>
  );
}
