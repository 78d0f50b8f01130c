import type { ReactElement, ReactNode } from 'react';
import { Popover as AriaPopover, Dialog, DialogTrigger } from 'react-aria-components';
import { classes } from './classes.ts';
import overlayStyles from './overlay.module.css';

/** A small panel that opens from the one button inside `trigger` and closes with Escape. */
export function Popover({
  label,
  trigger,
  children,
}: {
  readonly label: string;
  readonly trigger: ReactElement;
  readonly children: ReactNode;
}) {
  return (
    <DialogTrigger>
      {trigger}
      <AriaPopover className={classes(overlayStyles.popover, overlayStyles.padded)} offset={6}>
        <Dialog aria-label={label} className={overlayStyles.bare ?? ''}>
          {children}
        </Dialog>
      </AriaPopover>
    </DialogTrigger>
  );
}
