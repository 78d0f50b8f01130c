import { describe, expect, it } from 'vitest';
import { rowNotes, rowWords } from '../../../renderer/features/journal/timeline/row-text.ts';
import { titleOf } from '../../../shared/domain/entry/entry.ts';

const wordsOf = (text: string) => rowWords({ title: titleOf(text), text });
const plain = { visibility: 'private', kind: 'win', people: [], facets: {} } as const;

describe('rowWords', () => {
  it('shows a first line too long for a heading whole, and never twice', () => {
    const text = `${'word '.repeat(30)}end`;
    expect(wordsOf(text)).toEqual({ rest: text });
  });

  it('shows what follows the heading, on its line or below it', () => {
    expect(wordsOf('One page.\nIt ended the argument.')).toEqual({
      heading: 'One page.',
      rest: 'It ended the argument.',
    });
    const sentence = 'This is the first sentence of it.';
    expect(wordsOf(`${sentence} ${'And more words follow. '.repeat(5)}`).heading).toBe(sentence);
  });

  it('leaves the signs of Markdown before a heading out', () => {
    expect(wordsOf('## Review\nWent well.')).toEqual({ heading: 'Review', rest: 'Went well.' });
  });

  it('has nothing more where the heading is all there is', () => {
    expect(wordsOf('Shipped it.')).toEqual({ heading: 'Shipped it.', rest: '' });
  });
});

describe('rowNotes', () => {
  it('says only what was recorded', () => {
    expect(rowNotes(plain)).toEqual(['private']);
  });

  it('tells feelings of a stretch alone, and that it was avoided', () => {
    const facets = { stretch: { feared: 8, after: 4, outcome: 'avoided' } } as const;
    expect(rowNotes({ ...plain, kind: 'stretch', facets })).toEqual([
      'private',
      'feared 8, felt 4 afterwards, avoided',
    ]);
    expect(rowNotes({ ...plain, kind: 'win', facets })).toEqual(['private']);
  });

  it('counts who saw it and who said so', () => {
    const people = [
      { name: 'Mei', role: 'witness' },
      { name: 'Ana', role: 'witness' },
      { name: 'Jo', role: 'giver' },
      { name: 'Bo', role: 'mentioned' },
    ] as const;
    expect(rowNotes({ ...plain, project: 'Atlas', people })).toEqual([
      'private',
      'Atlas',
      '2 people saw it',
      '1 person said so',
    ]);
  });
});
