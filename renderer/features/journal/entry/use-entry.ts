import { useEffect, useRef, useState } from 'react';
import type { EntryDetail } from '../../../../shared/contract/entry-channels.ts';
import { useCall } from '../../../bridge/index.ts';
import { type Autosave, createAutosave, type SaveState } from './autosave.ts';
import { type EntryChanges, isSameContent, withChanges } from './changes.ts';
import { type Crossing, useCrossing } from './use-crossing.ts';
import { useSavedOnLeaving } from './use-saved-on-leaving.ts';

const saveDelayMs = 600;

/** An entry under the person's hands. */
export interface OpenedEntry {
  /** With every change made here, saved or not; the words alone follow when they are saved. */
  readonly draft: EntryDetail;
  /** What the editor shows; another object only when something else than the editor changed it. */
  readonly content: Pick<EntryDetail, 'body' | 'text'>;
  readonly saveState: SaveState;
  readonly crossing: Crossing | undefined;
  readonly change: (changes: Partial<EntryChanges>, isUrgent?: boolean) => void;
  readonly flush: () => Promise<SaveState>;
  readonly setEvidence: (evidence: EntryDetail['evidence']) => void;
}

/**
 * Holds an entry while it is edited: saves changes shortly after they are made, when the page is left, and before
 * the journal locks; takes over what changed elsewhere; loses nothing when a save fails.
 */
export function useEntry(stored: EntryDetail): OpenedEntry {
  const call = useCall();
  const [draft, setDraft] = useState(stored);
  const [content, setContent] = useState<OpenedEntry['content']>(stored);
  const [saveState, setSaveState] = useState<SaveState>({ phase: 'saved' });
  const base = useRef(stored);
  const { id } = stored;

  const [autosave] = useState<Autosave<EntryChanges>>(() =>
    createAutosave<EntryChanges, EntryDetail>({
      revision: stored.revision,
      delayMs: saveDelayMs,
      save: (changes, revision) => call('entry.update', { id, revision, changes }),
      revisionOf: (saved) => saved.revision,
      onSaved: (saved, unsaved) => {
        base.current = saved;
        setDraft(withChanges(saved, unsaved));
      },
      onState: setSaveState,
    }),
  );

  /** Goes on from another version, with these changes made here on top. */
  const [goOnFrom] = useState(() => (other: EntryDetail, changes: Partial<EntryChanges>) => {
    const shown = withChanges(other, changes);
    if (!isSameContent(base.current, other) && !changes.body) setContent(shown);
    base.current = other;
    autosave.rebase(other.revision);
    setDraft(shown);
  });

  // Something was read again: take it over unless changes made here are on their way.
  useEffect(() => {
    if (stored.revision > base.current.revision && !autosave.hasUnsaved()) goOnFrom(stored, {});
    else if (stored.revision === base.current.revision) {
      const { evidence, ignored } = stored;
      setDraft((shown) => ({ ...shown, evidence, ignored }));
    }
  }, [stored, autosave, goOnFrom]);

  const crossing = useCrossing({ base, autosave, saveState, goOnFrom, showContent: setContent });
  useSavedOnLeaving(base, autosave);

  return {
    draft,
    content,
    saveState,
    crossing,
    change: (changes, isUrgent) => {
      // The editor shows its own text; the page need not be drawn again for every letter.
      if (!changes.body) setDraft((shown) => withChanges(shown, changes));
      autosave.change(changes, isUrgent);
    },
    flush: autosave.flush,
    setEvidence: (evidence) => setDraft((shown) => ({ ...shown, evidence })),
  };
}
