import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext';
import { mergeRegister } from '@lexical/utils';
import { useEffect, useLayoutEffect, useRef } from 'react';
import { plainTextOf, type EditorState as StoredState } from '../../shared/domain/entry/editor-state.ts';
import { clearMarks, type EvidenceMarks, paintMarks, type ShownText } from './evidence-marks.ts';
import { loadContent, loadTag, type StoredContent } from './load-content.ts';
import { registerCleanPaste } from './paste.ts';
import { registerSafeContent } from './safe-content.ts';

const longestHeading = 90;

/** A short first block above others is shown as the entry's title. */
function hasTitle(state: StoredState): boolean {
  const [first, ...others] = state.root.children ?? [];
  if (!first || others.length === 0 || first.type !== 'paragraph') return false;
  const { length } = plainTextOf({ root: { type: 'root', children: [first] } }).text;
  return length > 0 && length <= longestHeading;
}

/** Ties the editor to what is stored: loads it, keeps it safe, reports edits, paints the marks. Renders nothing. */
export function ContentLink({
  content,
  marks,
  onEdit,
}: {
  readonly content: StoredContent;
  readonly marks: EvidenceMarks;
  readonly onEdit: (body: StoredState, text: string) => void;
}) {
  const [editor] = useLexicalComposerContext();
  const known = useRef('');
  const shown = useRef<ShownText>({ text: '', leaves: [] });
  const latest = useRef({ marks, onEdit });
  useEffect(() => {
    latest.current = { marks, onEdit };
  });

  useLayoutEffect(
    () =>
      mergeRegister(
        registerSafeContent(editor),
        registerCleanPaste(editor),
        editor.registerUpdateListener(({ editorState, dirtyElements, dirtyLeaves, tags }) => {
          if (dirtyElements.size === 0 && dirtyLeaves.size === 0) return;
          const state = editorState.toJSON() as unknown as StoredState;
          editor.getRootElement()?.toggleAttribute('data-has-title', hasTitle(state));
          shown.current = plainTextOf(state);
          paintMarks(editor, shown.current, latest.current.marks);
          // Nodes are also touched without being changed, for example when a plugin starts.
          const json = JSON.stringify(state);
          if (json !== known.current && !tags.has(loadTag)) latest.current.onEdit(state, shown.current.text);
          known.current = json;
        }),
      ),
    [editor],
  );
  useLayoutEffect(() => loadContent(editor, content), [editor, content]);
  useEffect(() => paintMarks(editor, shown.current, marks), [editor, marks]);
  useEffect(() => clearMarks, []);
  return null;
}
