import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import {
  deepestEditorState,
  editorState,
  entryText,
  line,
  mostEditorNodes,
} from '../../../shared/contract/fields.ts';
import type { EditorNode } from '../../../shared/domain/entry/editor-state.ts';
import { longestText } from '../../../shared/domain/entry/entry.ts';
import { isSafeUrl } from '../../../shared/domain/entry/safe-url.ts';

describe('an address', () => {
  test.each([
    'javascript:alert(1)',
    'JAVASCRIPT:alert(1)',
    ' javascript:alert(1)',
    'java\nscript:alert(1)',
    '\u0001javascript:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'vbscript:msgbox(1)',
    'file:///etc/passwd',
    'blob:https://example.com/1',
    'ftp://example.com/',
    'app://casebook/',
    '//example.com/',
    '/journal',
    'example.com',
    '',
    'https://',
    'https:// /',
  ])('%j is not safe', (url) => {
    expect(isSafeUrl(url)).toBe(false);
  });

  test.each([
    'https://example.com/a?b=c#d',
    'http://localhost:8080/',
    'mailto:ana@example.com',
    'HTTPS://EXAMPLE.COM',
  ])('%s is safe', (url) => {
    expect(isSafeUrl(url)).toBe(true);
  });

  test('whatever is called safe has one of the three schemes when a browser reads it', () => {
    const scheme = fc.constantFrom(
      'javascript',
      'data',
      'https',
      'http',
      'mailto',
      'file',
      ' https',
      'ht\ntps',
    );
    fc.assert(
      fc.property(scheme, fc.string(), (name, rest) => {
        const url = `${name}:${rest}`;
        if (isSafeUrl(url)) expect(['https:', 'http:', 'mailto:']).toContain(new URL(url).protocol);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('a line', () => {
  test.each(['', '   ', 'x'.repeat(201), 'two\nlines', 'two\rlines', 7, null])('%j is none', (value) => {
    expect(v.is(line, value)).toBe(false);
  });

  test('is trimmed, and its ends may hold what a line break leaves', () => {
    expect(v.parse(line, '  Big Move\n')).toBe('Big Move');
    expect(v.parse(line, 'x'.repeat(200))).toHaveLength(200);
  });
});

test('a text may be as long as the longest and not one longer', () => {
  expect(v.is(entryText, 'x'.repeat(longestText))).toBe(true);
  expect(v.is(entryText, 'x'.repeat(longestText + 1))).toBe(false);
});

describe('an editor’s state', () => {
  const text = (value: unknown) => ({ type: 'text', text: value });
  const stateOf = (...children: unknown[]) => ({ root: { type: 'root', children } });
  const isTaken = (state: unknown) => v.is(editorState, state);

  function nested(depth: number): object {
    let node: object = text('deep');
    for (let level = 1; level < depth; level += 1) node = { type: 'listitem', children: [node] };
    return { root: { type: 'root', children: [node] } };
  }

  test.each([
    ['nothing', null],
    ['text', 'text'],
    ['no root', {}],
    ['a root that is none', { root: 7 }],
    ['a node nobody knows', stateOf({ type: 'iframe', src: 'https://example.com' })],
    ['a node without a type', stateOf({ text: 'x' })],
    ['a type of the prototype', stateOf({ type: 'constructor' })],
    ['words that are no text', stateOf(text({ toString: () => 'x' }))],
    ['children that are no list', stateOf({ type: 'paragraph', children: { 0: text('x') } })],
    ['a hole among the children', stateOf(null)],
    ['a link that runs code', stateOf({ type: 'link', url: 'javascript:alert(1)', children: [text('x')] })],
    [
      'an automatic link that runs code',
      stateOf({ type: 'autolink', url: 'data:text/html,x', children: [] }),
    ],
    ['a link to no address', stateOf({ type: 'link', url: 7, children: [] })],
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
    const half = 'x'.repeat(longestText / 2);
    expect(isTaken(stateOf(text(half), text(half)))).toBe(true);
    expect(
      isTaken(
        stateOf({ type: 'paragraph', children: [text(half)] }, { type: 'paragraph', children: [text(half)] }),
      ),
    ).toBe(false);
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
    const empty = { type: 'paragraph', children: [] };
    expect(isTaken(stateOf(...Array<object>(mostEditorNodes - 1).fill(empty)))).toBe(true);
    expect(isTaken(stateOf(...Array<object>(mostEditorNodes).fill(empty)))).toBe(false);
  });

  test('of everything the editor makes is taken', () => {
    const inline = [text('x'), { type: 'linebreak' }, { type: 'tab', text: '\t' }];
    const link = { type: 'link', url: 'https://example.com/', children: inline };
    const blocks = ['paragraph', 'heading', 'quote', 'code'].map((type) => ({
      type,
      children: [...inline, link],
    }));
    const list = { type: 'list', children: [{ type: 'listitem', children: inline }] };
    expect(isTaken(stateOf(...blocks, list))).toBe(true);
  });
});
