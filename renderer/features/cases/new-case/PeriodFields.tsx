import type { CivilDate } from '../../../../shared/domain/civil-date/civil-date.ts';
import { DateField, ToggleGroup } from '../../../ui/index.ts';
import styles from './NewCase.module.css';
import { type CasePeriod, periodOf, periodProblem, presetOf, presets } from './periods.ts';

/** Chooses the first and last day whose entries count. */
export function PeriodFields({
  period,
  today,
  onChange,
}: {
  readonly period: CasePeriod;
  readonly today: CivilDate;
  readonly onChange: (period: CasePeriod) => void;
}) {
  return (
    <fieldset className={styles.group}>
      <legend className={styles.legend}>Period</legend>
      <p className={styles.explained}>
        Only entries dated within it count. Committees judge what happened since the last decision; twelve to
        eighteen months is usual.
      </p>
      <ToggleGroup
        label="Usual periods"
        options={presets}
        value={presetOf(period, today)}
        onChange={(preset) => preset && onChange(periodOf(preset, today))}
      />
      <div className={styles.fields}>
        <DateField
          label="First day"
          value={period.from}
          errorMessage={periodProblem(period)}
          onChange={(from) => onChange({ ...period, from: from as CivilDate })}
        />
        <DateField
          label="Last day"
          value={period.to}
          onChange={(to) => onChange({ ...period, to: to as CivilDate })}
        />
      </div>
    </fieldset>
  );
}
