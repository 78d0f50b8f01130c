import type { IgnoredClause } from '../../../../shared/domain/mapping/mapper.ts';
import styles from './SuggestionPanel.module.css';
import { reasonWord } from './suggestion-list.ts';

/** What was left out because it is no evidence of one's own skill, and why. */
export function IgnoredClauses({
  text,
  ignored,
}: {
  readonly text: string;
  readonly ignored: readonly IgnoredClause[];
}) {
  if (ignored.length === 0) return null;
  return (
    <div className={styles.ignored}>
      <h3>Left out</h3>
      <ul>
        {ignored.map((clause) => (
          <li key={`${clause.span[0]} ${clause.span[1]}`}>
            “{text.slice(clause.span[0], clause.span[1]).trim()}” <span>{reasonWord(clause)}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
