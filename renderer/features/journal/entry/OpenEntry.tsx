import { Trash2 } from 'lucide-react';
import { useEffect } from 'react';
import { useLocation } from 'wouter';
import type { EntryDetail } from '../../../../shared/contract/entry-channels.ts';
import { addresses, useMutationOf } from '../../../bridge/index.ts';
import { EntryEditor } from '../../../editor/index.ts';
import {
  BackLink,
  IconButton,
  isOverlayOpen,
  Notice,
  Room,
  showToast,
  useCommands,
} from '../../../ui/index.ts';
import { SuggestionPanel } from '../suggestions/SuggestionPanel.tsx';
import { useDecide } from '../suggestions/use-decide.ts';
import { useLiveMapping } from '../suggestions/use-live-mapping.ts';
import { CrossingNotice } from './CrossingNotice.tsx';
import { EntryAside } from './EntryAside.tsx';
import { EntryHeader } from './EntryHeader.tsx';
import styles from './OpenEntry.module.css';
import { SaveNote } from './SaveNote.tsx';
import { useEntry } from './use-entry.ts';
import { useMarks } from './use-marks.ts';

/** An entry's page: its words in the editor, and about it what they may be evidence of and every field. */
export function OpenEntry({
  stored,
  onSealed,
}: {
  readonly stored: EntryDetail;
  /** Called before the entry becomes sealed here, so that it stays on the screen. */
  readonly onSealed: () => void;
}) {
  const [, navigate] = useLocation();
  const opened = useEntry(stored);
  const { draft, change, flush, saveState, crossing } = opened;
  const { live: typed, onText } = useLiveMapping(draft.kind);
  const live = typed && typed.text !== draft.text ? typed : undefined;
  const marks = useMarks(draft, live);
  const decide = useDecide(draft.id, flush, opened.setEvidence);
  const remove = useMutationOf('entry.delete');
  const restore = useMutationOf('entry.restore');

  async function moveToTrash(): Promise<void> {
    await flush();
    const answer = await remove.run({ id: draft.id });
    if (!answer.ok) return;
    navigate(addresses.journal);
    showToast({ message: 'Moved to the trash.', undo: () => void takeBack() });
  }

  async function takeBack(): Promise<void> {
    const answer = await restore.run({ id: draft.id });
    if (!answer.ok) showToast({ message: `The entry stays in the trash. ${answer.failure.message}` });
  }

  useCommands([
    {
      id: 'delete-entry',
      name: 'Move this entry to the trash',
      words: 'delete',
      run: () => void moveToTrash(),
    },
  ]);
  useEscape(() => navigate(addresses.journal));

  const changeField: typeof change = (changes, isUrgent) => {
    if (changes.visibility === 'sealed') onSealed();
    change(changes, isUrgent);
  };

  return (
    <Room
      title="Entry"
      isTitleHidden
      asideLabel="About this entry"
      aside={
        <>
          {draft.visibility !== 'sealed' && <SuggestionPanel entry={draft} live={live} decide={decide} />}
          <EntryAside entry={draft} change={changeField} />
        </>
      }
    >
      <div className={styles.bar}>
        <BackLink href={addresses.journal}>Journal</BackLink>
        <div className={styles.barEnd}>
          <SaveNote state={saveState} onRetry={() => void flush()} />
          <IconButton label="Move to the trash" onPress={() => void moveToTrash()}>
            <Trash2 aria-hidden />
          </IconButton>
        </div>
      </div>
      {saveState.phase === 'failed' && <Notice tone="error">{saveState.failure.message}</Notice>}
      {remove.failure && <Notice tone="error">{remove.failure.message}</Notice>}
      {crossing && <CrossingNotice crossing={crossing} />}
      <article className={styles.sheet}>
        <EntryHeader entry={draft} change={change} />
        <EntryEditor
          label="Text of the entry"
          content={opened.content}
          marks={marks}
          onEdit={(body, text) => {
            change({ body });
            onText(text);
          }}
          onLeave={() => void flush()}
        />
      </article>
      <p className={styles.hint}>
        Markdown works: # heading, - list, &gt; quote, **bold**, *italic*, `code`, [words](https://…).
      </p>
    </Room>
  );
}

/** Escape leaves the entry, unless something that is open takes it. */
function useEscape(leave: () => void): void {
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent): void {
      if (event.key === 'Escape' && !event.defaultPrevented && !isOverlayOpen()) leave();
    }
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  });
}
