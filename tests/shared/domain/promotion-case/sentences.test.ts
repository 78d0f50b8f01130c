import { describe, expect, it } from 'vitest';
import {
  sentencesOf,
  sharedWords,
  withoutMarks,
  wordCount,
} from '../../../../shared/domain/promotion-case/sentences.ts';
import { asSentence, shorten } from '../../../../shared/domain/promotion-case/shorten.ts';

const textsOf = (text: string) => sentencesOf(text).map((sentence) => sentence.text);

describe('sentences', () => {
  it('finds none in nothing, marks, tables and code', () => {
    expect(textsOf('')).toEqual([]);
    expect(textsOf('---\n***\n| a | b |\n```\nlet x = 1. Then.\n```\n- \n…')).toEqual([]);
  });

  it('keeps abbreviations, decimal numbers and addresses whole', () => {
    expect(textsOf('Fell to 3.1 % vs. Postgres. I asked Dr. Meyer, e.g. Redis was out.')).toEqual([
      'Fell to 3.1 % vs. Postgres.',
      'I asked Dr. Meyer, e.g. Redis was out.',
    ]);
    expect(textsOf('See https://a.example/q?Foo=1.2 for it. Took approx. 50 runs, see no. 7 there.')).toEqual(
      ['See https://a.example/q?Foo=1.2 for it.', 'Took approx. 50 runs, see no. 7 there.'],
    );
  });

  it('lets a number begin a sentence, and "no." end one', () => {
    expect(textsOf('All ran on laptops. 55 days later it held. I said no. Then we ate.')).toEqual([
      'All ran on laptops.',
      '55 days later it held.',
      'I said no.',
      'Then we ate.',
    ]);
  });

  it('takes list items and headings apart and drops their marks', () => {
    expect(sentencesOf('# Release\n- [x] wrote the plan\n2) cut the scope\n> agreed')).toMatchObject([
      { text: 'Release', isHeading: true },
      { text: 'wrote the plan', isHeading: false },
      { text: 'cut the scope' },
      { text: 'agreed' },
    ]);
  });

  it('joins wrapped lines and leaves lines of their own apart', () => {
    expect(
      textsOf('I moved the billing service\nto the new queue.\nQuiet Night review\nNobody slept.'),
    ).toEqual(['I moved the billing service to the new queue.', 'Quiet Night review', 'Nobody slept.']);
  });

  it('keeps a quotation of several sentences together, and says where one is broken', () => {
    expect(textsOf('"It is late. Go home." I went.')).toEqual(['"It is late. Go home."', 'I went.']);
    expect(sentencesOf('I said "wait and')[0]?.isBroken).toBe(true);
  });

  it('tells where each sentence stands in the text', () => {
    const text = '- **One** thing. Another (thing).\n\n  Third?';
    expect(sentencesOf(text).map(({ start, end }) => text.slice(start, end))).toEqual([
      '**One** thing.',
      'Another (thing).',
      'Third?',
    ]);
  });

  it('reads 200,000 characters of brackets and stars in good time', () => {
    for (const mark of ['[', '*', '`', '"', '(', '. ', '- ', 'a ']) {
      expect(sentencesOf(mark.repeat(200_000 / mark.length)).length).toBeLessThanOrEqual(2_000);
    }
  });

  it('removes marks around words but never joins words by it', () => {
    expect(withoutMarks('**bold** and `code` in [a link](https://x.example)')).toBe(
      'bold and code in a link',
    );
    expect(withoutMarks('**a****b** `c``d` **e**`f`')).toBe('**a****b** `c``d` **e**`f`');
    expect(withoutMarks('billing**bold** a`b`c snake_case_name')).toBe(
      'billing**bold** a`b`c snake_case_name',
    );
  });

  it('counts a number, an address and a hyphenated word as one word each', () => {
    expect(wordCount('Fell to 3.1 % in well-known https://a.example/b')).toBe(6);
  });

  it('finds what two texts share by the beginnings of longer words', () => {
    expect(sharedWords('Rebalanced partitions', 'the partition rebalancer of the box')).toBe(2);
  });
});

describe('shortening', () => {
  it('leaves what fits as it is', () => {
    expect(shorten('I moved the queue, quietly.', 30)).toBe('I moved the queue, quietly.');
  });

  it('cuts after a clause where there is one and marks the cut', () => {
    const text =
      'I wrote the plan for the whole migration; then everybody in the room argued about its name for hours';
    expect(shorten(text, 12)).toBe('I wrote the plan for the whole migration…');
  });

  it('does not leave a quotation open', () => {
    expect(
      shorten('She told all of them that "this will never work in any place we know of" twice', 10),
    ).toBe('She told all of them that…');
  });

  it('makes a sentence without touching names that begin small', () => {
    expect(asSentence('wrote the plan,')).toBe('Wrote the plan.');
    expect(asSentence('npm.js broke')).toBe('npm.js broke.');
    expect(asSentence('iOS broke')).toBe('iOS broke.');
    expect(asSentence('ßeta and ﬁxes shipped')).toBe('ßeta and ﬁxes shipped.');
    expect(asSentence('Did it “work?”')).toBe('Did it “work?”');
  });
});

describe('texts nobody would write', () => {
  it('cuts a sentence without end between two words, never within a number', () => {
    const [sentence] = sentencesOf(`I cut it ${'='.repeat(1984)} 12345678 users`);
    expect(sentence?.text).not.toMatch(/1/);
  });

  it('reads a line that begins like a rule and goes on after many spaces', () => {
    const text = `---${' '.repeat(150_000)}x\n\nI moved it.`;
    expect(sentencesOf(text).map((sentence) => sentence.text)).toEqual(['I moved it.']);
  });
});
