import { strengthNames, strengthRules, strengths } from '../../../../shared/domain/evidence/strength.ts';
import styles from './ExpectationTable.module.css';

/** Each word for strength with its rule, beside the table that uses them. */
export function StrengthRules() {
  return (
    <dl className={styles.rules}>
      {strengths.map((strength) => (
        <div key={strength}>
          <dt data-strength={strength}>{strengthNames[strength]}</dt>
          <dd>{strengthRules[strength]}</dd>
        </div>
      ))}
    </dl>
  );
}
