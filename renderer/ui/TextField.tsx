import type { ReactNode, Ref } from 'react';
import {
  TextField as AriaTextField,
  type TextFieldProps as AriaTextFieldProps,
  FieldError,
  Input,
  Label,
  Text,
  TextArea,
} from 'react-aria-components';
import { classes } from './classes.ts';
import styles from './field.module.css';

/** A text field's props: a visible label always, or `isLabelHidden` where the place says it. */
export interface TextFieldProps extends Omit<AriaTextFieldProps, 'className' | 'style' | 'children'> {
  readonly label: string;
  readonly isLabelHidden?: boolean;
  readonly description?: ReactNode;
  /** The sentence shown while `isInvalid`. */
  readonly errorMessage?: string | undefined;
  readonly placeholder?: string;
  /** Shows that many lines. */
  readonly rows?: number;
  /** What stands at the end of the field, for example a button that reveals a passphrase. */
  readonly end?: ReactNode;
  readonly inputRef?: Ref<HTMLInputElement>;
  readonly className?: string | undefined;
}

/** One line of text, or several with `rows`. Nothing typed is offered again by the browser or spell-checked. */
export function TextField({
  label,
  isLabelHidden = false,
  description,
  errorMessage,
  placeholder,
  rows,
  end,
  inputRef,
  className,
  ...rest
}: TextFieldProps) {
  const hint = placeholder === undefined ? {} : { placeholder };
  return (
    <AriaTextField
      autoComplete="off"
      spellCheck="false"
      autoCorrect="off"
      {...rest}
      {...(isLabelHidden ? { 'aria-label': label } : {})}
      className={classes(styles.field, className)}
    >
      {!isLabelHidden && <Label className={styles.label ?? ''}>{label}</Label>}
      <div className={styles.control}>
        {rows === undefined ? (
          <Input {...hint} {...(inputRef ? { ref: inputRef } : {})} className={styles.input ?? ''} />
        ) : (
          <TextArea {...hint} rows={rows} className={styles.input ?? ''} />
        )}
        {end}
      </div>
      {description !== undefined && (
        <Text slot="description" className={styles.description ?? ''}>
          {description}
        </Text>
      )}
      <FieldError className={styles.error ?? ''}>{errorMessage}</FieldError>
    </AriaTextField>
  );
}
