import { useState } from 'react';
import type { CaseDetail } from '../../../../shared/contract/case-channels.ts';
import { useQueryOf } from '../../../bridge/index.ts';

/** A case with the hidden words that were asked for, and the way to ask for more or hide them again. */
export interface Revealed {
  readonly detail: CaseDetail;
  readonly reveal: (blockId: string) => void;
  readonly hide: (blockId: string) => void;
}

/** Reads the words of entries narrowed since only once they are asked for; they are hidden again on leaving the case. */
export function useRevealed(detail: CaseDetail): Revealed {
  const [asked, setAsked] = useState<ReadonlySet<string>>(new Set());
  const isHidden = ({ id, isHidden }: CaseDetail['blocks'][number]) => isHidden === true && asked.has(id);
  const whole = useQueryOf(
    'case.get',
    { id: detail.id, includeNarrowed: true },
    { isEnabled: detail.blocks.some(isHidden) },
  );
  const blocks = detail.blocks.map((block) =>
    isHidden(block) ? (whole.data?.blocks.find(({ id }) => id === block.id) ?? block) : block,
  );
  return {
    detail: { ...detail, blocks },
    reveal: (blockId) => setAsked(new Set([...asked, blockId])),
    hide: (blockId) => setAsked(new Set([...asked].filter((id) => id !== blockId))),
  };
}
