import { Radio, RadioGroup, Text } from 'react-aria-components';
import fieldStyles from './field.module.css';
import styles from './RadioList.module.css';
import type { Option } from './Select.tsx';

/** One choice out of a few, all of them in sight, each with what it means. */
export function RadioList<Id extends string>({
  label,
  options,
  value,
  onChange,
}: {
  readonly label: string;
  readonly options: readonly Option<Id>[];
  readonly value: Id | null;
  readonly onChange: (value: Id) => void;
}) {
  return (
    <RadioGroup
      aria-label={label}
      value={value}
      onChange={(id) => {
        const chosen = options.find((option) => option.id === id);
        if (chosen) onChange(chosen.id);
      }}
      className={fieldStyles.field ?? ''}
    >
      <ul className={styles.list} role="presentation">
        {options.map((option) => (
          <li key={option.id} role="presentation">
            <Radio value={option.id} className={styles.option ?? ''}>
              <span className={styles.dot} aria-hidden />
              <span className={styles.text}>
                {option.name}
                {option.detail !== undefined && (
                  <Text slot="description" className={styles.detail ?? ''}>
                    {option.detail}
                  </Text>
                )}
              </span>
            </Radio>
          </li>
        ))}
      </ul>
    </RadioGroup>
  );
}
