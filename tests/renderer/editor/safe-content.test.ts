import { $createLinkNode } from '@lexical/link';
import { $createParagraphNode, $createTextNode, $getRoot } from 'lexical';
import { describe, expect, it } from 'vitest';
import { isSafeUrl } from '../../../shared/domain/entry/safe-url.ts';
import { headlessEditor, stored, textOf, update } from './editor.ts';

const unsafe = [
  'javascript:alert(1)',
  ' javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  'java\nscript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'vbscript:x',
  'file:///etc/passwd',
  'blob:https://example.org/1',
  '//example.org',
  'example.org',
  '',
];

function withLink(url: string) {
  const editor = headlessEditor();
  update(editor, () => {
    const link = $createLinkNode(url).append($createTextNode('the words'));
    $getRoot().append($createParagraphNode().append($createTextNode('See '), link));
  });
  return editor;
}

describe('the editor’s state', () => {
  it.each(unsafe)('keeps the words and not the address %j', (url) => {
    const editor = withLink(url);
    expect(JSON.stringify(stored(editor))).not.toContain('"link"');
    expect(textOf(editor)).toBe('See the words');
  });

  it.each(['https://example.org/a', 'http://localhost:1/', 'mailto:mei@example.org'])('keeps %s', (url) => {
    expect(isSafeUrl(url)).toBe(true);
    expect(JSON.stringify(stored(withLink(url)))).toContain(url);
  });

  it('carries no style of a text from elsewhere', () => {
    const editor = headlessEditor();
    update(editor, () => {
      const text = $createTextNode('red').setStyle('background: url(https://example.org/pixel)');
      $getRoot().append($createParagraphNode().append(text));
    });
    expect(JSON.stringify(stored(editor))).not.toContain('pixel');
  });
});
