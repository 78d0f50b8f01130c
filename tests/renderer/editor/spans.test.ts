import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { $fillFromText } from '../../../renderer/editor/markdown.ts';
import { followSpans, leafRangesOf, moveSpans } from '../../../renderer/editor/spans.ts';
import { plainTextOf } from '../../../shared/domain/entry/editor-state.ts';
import type { Span } from '../../../shared/domain/mapping/mapper.ts';
import { headlessEditor, stored, update } from './editor.ts';

const at = (text: string, words: string): Span => [text.indexOf(words), text.indexOf(words) + words.length];
const cut = (text: string, spans: readonly Span[]) => spans.map(([start, end]) => text.slice(start, end));

describe('moveSpans', () => {
  it('drops words that were edited, and keeps no wrong ones in their place', () => {
    const before = 'I led the review.';
    expect(moveSpans([at(before, 'led')], before, 'I lost the review.')).toEqual([]);
  });

  it('moves words behind an edit along, and leaves those before it', () => {
    const before = 'I wrote the page and led the review.';
    const after = 'I wrote the one page and led the review.';
    const spans = [at(before, 'wrote'), at(before, 'led')];
    expect(cut(after, moveSpans(spans, before, after))).toEqual(['wrote', 'led']);
  });

  it('never points at other words than before, whatever is typed or deleted', () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.string(),
        fc.string(),
        fc.string(),
        fc.nat(),
        fc.nat(),
        (head, mid, tail, typed, a, b) => {
          const before = head + mid + tail;
          const after = head + typed + tail;
          const start = a % (before.length + 1);
          const end = Math.min(before.length, start + (b % 5));
          const words = before.slice(start, end);
          for (const moved of cut(after, moveSpans([[start, end]], before, after))) expect(moved).toBe(words);
        },
      ),
    );
  });
});

describe('followSpans', () => {
  it('finds nothing where the words are gone', () => {
    expect(followSpans([[0, 3]], 'led it', 'drove it')).toEqual([]);
  });

  it('finds words again that an edit went through, nearest to where they were', () => {
    const before = '- led a\n- led **b**\n- c';
    const after = 'led a\nled b\nc';
    const second = before.lastIndexOf('led');
    expect(followSpans([[second, second + 3]], before, after)).toEqual([[6, 9]]);
  });
});

describe('marks over an entry', () => {
  it('cover the same words once Markdown is shown as what it means', () => {
    const text = '## Review\n- wrote the **runbook** and led it\n- then > rested';
    const editor = headlessEditor();
    update(editor, () => $fillFromText(text));
    const { text: shown, leaves } = plainTextOf(stored(editor));
    const [led] = followSpans([at(text, 'led it')], text, shown);
    if (!led) throw new Error('the words were not found');
    expect(shown.slice(...led)).toBe('led it');
    expect(leafRangesOf(leaves, led)).toHaveLength(1);
  });

  it('are cut at the borders of differently formatted words', () => {
    const editor = headlessEditor();
    update(editor, () => $fillFromText('wrote the **runbook** today'));
    const { text, leaves } = plainTextOf(stored(editor));
    const pieces = leafRangesOf(leaves, at(text, 'the runbook to'));
    expect(pieces.map((piece) => piece.end - piece.start)).toEqual([4, 7, 3]);
  });
});
