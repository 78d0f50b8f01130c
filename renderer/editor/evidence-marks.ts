import { $getRoot, $isElementNode, $isTextNode, type LexicalEditor, type LexicalNode } from 'lexical';
import type { TextLeaf } from '../../shared/domain/entry/editor-state.ts';
import type { Span } from '../../shared/domain/mapping/mapper.ts';
import { followSpans, leafRangesOf } from './spans.ts';

/** Words to mark in the text: blue for hard areas, clay for soft ones, grey for what was ignored. */
export interface EvidenceMark {
  readonly tone: 'hard' | 'soft' | 'ignored';
  readonly spans: readonly Span[];
}

/** Marks, and the plain text their offsets point into. */
export interface EvidenceMarks {
  readonly text: string;
  readonly marks: readonly EvidenceMark[];
}

/** The plain text the editor shows now, and where its nodes lie in it. */
export interface ShownText {
  readonly text: string;
  readonly leaves: readonly TextLeaf[];
}

const tones = ['hard', 'soft', 'ignored'] as const;

function $keyAt(path: readonly number[]): string | undefined {
  let node: LexicalNode | null = $getRoot();
  for (const index of path) node = $isElementNode(node) ? node.getChildAtIndex(index) : null;
  return $isTextNode(node) ? node.getKey() : undefined;
}

function textNodeOf(element: HTMLElement | null): Text | undefined {
  if (!element) return undefined;
  const node = document.createTreeWalker(element, NodeFilter.SHOW_TEXT).nextNode();
  return node instanceof Text ? node : undefined;
}

function rangesFor(editor: LexicalEditor, shown: ShownText, text: string, spans: readonly Span[]) {
  const pieces = followSpans(spans, text, shown.text).flatMap((span) => leafRangesOf(shown.leaves, span));
  return editor.getEditorState().read(() =>
    pieces.flatMap(({ path, start, end }) => {
      const key = $keyAt(path);
      const node = key === undefined ? undefined : textNodeOf(editor.getElementByKey(key));
      if (!node || end > node.length) return [];
      return [
        new StaticRange({ startContainer: node, startOffset: start, endContainer: node, endOffset: end }),
      ];
    }),
  );
}

/** Shows marks over the editor's text without touching its nodes; where the browser cannot, the text stays plain. */
export function paintMarks(editor: LexicalEditor, shown: ShownText, { text, marks }: EvidenceMarks): void {
  if (!('highlights' in CSS)) return;
  for (const tone of tones) {
    const spans = marks.filter((mark) => mark.tone === tone).flatMap((mark) => mark.spans);
    CSS.highlights.set(`evidence-${tone}`, new Highlight(...rangesFor(editor, shown, text, spans)));
  }
}

/** Takes all marks away. */
export function clearMarks(): void {
  if (!('highlights' in CSS)) return;
  for (const tone of tones) CSS.highlights.delete(`evidence-${tone}`);
}
