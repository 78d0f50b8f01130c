import type { KeyboardEvent } from 'react';
import { ComboBox, Input, ListBox, ListBoxItem, Popover } from 'react-aria-components';
import styles from './CompletingInput.module.css';
import { classes } from './classes.ts';
import overlayStyles from './overlay.module.css';

/** A bare line of text in the serif of what the person writes; while there are `offers`, one may be picked for its end. */
export function CompletingInput({
  id,
  label,
  value,
  onChange,
  offers,
  offersLabel,
  onPick,
  onKeyDown,
  placeholder,
  describedBy,
  className,
}: {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly offers: readonly string[];
  readonly offersLabel: string;
  readonly onPick: (offer: string) => void;
  /** Sees every key before the field does. */
  readonly onKeyDown?: (event: KeyboardEvent) => void;
  readonly placeholder?: string;
  readonly describedBy?: string;
  readonly className?: string | undefined;
}) {
  return (
    <ComboBox
      aria-label={label}
      className={classes(styles.field, className)}
      allowsCustomValue
      menuTrigger="input"
      items={offers.map((offer) => ({ id: offer }))}
      inputValue={value}
      onInputChange={onChange}
      value={null}
      onChange={(offer) => {
        if (offer !== null) onPick(String(offer));
      }}
    >
      <Input
        id={id}
        className={styles.input ?? ''}
        placeholder={placeholder ?? ''}
        autoComplete="off"
        spellCheck="false"
        autoCorrect="off"
        aria-describedby={describedBy}
        onKeyDownCapture={onKeyDown}
      />
      <Popover className={overlayStyles.popover ?? ''} offset={14} placement="bottom start">
        <ListBox className={overlayStyles.list ?? ''} aria-label={offersLabel}>
          {({ id: offer }: { id: string }) => (
            <ListBoxItem id={offer} textValue={offer} className={overlayStyles.item ?? ''}>
              {offer}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  );
}
