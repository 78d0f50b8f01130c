import { Check, CircleDashed, CircleX, Pencil, TriangleAlert } from 'lucide-react';
import type { CaseBlockView } from '../../../../shared/domain/promotion-case/case.ts';
import { Button, Popover, spoken } from '../../../ui/index.ts';
import styles from './Block.module.css';
import type { BlockMarkWords } from './block-words.ts';
import { SourceList } from './SourceList.tsx';

const icons = {
  quiet: Check,
  edited: Pencil,
  open: CircleDashed,
  warning: TriangleAlert,
  stop: CircleX,
} as const;

/** A block's state in words; pressed, it shows what the block stands on. */
export function BlockSources({
  block,
  mark,
  markId,
  isReachable,
}: {
  readonly block: CaseBlockView;
  readonly mark: BlockMarkWords;
  readonly markId: string;
  /** Whether the Tab key stops here. */
  readonly isReachable: boolean;
}) {
  const Icon = icons[mark.tone];
  return (
    <Popover
      label="What this stands on"
      trigger={
        <Button
          variant="quiet"
          data-part="sources"
          data-tone={mark.tone}
          excludeFromTabOrder={!isReachable}
          className={styles.mark}
        >
          <Icon aria-hidden />
          <span aria-hidden>{mark.short}</span>
          <span id={markId} className={spoken}>
            {mark.words}
          </span>
        </Button>
      }
    >
      <SourceList block={block} />
    </Popover>
  );
}
