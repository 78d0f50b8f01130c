import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { $fillFromText } from '../../renderer/editor/markdown.ts';
import { editorState } from '../../shared/contract/fields.ts';
import { headlessEditor, stored, textOf, update } from '../renderer/editor/editor.ts';
import { hostileMarkdown } from './corpora/markdown.ts';
import { unsafeIn } from './unsafe-in.ts';

function open(text: string) {
  const editor = headlessEditor();
  update(editor, () => $fillFromText(text));
  return editor;
}

/** What a text looks like in a test's name. */
const shown = (text: string) =>
  JSON.stringify(text.length > 60 ? `${text.slice(0, 60)}… (${text.length})` : text);

describe('the check finds', () => {
  test.each([
    { url: 'javascript:alert(1)' },
    { children: [{ url: ' javascript:alert(1)' }] },
    { url: '' },
    { style: 'color: red' },
    { onclick: 'x' },
  ])('%j', (node) => {
    expect(unsafeIn({ root: node })).toHaveLength(1);
  });
});

test('there are at least two hundred hostile texts', () => {
  expect(hostileMarkdown.length).toBeGreaterThanOrEqual(200);
});

describe('a hostile Markdown text leaves nothing unsafe in the editor’s state, and can be saved', () => {
  test.each(hostileMarkdown.map((text) => [shown(text), text]))('%s', (_, text) => {
    const state = stored(open(text));
    expect(unsafeIn(state)).toEqual([]);
    expect(v.is(editorState, state)).toBe(true);
  });
});

describe('a text that is too much for Markdown', () => {
  test('stays as it was written, line by line', () => {
    const text = `one\n\n${'*a'.repeat(500)}\n${'- two\n'.repeat(30_000)}`;
    expect(textOf(open(text))).toBe(text);
  });

  test('does not take Markdown from others', () => {
    expect(stored(open(`- ${'*a* '.repeat(60)}`)).root.children?.[0]?.type).toBe('list');
  });
});
