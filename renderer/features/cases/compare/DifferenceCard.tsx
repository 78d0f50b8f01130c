import { ToggleGroup } from '../../../ui/index.ts';
import styles from './ComparePage.module.css';
import type { Decision, Difference, DiffPart } from './differences.ts';

const typeNames: Readonly<Record<Difference['type'], string>> = {
  added: 'Added',
  removed: 'No longer built',
  changed: 'Changed',
  'kept-edited': 'Edited by you',
};

const choices = [
  { id: 'accept', name: 'Accept' },
  { id: 'refuse', name: 'Refuse' },
] as const;

function Words({
  label,
  parts,
  as: Mark,
}: {
  readonly label: string;
  readonly parts: readonly DiffPart[];
  readonly as: 'del' | 'ins';
}) {
  if (parts.length === 0) return null;
  return (
    <div className={styles.version}>
      <dt className={styles.label}>{label}</dt>
      <dd className={styles.words} dir="auto">
        {parts.map(
          ({ text, isChanged }, index) =>
            // biome-ignore-start lint/suspicious/noArrayIndexKey: the pieces of one text have no other name.
            isChanged ? <Mark key={index}>{text}</Mark> : <span key={index}>{text}</span>,
          // biome-ignore-end lint/suspicious/noArrayIndexKey: the pieces of one text have no other name.
        )}
      </dd>
    </div>
  );
}

function labelOfNew({ type, before, isHidden }: Difference): string {
  if (type === 'added') return 'New';
  if (isHidden) return 'Built now';
  return before.length === 0 ? 'Same words' : 'Built now';
}

/** One difference: what stands, what would be built, and the decision. */
export function DifferenceCard({
  difference,
  decision,
  onDecide,
}: {
  readonly difference: Difference;
  readonly decision: Decision | null;
  readonly onDecide: (decision: Decision | null) => void;
}) {
  const { type, section, heading, expectation, before, after, notes } = difference;
  return (
    <li className={styles.card} data-type={type} data-decision={decision ?? undefined}>
      <p className={styles.meta}>
        <span className={styles.type}>{typeNames[type]}</span>
        <span>{heading === undefined ? section : `${section}, ${heading}`}</span>
      </p>
      {expectation !== undefined && <p className={styles.expectation}>{expectation}</p>}
      <dl className={styles.versions}>
        <Words label={type === 'kept-edited' ? 'Your words' : 'Stands'} parts={before} as="del" />
        <Words label={labelOfNew(difference)} parts={after} as="ins" />
      </dl>
      {notes.length > 0 && <p className={styles.notes}>{notes.join(' ')}</p>}
      <ToggleGroup
        label={`${typeNames[type]} in ${section}`}
        options={choices}
        value={decision}
        isClearable
        onChange={onDecide}
      />
    </li>
  );
}
