import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { deepestEditorState, mostEditorNodes } from '../../../shared/contract/editor-state.ts';
import { editorState } from '../../../shared/contract/fields.ts';
import type { EditorNode } from '../../../shared/domain/entry/editor-state.ts';
import { longestText } from '../../../shared/domain/entry/entry.ts';

const text = (value: unknown) => ({ type: 'text', text: value });
const paragraph = (...children: unknown[]) => ({ type: 'paragraph', children });
const stateOf = (...children: unknown[]) => ({ root: { type: 'root', children } });
const isTaken = (state: unknown) => v.is(editorState, state);

/** A state whose deepest node lies this many steps below the root. */
function nested(depth: number): object {
  let node: object = text('deep');
  for (let level = 1; level < depth; level += 1) node = { type: 'listitem', children: [node] };
  return stateOf(node);
}

describe('an editor’s state', () => {
  test.each([
    ['nothing', null],
    ['text', 'text'],
    ['a list', [stateOf()]],
    ['no root', {}],
    ['a root that is none', { root: 7 }],
    ['a root of another kind', { root: paragraph() }],
    ['something beside the root', { ...stateOf(), selection: null }],
    ['a root within the root', stateOf({ type: 'root', children: [] })],
    ['words that stand in no block', stateOf(text('x'))],
    ['a node nobody knows', stateOf({ type: 'iframe', src: 'https://example.com' })],
    ['a node of another editor', stateOf({ type: 'image', src: 'https://example.com/x.png' })],
    ['a node without a type', stateOf({ text: 'x' })],
    ['a type of the prototype', stateOf({ type: 'constructor' })],
    ['a type that is no text', stateOf({ type: ['paragraph'] })],
    ['words that are no text', stateOf(paragraph(text({ toString: () => 'x' })))],
    ['words in a block itself', stateOf({ ...paragraph(text('shown')), text: 'searched' })],
    ['children that are no list', stateOf({ type: 'paragraph', children: { 0: text('x') } })],
    ['children of a text', stateOf(paragraph({ ...text('x'), children: [] }))],
    ['a hole among the children', stateOf(null)],
    ['a list with holes', stateOf(paragraph(...[text('a')], ...new Array(1)))],
    [
      'a heading that is an element of its own choice',
      stateOf({ type: 'heading', tag: 'script', children: [] }),
    ],
    ['a list of an unknown kind', stateOf({ type: 'list', listType: 'menu', tag: 'ul', children: [] })],
    [
      'a list that is another element',
      stateOf({ type: 'list', listType: 'bullet', tag: 'svg', children: [] }),
    ],
    ['a list item without end to its indent', stateOf({ type: 'listitem', indent: 1e9, children: [] })],
    ['an indent that is no number', stateOf({ ...paragraph(), indent: '7' })],
    ['a style', stateOf(paragraph({ ...text('x'), style: 'background: url(https://example.com/)' }))],
    ['a style for what is typed next', stateOf({ ...paragraph(), textStyle: 'color: red' })],
    ['marks nobody knows', stateOf(paragraph({ ...text('x'), format: 4096 }))],
    ['marks that are no number', stateOf(paragraph({ ...text('x'), format: Number.NaN }))],
    ['a property nobody knows', stateOf({ ...paragraph(), onclick: 'alert(1)' })],
    ['a state of a plugin’s own', stateOf({ ...paragraph(), $: { hidden: 'words' } })],
    ['nodes beside the children', stateOf({ ...paragraph(), $slots: { a: paragraph() } })],
    ['a property of the prototype', JSON.parse('{"root":{"type":"root","children":[],"__proto__":{"a":1}}}')],
    [
      'a link that runs code',
      stateOf(paragraph({ type: 'link', url: 'javascript:alert(1)', children: [text('x')] })),
    ],
    [
      'an automatic link that runs code',
      stateOf(paragraph({ type: 'autolink', url: 'data:text/html,x', children: [] })),
    ],
    ['a link to no address', stateOf(paragraph({ type: 'link', url: 7, children: [] }))],
    ['a link without an address', stateOf(paragraph({ type: 'link', children: [] }))],
    [
      'a link into a frame of its choice',
      stateOf(paragraph({ type: 'link', url: 'https://example.com/', target: 'casebook', children: [] })),
    ],
    ['an address on a block', stateOf({ ...paragraph(), url: 'https://example.com/' })],
    [
      'a link deep within',
      stateOf({
        type: 'list',
        children: [{ type: 'listitem', children: [{ type: 'link', url: 'file:///x' }] }],
      }),
    ],
  ])('with %s is refused', (_, state) => {
    expect(isTaken(state)).toBe(false);
  });

  test('may nest as deep as the deepest and not one deeper', () => {
    expect(isTaken(nested(deepestEditorState))).toBe(true);
    expect(isTaken(nested(deepestEditorState + 1))).toBe(false);
  });

  test('may hold as much text as an entry and no more, however it is spread', () => {
    const half = text('x'.repeat(longestText / 2));
    expect(isTaken(stateOf(paragraph(half, half)))).toBe(true);
    expect(isTaken(stateOf(paragraph(half), paragraph(half)))).toBe(false);
  });

  test('that names itself, or one node from ever more places, is refused without end being sought', () => {
    const circle: { type: string; children: unknown[] } = { type: 'listitem', children: [] };
    circle.children.push(circle, circle);
    expect(isTaken(stateOf(circle))).toBe(false);

    let shared: EditorNode = { type: 'paragraph', children: [] };
    for (let level = 0; level < deepestEditorState - 2; level += 1) {
      shared = { type: 'listitem', children: [shared, shared] };
    }
    expect(isTaken(stateOf(shared))).toBe(false);
  });

  test('may hold as many nodes as the most and not one more', () => {
    const withNodes = (count: number) =>
      stateOf({ type: 'paragraph', children: Array(count - 2).fill(text('')) });
    expect(isTaken(withNodes(mostEditorNodes))).toBe(true);
    expect(isTaken(withNodes(mostEditorNodes + 1))).toBe(false);
  });

  test('of everything the editor makes is taken', () => {
    const inline = [text('x'), { type: 'linebreak' }, { type: 'tab', text: '\t' }];
    const link = {
      type: 'link',
      url: 'https://example.com/',
      rel: 'noreferrer',
      target: null,
      children: inline,
    };
    const blocks = ['paragraph', 'heading', 'quote', 'code'].map((type) => ({
      type,
      children: [...inline, link],
    }));
    const list = { type: 'list', children: [{ type: 'listitem', children: inline }] };
    expect(isTaken(stateOf(...blocks, list))).toBe(true);
  });
});
