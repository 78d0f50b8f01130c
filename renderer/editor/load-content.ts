import {
  $createRangeSelection,
  $getRoot,
  $getSelection,
  $isRangeSelection,
  $isTextNode,
  $parseSerializedNode,
  $setSelection,
  HISTORY_MERGE_TAG,
  type LexicalEditor,
  type SerializedLexicalNode,
  type TextNode,
} from 'lexical';
import type { EditorState as StoredState } from '../../shared/domain/entry/editor-state.ts';
import { $fillFromText } from './markdown.ts';

/** Marks updates that bring in what was stored, so that they are not taken for the person's edits. */
export const loadTag = 'casebook-load';

function $textNodes(): readonly TextNode[] {
  return $getRoot().getAllTextNodes();
}

function $offsetOf(key: string, offset: number): number {
  let sum = 0;
  for (const node of $textNodes()) {
    if (node.getKey() === key) return sum + offset;
    sum += node.getTextContentSize();
  }
  return sum;
}

function $pointAt(offset: number): { readonly node: TextNode; readonly offset: number } | undefined {
  let left = offset;
  for (const node of $textNodes()) {
    const size = node.getTextContentSize();
    if (left <= size) return { node, offset: left };
    left -= size;
  }
  const last = $textNodes().at(-1);
  return last && { node: last, offset: last.getTextContentSize() };
}

/** Where the caret is, counted in characters, so that it can be found again in other nodes; absent without focus. */
function caretOf(editor: LexicalEditor): number | undefined {
  return editor.getEditorState().read(() => {
    const selection = $getSelection();
    if (!$isRangeSelection(selection) || !$isTextNode(selection.anchor.getNode())) return undefined;
    return $offsetOf(selection.anchor.key, selection.anchor.offset);
  });
}

function $restoreCaret(offset: number): void {
  const point = $pointAt(offset);
  if (!point) return;
  const selection = $createRangeSelection();
  selection.anchor.set(point.node.getKey(), point.offset, 'text');
  selection.focus.set(point.node.getKey(), point.offset, 'text');
  $setSelection(selection);
}

function $hasFilledFrom(body: StoredState): boolean {
  try {
    const nodes = (body.root.children ?? []).map((child) =>
      $parseSerializedNode(child as unknown as SerializedLexicalNode),
    );
    $getRoot().clear().splice(0, 0, nodes);
    return true;
  } catch {
    // A body that the editor cannot read must not take the words with it: the text holds them all.
    return false;
  }
}

/** Fills the editor from what is stored: from the body, and from the text where there is none that can be read. */
export function $fillFromStored({ body, text }: StoredContent): void {
  if (!body || !$hasFilledFrom(body)) $fillFromText(text);
}

/** What is stored of an entry's text. */
export interface StoredContent {
  readonly body?: StoredState | undefined;
  readonly text: string;
}

/** Puts stored content into the editor in place of what it holds; the caret stays where it was, as far as there is text. */
export function loadContent(editor: LexicalEditor, content: StoredContent): void {
  const caret = caretOf(editor);
  const hasFocus = editor.getRootElement()?.contains(document.activeElement) ?? false;
  editor.update(
    () => {
      $fillFromStored(content);
      if (hasFocus && caret !== undefined) $restoreCaret(caret);
      else $setSelection(null);
    },
    { tag: [loadTag, HISTORY_MERGE_TAG], discrete: true },
  );
}
