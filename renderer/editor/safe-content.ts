import { AutoLinkNode, LinkNode } from '@lexical/link';
import { mergeRegister } from '@lexical/utils';
import { type LexicalEditor, TextNode } from 'lexical';
import { isSafeUrl } from '../../shared/domain/entry/safe-url.ts';

function $unwrapUnsafe(link: LinkNode): void {
  if (isSafeUrl(link.getURL())) return;
  for (const child of link.getChildren()) link.insertBefore(child);
  link.remove();
}

function $dropStyle(text: TextNode): void {
  if (text.getStyle() !== '') text.setStyle('');
}

/**
 * Keeps the editor's state itself inert, not only its rendering: addresses other than http, https and mailto are
 * unlinked wherever they come from, and text carries no style of its own. Returns its own undo.
 */
export function registerSafeContent(editor: LexicalEditor): () => void {
  return mergeRegister(
    editor.registerNodeTransform(LinkNode, $unwrapUnsafe),
    editor.registerNodeTransform(AutoLinkNode, $unwrapUnsafe),
    editor.registerNodeTransform(TextNode, $dropStyle),
  );
}
