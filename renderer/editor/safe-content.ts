import { CodeNode } from '@lexical/code';
import { AutoLinkNode, LinkNode } from '@lexical/link';
import { $isListItemNode, $isListNode, ListItemNode, ListNode } from '@lexical/list';
import { HeadingNode, QuoteNode } from '@lexical/rich-text';
import { mergeRegister } from '@lexical/utils';
import {
  type ElementNode,
  type Klass,
  type LexicalEditor,
  type LexicalNode,
  ParagraphNode,
  TabNode,
  TextNode,
} from 'lexical';
import { isSafeUrl } from '../../shared/domain/entry/safe-url.ts';

/** The deepest lists stand in one another: what is nested deeper joins the deepest that may be. */
export const deepestList = 12;

const blocks: readonly Klass<ElementNode>[] = [
  ParagraphNode,
  HeadingNode,
  QuoteNode,
  ListNode,
  ListItemNode,
  CodeNode,
  LinkNode,
  AutoLinkNode,
];

function $unwrapUnsafe(link: LinkNode): void {
  if (isSafeUrl(link.getURL())) return;
  for (const child of link.getChildren()) link.insertBefore(child);
  link.remove();
}

function $dropStyle(text: TextNode): void {
  if (text.getStyle() !== '') text.setStyle('');
}

function $dropTextStyle(block: ElementNode): void {
  if (block.getTextStyle() !== '') block.setTextStyle('');
}

function $depthOf(list: ListNode): number {
  return list.getParents().filter($isListNode).length + 1;
}

/** The items of a list and of all lists within it, in the order in which they are read. */
function $itemsWithin(list: ListNode): readonly ListItemNode[] {
  return list.getChildren().flatMap((item): readonly ListItemNode[] => {
    if (!$isListItemNode(item)) return [];
    const within: LexicalNode[] = item.getChildren();
    const lists = within.filter($isListNode);
    const nested = lists.flatMap($itemsWithin);
    return within.length > lists.length || nested.length === 0 ? [item, ...nested] : nested;
  });
}

function $liftDeepList(list: ListNode): void {
  const holder = list.getParent();
  if ($depthOf(list) <= deepestList || !$isListItemNode(holder)) return;
  const items = $itemsWithin(list);
  for (const item of items.toReversed()) {
    holder.insertAfter(item);
    for (const emptied of item.getChildren().filter($isListNode)) emptied.remove();
  }
  list.remove();
  if (holder.isEmpty()) holder.remove();
}

/**
 * Keeps the editor's state itself inert, not only its rendering: addresses other than http, https and mailto are
 * unlinked wherever they come from, no text carries a style of its own, and lists nest no deeper than can be kept.
 * Returns its own undo.
 */
export function registerSafeContent(editor: LexicalEditor): () => void {
  return mergeRegister(
    editor.registerNodeTransform(LinkNode, $unwrapUnsafe),
    editor.registerNodeTransform(AutoLinkNode, $unwrapUnsafe),
    editor.registerNodeTransform(TextNode, $dropStyle),
    editor.registerNodeTransform(TabNode, $dropStyle),
    ...blocks.map((block) => editor.registerNodeTransform(block, $dropTextStyle)),
    editor.registerNodeTransform(ListNode, $liftDeepList),
  );
}
