import type { RefAttributes } from 'react';
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components';
import styles from './Button.module.css';
import { classes } from './classes.ts';

/** How much a button asks for attention: `primary` once a screen at most, `danger` for what cannot be taken back. */
export type ButtonVariant = 'plain' | 'primary' | 'quiet' | 'danger';

/** A button's props: those of the accessible primitive, and how it looks. */
export interface ButtonProps
  extends Omit<AriaButtonProps, 'className' | 'style'>,
    RefAttributes<HTMLButtonElement> {
  readonly variant?: ButtonVariant;
  readonly size?: 'small' | 'medium';
  /** Adds to the button's own classes, for its place on a screen. */
  readonly className?: string | undefined;
}

/** A button that does something at once; a place to go is a link. */
export function Button({ variant = 'plain', size = 'small', className, ...rest }: ButtonProps) {
  return (
    <AriaButton {...rest} className={classes(styles.button, styles[variant], styles[size], className)} />
  );
}
