import { Search, X } from 'lucide-react';
import type { Ref } from 'react';
import { SearchField as AriaSearchField, Button, Input } from 'react-aria-components';
import { classes } from './classes.ts';
import fieldStyles from './field.module.css';
import styles from './SearchField.module.css';

/** A field to look for something; Escape clears it. */
export function SearchField({
  label,
  placeholder = 'Search',
  value,
  onChange,
  inputRef,
  className,
}: {
  readonly label: string;
  readonly placeholder?: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly inputRef?: Ref<HTMLInputElement>;
  readonly className?: string | undefined;
}) {
  return (
    <AriaSearchField
      aria-label={label}
      value={value}
      onChange={onChange}
      autoComplete="off"
      spellCheck="false"
      autoCorrect="off"
      className={classes(fieldStyles.field, className)}
    >
      <div className={classes(fieldStyles.control, styles.control)}>
        <Search aria-hidden className={styles.icon} />
        <Input
          placeholder={placeholder}
          {...(inputRef ? { ref: inputRef } : {})}
          className={classes(fieldStyles.input, styles.input)}
        />
        {value !== '' && (
          <Button aria-label="Clear the search" className={fieldStyles.trigger ?? ''}>
            <X aria-hidden />
          </Button>
        )}
      </div>
    </AriaSearchField>
  );
}
