import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { $fillFromText } from '../../renderer/editor/markdown.ts';
import { editorState } from '../../shared/contract/fields.ts';
import { headlessEditor, stored, textOf, update } from '../renderer/editor/editor.ts';
import { reportFigure } from '../soak/figure.ts';
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

test('there are at least two hundred hostile texts, and none leaves anything unsafe', () => {
  expect(hostileMarkdown.length).toBeGreaterThanOrEqual(200);
  const unsafe = hostileMarkdown.filter((text) => unsafeIn(stored(open(text))).length > 0);
  const control = unsafeIn({ root: { url: 'javascript:alert(1)' } }).length;
  reportFigure({
    promise: 'Pasted and imported text is inert',
    figure: `${hostileMarkdown.length} hostile Markdown texts: ${unsafe.length} left something unsafe in the state`,
    goal: 'at least 200 hostile Markdown texts: 0',
    isMet: unsafe.length === 0 && control > 0,
    control: `a state with a javascript: address: ${control} found`,
  });
  expect(unsafe).toEqual([]);
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
