import type { ShownBlock } from '../../../../shared/domain/promotion-case/case.ts';
import { Button } from '../../../ui/index.ts';
import styles from './Block.module.css';
import { hiddenWords } from './block-words.ts';

/** What stands in the place of words that were hidden. */
export function HiddenWords({ block }: { readonly block: ShownBlock }) {
  return <em className={styles.hidden}>{hiddenWords(block)}</em>;
}

/** The way to the hidden words. */
export function ShowWords({
  onShow,
  isReachable,
}: {
  readonly onShow: () => void;
  /** Whether the Tab key stops here. */
  readonly isReachable: boolean;
}) {
  return (
    <Button variant="quiet" excludeFromTabOrder={!isReachable} className={styles.show} onPress={onShow}>
      Show the words
    </Button>
  );
}
