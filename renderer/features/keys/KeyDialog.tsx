import type { ReactNode } from 'react';
import type { Failure } from '../../../shared/domain/result/result.ts';
import { Button, Dialog, Notice } from '../../ui/index.ts';
import styles from './keys.module.css';

/** Whether a dialog about keys is shown, and how it closes. */
export interface KeyDialogState {
  readonly isOpen: boolean;
  readonly onOpenChange: (isOpen: boolean) => void;
}

/** A dialog that asks for a secret and does one thing with it. */
export function KeyDialog({
  title,
  verb,
  pendingVerb,
  isReady,
  isPending,
  failure,
  onSubmit,
  children,
  ...state
}: KeyDialogState & {
  readonly title: string;
  readonly verb: string;
  readonly pendingVerb: string;
  readonly isReady: boolean;
  readonly isPending: boolean;
  readonly failure: Failure | undefined;
  readonly onSubmit: () => void;
  readonly children: ReactNode;
}) {
  return (
    <Dialog title={title} {...state}>
      <form
        className={styles.form}
        autoComplete="off"
        onSubmit={(event) => {
          event.preventDefault();
          if (isReady && !isPending) onSubmit();
        }}
      >
        {children}
        {failure && <Notice tone="error">{failure.message}</Notice>}
        <div>
          <Button type="submit" variant="primary" size="medium" isDisabled={!isReady} isPending={isPending}>
            {isPending ? pendingVerb : verb}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
