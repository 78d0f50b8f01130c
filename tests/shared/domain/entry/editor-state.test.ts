import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type EditorNode,
  type EditorState,
  plainTextOf,
} from '../../../../shared/domain/entry/editor-state.ts';

const text = (value: string): EditorNode => ({ type: 'text', text: value });
const block = (type: string, ...children: EditorNode[]): EditorNode => ({ type, children });
const paragraph = (...children: EditorNode[]) => block('paragraph', ...children);
const stateOf = (...blocks: EditorNode[]): EditorState => ({ root: block('root', ...blocks) });
const textOf = (...blocks: EditorNode[]) => plainTextOf(stateOf(...blocks)).text;

function nodeAt(state: EditorState, path: readonly number[]): EditorNode | undefined {
  return path.reduce<EditorNode | undefined>((node, index) => node?.children?.[index], state.root);
}

describe('what is odd', () => {
  test('an empty state has no text', () => {
    expect(plainTextOf(stateOf())).toEqual({ text: '', leaves: [] });
    expect(plainTextOf({ root: { type: 'root' } })).toEqual({ text: '', leaves: [] });
  });

  test('empty paragraphs keep their lines', () => {
    expect(textOf(paragraph(), paragraph(text('a')), paragraph(), paragraph(text('b')))).toBe('\na\n\nb');
  });

  test('words and a nested list in one item stay on lines of their own, the words together', () => {
    const item = block(
      'listitem',
      text('a '),
      text('bold'),
      block('list', block('listitem', text('nested'))),
    );
    expect(textOf(block('list', item, block('listitem', text('next'))))).toBe('a bold\nnested\nnext');
  });

  test('words directly in the root are one line', () => {
    expect(textOf(text('a'), text('b'), paragraph(text('c')), text('d'))).toBe('ab\nc\nd');
  });

  test('a quote with paragraphs in it has a line for each', () => {
    expect(textOf(block('quote', paragraph(text('a')), paragraph(text('b'))))).toBe('a\nb');
  });
});

test('each block and list item is a line; links and formats run on; line breaks and tabs stay', () => {
  expect(
    textOf(
      block('heading', text('Release')),
      paragraph(
        text('we '),
        block('link', text('shipped')),
        text(' it'),
        { type: 'linebreak' },
        { type: 'tab', text: '\t' },
        text('late'),
      ),
      block(
        'list',
        block('listitem', text('one')),
        block('listitem', block('list', block('listitem', text('two')))),
      ),
      block('code', text('a'), { type: 'linebreak' }, text('b')),
    ),
  ).toBe('Release\nwe shipped it\n\tlate\none\ntwo\na\nb');
});

test('each leaf tells where its words lie in the text and in the state', () => {
  const state = stateOf(paragraph(text('we '), block('link', text('shipped'))), paragraph(text('late 😀')));
  const plain = plainTextOf(state);
  expect(plain.text).toBe('we shipped\nlate 😀');
  expect(plain.leaves).toEqual([
    { path: [0, 0], start: 0, end: 3 },
    { path: [0, 1, 0], start: 3, end: 10 },
    { path: [1, 0], start: 11, end: 18 },
  ]);
});

test('whatever the state, leaves are in order, do not overlap, and hold exactly their node’s words', () => {
  const words = fc.string({ unit: 'grapheme', maxLength: 8 }).filter((word) => !word.includes('\n'));
  const { node } = fc.letrec<{ node: EditorNode }>((tie) => ({
    node: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      words.map(text),
      fc.constant<EditorNode>({ type: 'linebreak' }),
      fc
        .tuple(
          fc.constantFrom('paragraph', 'heading', 'quote', 'list', 'listitem', 'link', 'code'),
          fc.array(tie('node'), { maxLength: 4 }),
        )
        .map(([type, children]) => block(type, ...children)),
    ),
  }));
  fc.assert(
    fc.property(fc.array(node, { maxLength: 5 }), (blocks) => {
      const state = stateOf(...blocks);
      const plain = plainTextOf(state);
      let end = 0;
      for (const leaf of plain.leaves) {
        expect(leaf.start).toBeGreaterThanOrEqual(end);
        expect(plain.text.slice(end, leaf.start)).toMatch(/^\n*$/);
        expect(plain.text.slice(leaf.start, leaf.end)).toBe(nodeAt(state, leaf.path)?.text);
        end = leaf.end;
      }
      expect(plain.text.slice(end)).toMatch(/^\n*$/);
    }),
    { numRuns: 500 },
  );
});
