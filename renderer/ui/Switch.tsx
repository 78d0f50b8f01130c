import { Switch as AriaSwitch } from 'react-aria-components';
import styles from './Switch.module.css';

/** Something that is on or off and takes effect at once; `description` says what being on means. */
export function Switch({
  label,
  description,
  isSelected,
  onChange,
}: {
  readonly label: string;
  readonly description?: string;
  readonly isSelected: boolean;
  readonly onChange: (isSelected: boolean) => void;
}) {
  return (
    <AriaSwitch isSelected={isSelected} onChange={onChange} className={styles.switch ?? ''}>
      <span className={styles.track} aria-hidden />
      <span className={styles.text}>
        {label}
        {description !== undefined && <span className={styles.description}>{description}</span>}
      </span>
    </AriaSwitch>
  );
}
