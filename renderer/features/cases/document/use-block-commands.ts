import type { CaseBlockView } from '../../../../shared/domain/promotion-case/case.ts';
import { showToast } from '../../../ui/index.ts';
import { useEditing } from './editing.ts';
import { neighbourOf } from './runs.ts';
import type { Changed } from './use-case-actions.ts';

/** What a block's menu and its keys do. */
export interface BlockCommands {
  /** Begins to change the words; where they are hidden, shows them first. */
  readonly edit: () => void;
  readonly reveal: () => void;
  readonly hide: () => void;
  readonly add: () => void;
  readonly link: () => void;
  readonly putBack: () => Promise<void>;
  readonly move: (direction: 'up' | 'down') => Promise<void>;
  readonly remove: () => Promise<void>;
  /** Moves focus to another block. */
  readonly go: (to: 'next' | 'previous' | 'first' | 'last') => void;
}

/** The commands of one block; each leaves focus on the block, or on its neighbour where the block is gone. */
export function useBlockCommands(block: CaseBlockView): BlockCommands {
  const { actions, order, open, focus, reveal, hide } = useEditing();
  const { id, sectionId, generatedText } = block;
  const at = order.findIndex((other) => other.id === id);

  function settle(answer: Changed, blockId: string | undefined): void {
    if (!answer.ok) showToast({ message: answer.failure.message });
    else if (blockId !== undefined) focus(blockId, answer.value.revision);
  }

  return {
    edit: () => (block.isHidden ? reveal(id) : open({ type: 'edit', blockId: id })),
    reveal: () => reveal(id),
    hide: () => hide(id),
    add: () => open({ type: 'add', place: { sectionId, afterBlockId: id } }),
    link: () => open({ type: 'link', blockId: id }),
    putBack: async () => {
      if (generatedText !== undefined) settle(await actions.edit(id, generatedText), id);
    },
    move: async (direction) => settle(await actions.move(id, direction), id),
    remove: async () => {
      const answer = await actions.remove(id);
      settle(answer, neighbourOf(order, id));
      if (!answer.ok) return;
      showToast({
        message: 'Sentence removed.',
        undo: () => void actions.restore(id).then((restored) => settle(restored, id)),
      });
    },
    go: (to) => {
      const next = { next: order[at + 1], previous: order[at - 1], first: order[0], last: order.at(-1) }[to];
      if (next) focus(next.id);
    },
  };
}
