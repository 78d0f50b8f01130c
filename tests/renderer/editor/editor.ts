import { createHeadlessEditor } from '@lexical/headless';
import type { LexicalEditor } from 'lexical';
import { entryNodes } from '../../../renderer/editor/nodes.ts';
import { registerSafeContent } from '../../../renderer/editor/safe-content.ts';
import { type EditorState, plainTextOf } from '../../../shared/domain/entry/editor-state.ts';

/** The entry's editor without a page. */
export function headlessEditor(): LexicalEditor {
  const editor = createHeadlessEditor({
    nodes: [...entryNodes],
    onError: (error) => {
      throw error;
    },
  });
  registerSafeContent(editor);
  return editor;
}

/** Runs an update to its end. */
export function update(editor: LexicalEditor, change: () => void): void {
  editor.update(change, { discrete: true });
}

/** The state as it would be stored. */
export function stored(editor: LexicalEditor): EditorState {
  return JSON.parse(JSON.stringify(editor.getEditorState()));
}

/** The plain text the core would derive. */
export function textOf(editor: LexicalEditor): string {
  return plainTextOf(stored(editor)).text;
}
