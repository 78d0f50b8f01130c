import { $isCodeNode } from '@lexical/code';
import { mergeRegister } from '@lexical/utils';
import {
  $getSelection,
  $isRangeSelection,
  COMMAND_PRIORITY_HIGH,
  CONTROLLED_TEXT_INSERTION_COMMAND,
  DRAGSTART_COMMAND,
  DROP_COMMAND,
  type LexicalEditor,
  PASTE_COMMAND,
  PASTE_TAG,
} from 'lexical';
import { cleanHtml } from './clean-html.ts';

/** Only cleaned HTML and plain text come in; the editor's own format could be forged by any page. */
function cleaned(transfer: DataTransfer): DataTransfer {
  const clean = new DataTransfer();
  const { html, words } = cleanHtml(transfer.getData('text/html'));
  if (html !== '') clean.setData('text/html', html);
  clean.setData('text/plain', transfer.getData('text/plain') || words);
  return clean;
}

function $isInCode(): boolean {
  const selection = $getSelection();
  return $isRangeSelection(selection) && $isCodeNode(selection.anchor.getNode().getTopLevelElement());
}

/** The words and line breaks alone, at the caret. */
function insertPlain(editor: LexicalEditor, transfer: DataTransfer | null): void {
  const text = transfer?.getData('text/plain') ?? '';
  if (text !== '') editor.update(() => $getSelection()?.insertRawText(text), { tag: PASTE_TAG });
}

/**
 * Cleans everything that is pasted or dropped before the editor reads it: the editor's own handlers only ever see
 * events made here. Files are refused, and text dragged in arrives as plain text. Returns its own undo.
 */
export function registerCleanPaste(editor: LexicalEditor): () => void {
  const made = new WeakSet<Event>();
  return mergeRegister(
    editor.registerCommand(
      PASTE_COMMAND,
      (event) => {
        if (made.has(event) || !(event instanceof ClipboardEvent) || !event.clipboardData) return false;
        event.preventDefault();
        if ($isInCode()) insertPlain(editor, event.clipboardData);
        else {
          const clean = new ClipboardEvent('paste', {
            clipboardData: cleaned(event.clipboardData),
            cancelable: true,
          });
          made.add(clean);
          editor.dispatchCommand(PASTE_COMMAND, clean);
        }
        return true;
      },
      COMMAND_PRIORITY_HIGH,
    ),
    editor.registerCommand(
      CONTROLLED_TEXT_INSERTION_COMMAND,
      (input) => {
        if (typeof input === 'string' || made.has(input) || !input.dataTransfer) return false;
        const clean = new InputEvent(input.type, {
          inputType: input.inputType,
          dataTransfer: cleaned(input.dataTransfer),
          cancelable: true,
        });
        made.add(clean);
        editor.dispatchCommand(CONTROLLED_TEXT_INSERTION_COMMAND, clean);
        return true;
      },
      COMMAND_PRIORITY_HIGH,
    ),
    editor.registerCommand(
      DROP_COMMAND,
      (event) => {
        event.preventDefault();
        insertPlain(editor, event.dataTransfer);
        return true;
      },
      COMMAND_PRIORITY_HIGH,
    ),
    editor.registerCommand(
      DRAGSTART_COMMAND,
      (event) => {
        event.preventDefault();
        return true;
      },
      COMMAND_PRIORITY_HIGH,
    ),
  );
}
