/** One sentence of a text: cleaned of Markdown marks, and where it stands in the original. */
export interface Sentence {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly isHeading: boolean;
  /** A quotation or parenthesis in it is not closed, or it only announces what follows. */
  readonly isBroken: boolean;
}

interface Paragraph {
  readonly start: number;
  readonly end: number;
  readonly isHeading: boolean;
}

const longestSentenceChars = 2_000;
const longestMergedWords = 60;
const mostSentences = 2_000;

const listMark = /^\s*(?:(?:[-*+•–]|\d{1,2}[.)]|>)\s+(?:\[[ xX]\]\s+)?|#{1,6}\s+)+/;
const rule = /^(?:(?:[-*_=]\s*){3,}|\|.*\|)$/;
const fence = /^\s*(?:```|~~~)/;
const abbreviation = /(?:^|[\s("“])(?:e\.g|i\.e|vs|cf|resp|dr|mr|mrs|ms|prof)\.\s*$/i;
const abbreviationOfNumber = /(?:^|[\s("“])(?:no|nr|fig|approx|ca|min|max|vol|pp?)\.\s*$/i;
const initial = /(?:^|[\s("“])\p{Lu}\.\s*$/u;
const missedBreak = /(?<=[.!?]["”)]?)\s+(?=\d)|(?<=…["”)]?)\s+(?=[\p{Lu}\d“"])/u;

const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' });

/** The number of words in a text; a number, an address or a hyphenated word is one. */
export function wordCount(text: string): number {
  return text.match(/[\p{L}\p{N}]+(?:['’.,:/@_-]{1,3}[\p{L}\p{N}]+)*/gu)?.length ?? 0;
}

/** Whether every quotation and parenthesis opened in the text is closed in it. */
export function isBalanced(text: string): boolean {
  const count = (mark: string) => text.split(mark).length - 1;
  return count('"') % 2 === 0 && count('“') <= count('”') && count('(') <= count(')');
}

const link = /(?<![\p{L}\p{N}*_`)\]])!?\[([^[\]]+)\]\([^()\s]*\)(?![\p{L}\p{N}*_`![])/gu;
const strong = /(?<![\p{L}\p{N}*_`)\]])(\*\*|__)(?=\S)([^*_]+)\1(?![\p{L}\p{N}*_`![])/gu;
const code = /(?<![\p{L}\p{N}*_`)\]])`([^`]+)`(?![\p{L}\p{N}*_`![])/gu;

/** The text without Markdown marks, links as their labels, on one line. Marks inside a word stay: they part it. */
export function withoutMarks(text: string): string {
  return text
    .replace(link, '$1')
    .replace(strong, '$2')
    .replace(code, '$1')
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .trim();
}

function continues(before: string, after: string): boolean {
  const end = before.trimEnd();
  if (/[.!?…]$/.test(end)) return false;
  if (/^\s*\p{Ll}/u.test(after) || /[,–—-]$/.test(end)) return true;
  return end.length >= 60 && end.length <= 120 && !/[:;"”)]$/.test(end);
}

function paragraphsOf(text: string): readonly Paragraph[] {
  const paragraphs: Paragraph[] = [];
  let isInCode = false;
  let previous: string | undefined;
  let offset = 0;
  for (const line of text.split('\n')) {
    const start = offset;
    offset += line.length + 1;
    if (fence.test(line)) isInCode = !isInCode;
    if (isInCode || fence.test(line) || rule.test(line.trim()) || line.trim() === '') {
      previous = undefined;
      continue;
    }
    const mark = listMark.exec(line)?.[0] ?? '';
    const last = paragraphs.at(-1);
    const end = start + line.length;
    if (last && previous !== undefined && mark === '' && !last.isHeading && continues(previous, line)) {
      paragraphs[paragraphs.length - 1] = { ...last, end };
    } else {
      paragraphs.push({ start: start + mark.length, end, isHeading: mark.includes('#') });
    }
    previous = line;
  }
  return paragraphs;
}

function isCutTooSoon(piece: string, next: string): boolean {
  if (!/\s$/.test(piece) || abbreviation.test(piece) || initial.test(piece)) return true;
  if (abbreviationOfNumber.test(piece) && /^\d/.test(next)) return true;
  return !isBalanced(piece) && wordCount(piece) + wordCount(next) <= longestMergedWords;
}

/** The segmenter breaks neither before a number nor after an ellipsis, where sentences may begin too. */
function* segmentsOf(text: string): Generator<string> {
  for (const { segment } of segmenter.segment(text.replace(/[\r\n]/g, ' '))) {
    let rest = segment;
    for (let gap = missedBreak.exec(rest); gap; gap = missedBreak.exec(rest)) {
      const end = gap.index + gap[0].length;
      yield rest.slice(0, end);
      rest = rest.slice(end);
    }
    yield rest;
  }
}

function piecesOf(text: string): readonly string[] {
  const pieces: string[] = [];
  for (const segment of segmentsOf(text)) {
    const last = pieces.at(-1);
    if (last !== undefined && last.length < longestSentenceChars && isCutTooSoon(last, segment)) {
      pieces[pieces.length - 1] = last + segment;
    } else {
      pieces.push(segment);
    }
  }
  return pieces;
}

/** As much of a piece as is read: cut between words, since half a number is another number. */
function beginningOf(piece: string): string {
  if (piece.length <= longestSentenceChars) return piece;
  const end = piece.lastIndexOf(' ', longestSentenceChars);
  return piece.slice(0, end > 0 ? end : longestSentenceChars);
}

/**
 * The sentences of a text in order, with Markdown lists, wrapped lines, abbreviations, figures, addresses and
 * quotations kept whole; code blocks and tables are left out. Very long texts are read from their beginning.
 */
export function sentencesOf(text: string): readonly Sentence[] {
  const sentences: Sentence[] = [];
  for (const paragraph of paragraphsOf(text)) {
    let offset = paragraph.start;
    for (const piece of piecesOf(text.slice(paragraph.start, paragraph.end))) {
      const start = offset;
      offset += piece.length;
      const cleaned = withoutMarks(beginningOf(piece));
      if (!/[\p{L}\p{N}]/u.test(cleaned)) continue;
      sentences.push({
        text: cleaned,
        start: start + (piece.length - piece.trimStart().length),
        end: start + piece.trimEnd().length,
        isHeading: paragraph.isHeading,
        isBroken: !isBalanced(cleaned) || cleaned.endsWith(':'),
      });
      if (sentences.length >= mostSentences) return sentences;
    }
  }
  return sentences;
}

function stemsOf(text: string): ReadonlySet<string> {
  const words =
    text
      .slice(0, longestSentenceChars)
      .toLowerCase()
      .match(/\p{L}{5,}/gu) ?? [];
  return new Set(words.map((word) => word.slice(0, 6)));
}

/** How many longer words two texts share, by their beginnings: a hint that they are about the same thing. */
export function sharedWords(a: string, b: string): number {
  const others = stemsOf(b);
  return [...stemsOf(a)].filter((stem) => others.has(stem)).length;
}
