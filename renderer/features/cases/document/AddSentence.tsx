import { useEditing } from './editing.ts';
import { SentenceForm } from './SentenceForm.tsx';
import type { Place } from './use-case-actions.ts';
import { useIsShown } from './use-is-shown.ts';

/** A new sentence being typed at its place. */
export function AddSentence({
  place,
  onCancel,
}: {
  readonly place: Place;
  /** Moves focus back to where the writing was begun. */
  readonly onCancel: () => void;
}) {
  const { actions, detail, open, focus } = useEditing();
  const isShown = useIsShown();

  async function save(text: string): Promise<string | undefined> {
    const before = new Set(detail.blocks.map(({ id }) => id));
    const answer = await actions.add(place, text);
    if (!answer.ok) return answer.failure.message;
    if (!isShown.current) return undefined;
    open(undefined);
    const added = answer.value.blocks.find(({ id }) => !before.has(id));
    if (added) focus(added.id, answer.value.revision);
    return undefined;
  }

  return (
    <SentenceForm
      label="New sentence"
      initial=""
      onSave={save}
      onCancel={() => {
        open(undefined);
        onCancel();
      }}
    />
  );
}
