import type { CaseBlock, CaseKind } from './case.ts';
import { wordCount } from './sentences.ts';

const wordsOnPage = 480;
const indexWordsOnPage = 600;

/** The most pages a reader gives each kind; a brag document may be as long as it likes. */
export const mostPages: Readonly<Record<CaseKind, number | undefined>> = {
  promotion: 4,
  brag: undefined,
  'self-review': 4,
};

function wordsIn(blocks: readonly CaseBlock[]): number {
  return blocks.reduce((sum, { text, row }) => sum + wordCount(text) + wordCount(row?.expectation ?? ''), 0);
}

/** About how many printed pages the blocks fill, rounded up; the evidence index is set smaller. */
export function estimatedPages(blocks: readonly CaseBlock[]): number {
  const body = wordsIn(blocks.filter(({ form }) => form !== 'index'));
  const index = wordsIn(blocks.filter(({ form }) => form === 'index'));
  return Math.ceil(body / wordsOnPage + index / indexWordsOnPage);
}
