import { describe, expect, it } from 'vitest';
import { $fillFromStored } from '../../../renderer/editor/load-content.ts';
import { deepestList } from '../../../renderer/editor/safe-content.ts';
import type { EditorNode, EditorState } from '../../../shared/domain/entry/editor-state.ts';
import { headlessEditor, stored, textOf, update } from './editor.ts';

function opened(children: readonly EditorNode[], text = 'the words') {
  const body: EditorState = { root: { type: 'root', children } };
  const editor = headlessEditor();
  update(editor, () => $fillFromStored({ body, text }));
  return editor;
}

const word = (text: string): EditorNode => ({ type: 'text', text });
const paragraph = (...children: EditorNode[]): EditorNode => ({ type: 'paragraph', children });

/** Lists within lists, each with a word of its own. */
function lists(depth: number, level = 1): EditorNode {
  const item = { type: 'listitem', children: [word(`level ${level}`)] };
  const within = level < depth ? [{ type: 'listitem', children: [lists(depth, level + 1)] }] : [];
  return { type: 'list', listType: 'bullet', tag: 'ul', children: [item, ...within] };
}

function depthOf(node: EditorNode): number {
  const within = Math.max(0, ...(node.children ?? []).map(depthOf));
  return within + (node.type === 'list' ? 1 : 0);
}

describe('opening a stored body', () => {
  it.each([
    ['a node nobody knows', [{ type: 'iframe' }]],
    ['words that stand in no block', [word('loose')]],
    ['a node without a type', [{} as EditorNode]],
  ])('shows the text where the body holds %s', (_, children) => {
    expect(textOf(opened(children))).toBe('the words');
  });

  it('keeps every word of a body with more blocks than a call has room for', () => {
    const editor = opened(Array(150_000).fill(paragraph(word('x'))));
    expect(stored(editor).root.children).toHaveLength(150_000);
  });

  it('takes the address from a link that was stored unsafe, and the style from everything', () => {
    const link = { type: 'link', url: 'javascript:alert(1)', children: [word('the link')] };
    const styled = { ...word(' red'), style: 'background: url(https://example.com/)' };
    const tab = { type: 'tab', text: '\t', style: 'color: red' };
    const editor = opened([{ ...paragraph(link, styled, tab), textStyle: 'color: red' }]);
    expect(textOf(editor)).toBe('the link red\t');
    expect(JSON.stringify(stored(editor))).not.toMatch(/javascript|color|example.com/);
  });
});

describe('lists within lists', () => {
  it('keep every item, in order, however deep they come in, and nest no deeper than can be kept', () => {
    for (const depth of [deepestList, deepestList + 1, 60, 250]) {
      const editor = opened([lists(depth)]);
      const words = Array.from({ length: depth }, (_, index) => `level ${index + 1}`);
      expect(textOf(editor)).toBe(words.join('\n'));
      expect(depthOf(stored(editor).root)).toBe(Math.min(depth, deepestList));
    }
  });

  it('keep their shape where they are not too deep', () => {
    expect(depthOf(stored(opened([lists(3)])).root)).toBe(3);
  });
});
