import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { piecesOf } from '../../../renderer/features/journal/timeline/snippet-pieces.ts';

describe('piecesOf', () => {
  it('loses no letter and doubles none, whatever the marks are', () => {
    const mark = fc.tuple(fc.nat(60), fc.nat(60));
    fc.assert(
      fc.property(fc.string({ maxLength: 40 }), fc.array(mark), (text, marks) => {
        expect(
          piecesOf(text, marks)
            .map((piece) => piece.text)
            .join(''),
        ).toBe(text);
      }),
    );
  });

  it('marks what was found', () => {
    expect(piecesOf('led the review', [[4, 7]])).toEqual([
      { start: 0, text: 'led ', isMarked: false },
      { start: 4, text: 'the', isMarked: true },
      { start: 7, text: ' review', isMarked: false },
    ]);
  });
});
