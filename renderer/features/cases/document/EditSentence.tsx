import type { CaseBlockView } from '../../../../shared/domain/promotion-case/case.ts';
import { isEdited } from '../../../../shared/domain/promotion-case/stale-blocks.ts';
import { useEditing } from './editing.ts';
import { SentenceForm } from './SentenceForm.tsx';
import { useIsShown } from './use-is-shown.ts';

/** A block's words being changed in their place. */
export function EditSentence({ block }: { readonly block: CaseBlockView }) {
  const { actions, open, focus } = useEditing();
  const isShown = useIsShown();
  const { id, text, generatedText } = block;

  function close(revision?: number): void {
    open(undefined);
    focus(id, revision);
  }

  async function save(words: string): Promise<string | undefined> {
    const answer = await actions.edit(id, words);
    if (!answer.ok) return answer.failure.message;
    if (isShown.current) close(answer.value.revision);
    return undefined;
  }

  return (
    <SentenceForm
      label="Sentence"
      initial={text}
      built={isEdited(block) ? generatedText : undefined}
      onSave={save}
      onCancel={() => close()}
    />
  );
}
