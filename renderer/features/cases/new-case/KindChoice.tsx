import type { CaseKind } from '../../../../shared/domain/promotion-case/case.ts';
import { kindChoices } from '../kinds.ts';
import styles from './NewCase.module.css';

/** The kinds of document to choose between, each with what it is for. */
export function KindChoice({
  value,
  onChange,
}: {
  readonly value: CaseKind;
  readonly onChange: (kind: CaseKind) => void;
}) {
  return (
    <fieldset className={styles.kinds}>
      <legend className={styles.legend}>What to build</legend>
      {kindChoices.map(({ id, name, about }) => (
        <label key={id} className={styles.kind} data-chosen={id === value ? '' : undefined}>
          <input
            type="radio"
            name="kind"
            value={id}
            checked={id === value}
            aria-describedby={`kind-${id}`}
            onChange={() => onChange(id)}
            className={styles.radio}
          />
          <span className={styles.kindText}>
            <span className={styles.kindName}>{name}</span>
          </span>
          <span id={`kind-${id}`} className={styles.kindAbout} aria-hidden>
            {about}
          </span>
        </label>
      ))}
    </fieldset>
  );
}
