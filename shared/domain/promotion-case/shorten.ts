import { isBalanced, wordCount } from './sentences.ts';

const longestWordChars = 60;
const fewestWords = 5;
const strongEnd = /[;–—]$/;
const weakEnd = /[,:]$/;

function cutWord(word: string): string {
  return word.length > longestWordChars ? `${[...word].slice(0, longestWordChars).join('')}…` : word;
}

/**
 * The text in at most so many words: whole where it fits, otherwise its beginning up to the end of a clause (or
 * of a word where no clause ends) with `…` for what is left out. No word is changed and none is added.
 */
export function shorten(text: string, mostWords: number): string {
  const words = text.split(/\s+/).filter((word) => word !== '');
  const isShort = wordCount(text) <= mostWords && text.length <= mostWords * 20;
  if (isShort && words.every((word) => word.length <= longestWordChars)) return text;
  if (isShort) return words.map(cutWord).join(' ');

  const kept = words.slice(0, mostWords).map(cutWord);
  while (kept.length > 1 && wordCount(kept.join(' ')) > mostWords) kept.pop();
  const heads = kept.map((_, index) => kept.slice(0, index + 1));
  const balanced = heads.filter((head) => head.length >= fewestWords && isBalanced(head.join(' ')));
  const endingWith = (end: RegExp, least: number) =>
    balanced.findLast((head) => end.test(head.at(-1) ?? '') && head.length >= least);
  const head =
    endingWith(strongEnd, mostWords / 3) ?? endingWith(weakEnd, mostWords / 2) ?? balanced.at(-1) ?? kept;
  return `${head.join(' ').replace(/[\s,;:–—.-]+$/, '')}…`;
}

/** The text as a sentence: it begins with a capital and ends with a mark, words untouched. */
export function asSentence(text: string): string {
  const trimmed = text.trim().replace(/[\s,;:–—]+$/, '');
  const ended = /[.!?…]["”’')\]]*$/.test(trimmed) ? trimmed : `${trimmed}.`;
  return ended.replace(/^\p{Ll}/u, (letter) => {
    const capital = letter.toUpperCase();
    // Letters such as `ß` and `ﬁ` have no single capital: two would change the word.
    return isPlainWord(ended) && capital.length === letter.length ? capital : letter;
  });
}

/** Names like `iOS`, `npm` or an address keep their small letter. */
function isPlainWord(text: string): boolean {
  return /^\p{Ll}+(?:['’-]\p{Ll}+)*[\s,.;:!?]/u.test(text) && !/^\S+[./]\S/.test(text);
}
