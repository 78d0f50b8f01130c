import { Check, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import styles from './Chip.module.css';
import { classes } from './classes.ts';

/** Blue is hard, clay is soft, everywhere; neutral is anything else. */
export type ChipTone = 'hard' | 'soft' | 'neutral';

/** A short name on a tint. A ticked one is settled; a tentative one is dashed and ends in a question mark, so that colour says nothing alone. */
export function Chip({
  tone = 'neutral',
  isTentative = false,
  isTicked = false,
  onRemove,
  removeLabel = 'Remove',
  className,
  children,
}: {
  readonly tone?: ChipTone;
  readonly isTentative?: boolean;
  readonly isTicked?: boolean;
  readonly onRemove?: (() => void) | undefined;
  readonly removeLabel?: string;
  readonly className?: string | undefined;
  readonly children: ReactNode;
}) {
  return (
    <span className={classes(styles.chip, styles[tone], isTentative && styles.tentative, className)}>
      {isTicked && <Check role="img" aria-label="counted:" />}
      {children}
      {isTentative && '?'}
      {onRemove && (
        <Button aria-label={removeLabel} onPress={onRemove} className={styles.remove ?? ''}>
          <X aria-hidden />
        </Button>
      )}
    </span>
  );
}
