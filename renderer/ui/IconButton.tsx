import type { ReactNode } from 'react';
import { Button, type ButtonProps } from './Button.tsx';
import styles from './IconButton.module.css';
import { Tooltip } from './Tooltip.tsx';

/** A button that shows only an icon: its name is spoken, and shown on hover and focus. */
export function IconButton({
  label,
  keys,
  children,
  ...rest
}: Omit<ButtonProps, 'children' | 'className'> & {
  readonly label: string;
  /** The keys that do the same, shown beside the name. */
  readonly keys?: string;
  readonly children: ReactNode;
}) {
  return (
    <Tooltip text={label} {...(keys === undefined ? {} : { keys })}>
      <Button variant="quiet" {...rest} aria-label={label} className={styles.icon}>
        {children}
      </Button>
    </Tooltip>
  );
}
