import { type RefObject, useEffect } from 'react';
import type { EntryDetail } from '../../../../shared/contract/entry-channels.ts';
import { saveBeforeLock, useCall, useSession } from '../../../bridge/index.ts';
import { showToast } from '../../../ui/index.ts';
import type { Autosave } from './autosave.ts';
import { asNewEntry, type EntryChanges, withChanges } from './changes.ts';

type Call = ReturnType<typeof useCall>;

/** Saves what is left; changes that were crossed become an entry of their own, so that no version is lost. */
async function saveRest(call: Call, base: EntryDetail, autosave: Autosave<EntryChanges>): Promise<void> {
  if (!autosave.hasUnsaved()) return;
  const state = await autosave.flush();
  if (autosave.isCrossed()) {
    const copy = withChanges(base, autosave.unsaved());
    const answer = await call('entry.create', asNewEntry(copy));
    if (!answer.ok) return tellUnsaved(answer.failure.message, () => saveRest(call, base, autosave));
    autosave.discard();
    showToast({ message: 'Both versions of the entry are kept: yours is an entry of its own now.' });
  } else if (state.phase === 'failed') {
    tellUnsaved(state.failure.message, () => saveRest(call, base, autosave));
  }
}

function tellUnsaved(reason: string, again: () => Promise<void>): void {
  const message = `The last changes of an entry are not saved. ${reason}`;
  showToast({ message, undo: () => void again(), undoLabel: 'Try again', isLasting: true });
}

/** Saves an entry when its page is hidden or left and before the journal locks; a tab is not closed over unsaved words. */
export function useSavedOnLeaving(base: RefObject<EntryDetail>, autosave: Autosave<EntryChanges>): void {
  const call = useCall();
  const { shell } = useSession().link;
  useEffect(() => {
    const saveNow = () => saveRest(call, base.current, autosave);
    const onHide = () => {
      if (document.visibilityState === 'hidden') void autosave.flush();
    };
    const onUnload = (event: BeforeUnloadEvent) => {
      if (shell === 'browser' && autosave.hasUnsaved()) event.preventDefault();
    };
    const forget = saveBeforeLock(saveNow);
    document.addEventListener('visibilitychange', onHide);
    window.addEventListener('beforeunload', onUnload);
    return () => {
      forget();
      document.removeEventListener('visibilitychange', onHide);
      window.removeEventListener('beforeunload', onUnload);
      void saveNow();
    };
  }, [call, base, autosave, shell]);
}
