import type { CaseBlockView } from '../../../../shared/domain/promotion-case/case.ts';
import { Button, Notice } from '../../../ui/index.ts';

/** Says plainly what stops the export, and the way out. */
export function NarrowedNotice({
  blocks,
  onShow,
}: {
  readonly blocks: readonly CaseBlockView[];
  readonly onShow: (blockId: string | undefined) => void;
}) {
  const [first] = blocks;
  const isOne = blocks.length === 1;
  return (
    <Notice
      tone="warning"
      action={<Button onPress={() => onShow(first?.id)}>{isOne ? 'Show it' : 'Show the first'}</Button>}
    >
      {isOne ? 'One sentence stands' : `${blocks.length} sentences stand`} on an entry that is no longer
      shareable, so this case cannot be exported. Remove {isOne ? 'it' : 'them'}, write{' '}
      {isOne ? 'it' : 'them'} anew from other entries, or make the entry shareable again.
    </Notice>
  );
}
