import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { classes } from './classes.ts';
import type { Option } from './Select.tsx';
import styles from './ToggleGroup.module.css';

/** A few choices side by side, one in force. With `isClearable` a second press takes the choice back (`null`). */
export function ToggleGroup<Id extends string>({
  label,
  options,
  value,
  onChange,
  isClearable = false,
  isDisabled = false,
  className,
}: {
  readonly label: string;
  readonly options: readonly Option<Id>[];
  readonly value: Id | null;
  readonly onChange: (value: Id | null) => void;
  readonly isClearable?: boolean;
  readonly isDisabled?: boolean;
  readonly className?: string | undefined;
}) {
  return (
    <ToggleButtonGroup
      aria-label={label}
      selectionMode="single"
      disallowEmptySelection={!isClearable}
      isDisabled={isDisabled}
      selectedKeys={value === null ? [] : [value]}
      onSelectionChange={(keys) => {
        const chosen = options.find((option) => keys.has(option.id));
        onChange(chosen ? chosen.id : null);
      }}
      className={classes(styles.group, className)}
    >
      {options.map((option) => (
        <ToggleButton key={option.id} id={option.id} className={styles.toggle ?? ''}>
          {option.name}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}

/** One thing that is on or off, shown as a button that stays pressed. */
export function Toggle({
  label,
  isSelected,
  onChange,
}: {
  readonly label: string;
  readonly isSelected: boolean;
  readonly onChange: (isSelected: boolean) => void;
}) {
  return (
    <ToggleButton
      isSelected={isSelected}
      onChange={onChange}
      className={classes(styles.toggle, styles.alone)}
    >
      {label}
    </ToggleButton>
  );
}
