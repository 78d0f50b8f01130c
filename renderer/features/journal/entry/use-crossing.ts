import { type RefObject, useEffect, useState } from 'react';
import type { EntryDetail } from '../../../../shared/contract/entry-channels.ts';
import type { Failure } from '../../../../shared/domain/result/result.ts';
import { useCall } from '../../../bridge/index.ts';
import { showToast } from '../../../ui/index.ts';
import type { Autosave, SaveState } from './autosave.ts';
import { asNewEntry, canBothStand, type EntryChanges, withChanges } from './changes.ts';

/** What somebody else made of the entry while it was being changed here, and what the person can do about it. */
export interface Crossing {
  readonly failure: Failure;
  readonly other: EntryDetail;
  readonly keepMine: () => void;
  readonly takeOther: () => void;
  readonly keepBoth: () => Promise<void>;
}

/** What a crossing is settled with. */
interface CrossedEntry {
  readonly base: RefObject<EntryDetail>;
  readonly autosave: Autosave<EntryChanges>;
  readonly saveState: SaveState;
  readonly goOnFrom: (other: EntryDetail, changes: Partial<EntryChanges>) => void;
  readonly showContent: (content: EntryDetail) => void;
}

/** Settles a save that was crossed by a change elsewhere: where both can stand they both do, else the person decides. */
export function useCrossing(entry: CrossedEntry): Crossing | undefined {
  const { base, autosave, saveState, goOnFrom, showContent } = entry;
  const call = useCall();
  const [crossed, setCrossed] = useState<Pick<Crossing, 'failure' | 'other'>>();

  useEffect(() => {
    if (saveState.phase !== 'crossed') {
      setCrossed(undefined);
      return;
    }
    const { failure } = saveState;
    const { id } = base.current;
    void call('entry.get', { id, includeSealed: true }).then((answer) => {
      if (!answer.ok) return;
      if (canBothStand(base.current, answer.value, autosave.unsaved())) {
        goOnFrom(answer.value, autosave.unsaved());
        void autosave.flush();
      } else setCrossed({ failure, other: answer.value });
    });
  }, [saveState, base, autosave, goOnFrom, call]);

  if (!crossed) return undefined;
  const { other } = crossed;

  function takeOther(): Partial<EntryChanges> {
    const mine = autosave.discard();
    goOnFrom(other, {});
    showContent(other);
    return mine;
  }

  return {
    ...crossed,
    keepMine: () => {
      goOnFrom(other, autosave.unsaved());
      void autosave.flush();
    },
    takeOther: () => {
      const mine = takeOther();
      const undo = () => {
        goOnFrom(other, mine);
        showContent(withChanges(other, mine));
        autosave.change(mine, true);
      };
      showToast({ message: 'The other version is here now.', undo });
    },
    keepBoth: async () => {
      const copy = withChanges(base.current, autosave.unsaved());
      const answer = await call('entry.create', asNewEntry(copy));
      if (!answer.ok) return showToast({ message: answer.failure.message });
      takeOther();
      showToast({ message: 'Both are kept: yours is an entry of its own now.' });
    },
  };
}
