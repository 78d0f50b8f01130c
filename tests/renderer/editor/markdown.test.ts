import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { $fillFromText } from '../../../renderer/editor/markdown.ts';
import { editorState } from '../../../shared/contract/fields.ts';
import { headlessEditor, stored, textOf, update } from './editor.ts';

function filled(text: string) {
  const editor = headlessEditor();
  update(editor, () => $fillFromText(text));
  return editor;
}

const types = (text: string) => stored(filled(text)).root.children?.map((node) => node.type);

describe('opening text without a body', () => {
  it('keeps plain text letter for letter, blank lines and indents included', () => {
    for (const text of [
      'One line.',
      'One.\nTwo.',
      'One.\n\nTwo.\n\n\nThree.',
      '5 * 3 = 15, a_b_c and 2 < 3',
    ]) {
      expect(textOf(filled(text))).toBe(text);
    }
  });

  it('never turns an unsafe address into a link', () => {
    const editor = filled('See [this](javascript:alert(1)) and [that](https://example.org/).');
    expect(JSON.stringify(stored(editor))).not.toContain('javascript');
    expect(JSON.stringify(stored(editor))).toContain('https://example.org/');
  });

  it('leaves HTML in it as the letters it is', () => {
    const text = 'Then <img src=x onerror=alert(1)> appeared.';
    expect(textOf(filled(text))).toBe(text);
  });

  it('makes headings, lists, quotes and code of their signs', () => {
    expect(types('# Review\nWent well.')).toEqual(['heading', 'paragraph']);
    expect(types('- one\n- two')).toEqual(['list']);
    expect(types('1. one\n2. two')).toEqual(['list']);
    expect(types('> she said')).toEqual(['quote']);
    expect(types('```\nlet x = 1;\n```')).toEqual(['code']);
    expect(textOf(filled('- one\n- **two**'))).toBe('one\ntwo');
  });

  it('makes nothing that the contract would refuse', () => {
    const text = '# H\n- a\n  - b\n\n> q\n\n```\nc\n\td\n```\n**b** *i* ~~s~~ `c` [l](https://example.org)';
    expect(v.is(editorState, stored(filled(text)))).toBe(true);
  });
});
