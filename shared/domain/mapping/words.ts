import english from '../../../resources/mapper/english.json' with { type: 'json' };

/** One word of a text: where it stands (UTF-16), how it is written in lower case, and its stem. */
export interface Token {
  readonly start: number;
  readonly end: number;
  readonly form: string;
  readonly stem: string;
  /** Written with a capital and otherwise small letters, as a name would be. */
  readonly isCapitalised: boolean;
}

const irregular = new Map(Object.entries(english.irregular));
const variants = new Map(Object.entries(english.variants));
const stopWords = new Set(english.stop);
const lightWords = new Set(english.light);
const foreignWords = new Set(english.foreign);
const pastForms = new Set(english.past);
const auxiliaries = new Set('is was are were has had have does did do will would can could'.split(' '));
const contractions = new Map([
  ['m', 'am'],
  ['ve', 'have'],
  ['ll', 'will'],
  ['d', 'would'],
  ['re', 'are'],
]);
const beingContractions = new Set('he she it that there what who how here'.split(' '));
const wordShape = /[\p{L}\p{N}]+(?:['’][\p{L}]+)*/gu;
const longestWord = 40;

/** Whether a word carries no meaning of its own, so that it is never highlighted alone. */
export const isStopWord = (form: string): boolean => stopWords.has(form);

/** Whether a word is rewritten to another spelling before it is compared. */
export const isRespelled = (form: string): boolean => variants.has(form);

/** Whether a word may stand between two words of a pattern without breaking it. */
export const isLightWord = (form: string): boolean => lightWords.has(form);

/** Whether a word form tells of the past, which marks a deed. */
export const isPastForm = (form: string): boolean =>
  pastForms.has(form) || (form.length > 4 && form.endsWith('ed') && !form.endsWith('eed'));

/** Whether a word is a verb that helps another one, such as `has` or `will`. */
export const isAuxiliary = (form: string): boolean => auxiliaries.has(form);

const hasVowel = (word: string): boolean => /[aeiouy]/.test(word);

function withoutEnding(word: string): string {
  if (word.length > 4 && (word.endsWith('ies') || word.endsWith('ied'))) return `${word.slice(0, -3)}y`;
  if (word.length > 5 && word.endsWith('ing') && hasVowel(word.slice(0, -3))) return word.slice(0, -3);
  if (word.length > 4 && word.endsWith('ed') && !word.endsWith('eed') && hasVowel(word.slice(0, -2)))
    return word.slice(0, -2);
  if (word.length > 4 && /(?:ss|sh|ch|x)es$/.test(word)) return word.slice(0, -2);
  if (word.length > 3 && word.endsWith('s') && !/(?:ss|us|is)$/.test(word)) return word.slice(0, -1);
  return word;
}

const stems = new Map<string, string>();
const rememberedStems = 20_000;

/** The form that all inflections of an English word share; not itself a word. */
export function stemOf(form: string): string {
  const known = stems.get(form);
  if (known !== undefined) return known;
  const stem = freshStemOf(form);
  if (stems.size < rememberedStems) stems.set(form, stem);
  return stem;
}

function freshStemOf(form: string): string {
  const base = irregular.get(form) ?? form;
  const british = base.replace(/yz(?=e|ing)/, 'ys').replace(/iz(?=e|ing|ation)/, 'is');
  let stem = withoutEnding(british);
  if (stem.length > 3 && stem.endsWith('e')) stem = stem.slice(0, -1);
  if (stem.length > 3 && stem.at(-1) === stem.at(-2)) stem = stem.slice(0, -1);
  return stem;
}

function formsOf(written: string): readonly string[] {
  const lower = written.toLowerCase().replaceAll('’', "'");
  const spelled = variants.get(lower);
  if (spelled !== undefined) return spelled.split(' ');
  const quote = lower.indexOf("'");
  if (quote < 0) return [lower];
  const head = lower.slice(0, quote);
  const tail = lower.slice(quote + 1);
  if (lower.endsWith("n't")) {
    const verb = lower.slice(0, -3);
    return [verb === 'ca' ? 'can' : verb === 'wo' ? 'will' : verb, 'not'];
  }
  const ending = contractions.get(tail);
  if (ending !== undefined) return [head, ending];
  if (tail === 's') return beingContractions.has(head) ? [head, 'is'] : [head];
  return [head, tail];
}

/** The words of a text in order; contractions become two words that share their place. */
export function tokensOf(text: string): readonly Token[] {
  const tokens: Token[] = [];
  for (const match of text.matchAll(wordShape)) {
    const written = match[0];
    if (written.length > longestWord) continue;
    const start = match.index;
    const end = start + written.length;
    const isCapitalised = written.length > 1 && /^\p{Lu}\p{Ll}+(?:['’]\p{L}+)?$/u.test(written);
    for (const form of formsOf(written)) {
      tokens.push({ start, end, form, stem: stemOf(form), isCapitalised });
    }
  }
  return tokens;
}

/** Whether the words are mostly of another language, of which this mapper knows nothing. */
export function isForeign(tokens: readonly Token[]): boolean {
  let foreign = 0;
  let english = 0;
  for (const { form } of tokens) {
    if (foreignWords.has(form)) foreign += 1;
    else if (stopWords.has(form)) english += 1;
  }
  return foreign > english;
}
