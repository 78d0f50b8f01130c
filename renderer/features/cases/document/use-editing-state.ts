import { useEffect, useRef, useState } from 'react';
import type { CaseDetail } from '../../../../shared/contract/case-channels.ts';
import type { Editing, Opened } from './editing.ts';
import { inOrder } from './runs.ts';
import { useCaseActions } from './use-case-actions.ts';
import { useRevealed } from './use-revealed.ts';

/** Keeps what is open and where focus is while a case is edited. */
export function useEditingState(stored: CaseDetail): Editing {
  const actions = useCaseActions(stored.id);
  const { detail, reveal, hide } = useRevealed(stored);
  const [chosenId, setChosenId] = useState<string>();
  const [opened, setOpened] = useState<Opened>();
  const places = useRef(new Map<string, HTMLElement>());
  const wanted = useRef<{ blockId: string; revision: number } | undefined>(undefined);
  const order = inOrder(detail.sections, detail.blocks);
  const activeId = order.some(({ id }) => id === chosenId) ? chosenId : order[0]?.id;

  function focusWanted(): void {
    const next = wanted.current;
    if (!next || detail.revision < next.revision) return;
    const element = places.current.get(next.blockId);
    if (!element) return;
    // A dialog that is closing still holds focus.
    if (document.querySelector('[role="dialog"]')) {
      requestAnimationFrame(focusWanted);
      return;
    }
    wanted.current = undefined;
    element.focus();
    element.scrollIntoView({ block: 'nearest' });
  }
  // After every render: the block may be new, or the list may just have moved it and dropped its focus.
  useEffect(focusWanted);

  return {
    detail,
    actions,
    reveal,
    hide,
    order,
    activeId,
    activate: setChosenId,
    opened,
    open: setOpened,
    focus: (blockId, revision = 0) => {
      wanted.current = { blockId, revision };
      setChosenId(blockId);
      focusWanted();
    },
    place: (blockId, element) => {
      if (element) places.current.set(blockId, element);
      else places.current.delete(blockId);
    },
  };
}
