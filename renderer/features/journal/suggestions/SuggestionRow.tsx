import { skillArea } from '../../../../shared/domain/skill-area/taxonomy.ts';
import { Button } from '../../../ui/index.ts';
import { AreaChip } from '../AreaChip.tsx';
import styles from './SuggestionPanel.module.css';
import type { Suggestion } from './suggestion-list.ts';

const longestQuote = 90;

function quote(words: string): string {
  const line = words.replaceAll(/\s+/g, ' ').trim();
  return `“${line.length > longestQuote ? `${line.slice(0, longestQuote)}…` : line}”`;
}

/** One suggestion: the area, yes and no, and the very words that caused it; a tentative one says that it is a guess. */
export function SuggestionRow({
  suggestion,
  text,
  onAnswer,
}: {
  readonly suggestion: Suggestion;
  /** The text the spans point into. */
  readonly text: string;
  readonly onAnswer: (decision: 'confirmed' | 'rejected') => void;
}) {
  const { areaId, isSolid, spans } = suggestion;
  const { name } = skillArea(areaId);
  const quotes = spans.map(([start, end]) => quote(text.slice(start, end))).filter((words) => words !== '“”');
  return (
    <li className={styles.suggestion} data-area={areaId}>
      <AreaChip areaId={areaId} isTentative={!isSolid} />
      <Button
        variant={isSolid ? 'primary' : 'plain'}
        aria-label={`Yes, ${name}`}
        aria-keyshortcuts="y"
        data-yes
        onPress={() => onAnswer('confirmed')}
      >
        Yes
      </Button>
      <Button aria-label={`No, not ${name}`} aria-keyshortcuts="n" onPress={() => onAnswer('rejected')}>
        No
      </Button>
      <p className={styles.quotes}>
        {!isSolid && 'A guess. '}
        {quotes.slice(0, 3).join(' ')}
      </p>
    </li>
  );
}
