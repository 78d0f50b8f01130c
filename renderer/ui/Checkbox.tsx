import { Check } from 'lucide-react';
import { Checkbox as AriaCheckbox } from 'react-aria-components';
import styles from './Checkbox.module.css';

/** A statement the person agrees to or not; for what takes effect at once use a switch. */
export function Checkbox({
  label,
  isSelected,
  onChange,
}: {
  readonly label: string;
  readonly isSelected: boolean;
  readonly onChange: (isSelected: boolean) => void;
}) {
  return (
    <AriaCheckbox isSelected={isSelected} onChange={onChange} className={styles.checkbox ?? ''}>
      <span className={styles.box} aria-hidden>
        {isSelected && <Check />}
      </span>
      {label}
    </AriaCheckbox>
  );
}
