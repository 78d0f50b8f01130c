import { isLightWord, isRespelled, stemOf, type Token, tokensOf } from './words.ts';

/** Where a pattern was found: the tokens it used, in order (words skipped between them left out). */
export interface Match<Value> {
  readonly value: Value;
  readonly tokenIndexes: readonly number[];
}

/** A pattern of the lexicon and what it stands for. */
export interface PatternSource<Value> {
  readonly pattern: string;
  readonly value: Value;
}

/** Finds every pattern that matches inside one clause, longest reading first at each word. */
export type Finder<Value> = (clause: Clause, tokens: readonly Token[]) => readonly Match<Value>[];

/** Named groups of words that patterns refer to as `@name`. */
export type WordClasses = Readonly<Record<string, readonly string[]>>;

/** The tokens of a clause: `from` inclusive, `to` exclusive, and where its first deed-telling word stands. */
export interface Clause {
  readonly from: number;
  readonly to: number;
  /** First word after `and`, `then`, `I`, `today` and the like: where a pattern with `^` must begin. */
  readonly head: number;
  readonly isName: (index: number) => boolean;
}

type Keys = ReadonlySet<string>;

interface Step {
  readonly keys: Keys;
  readonly mayFollowGap: boolean;
}

interface Compiled<Value> {
  readonly steps: readonly Step[];
  readonly isAnchored: boolean;
  readonly value: Value;
}

const nameKey = '@name';
const longestGap = 3;
const longestSkip = 2;

function keysOf(word: string, classes: WordClasses): readonly string[] {
  if (word === nameKey) return [nameKey];
  if (word.startsWith('@')) {
    const members = classes[word.slice(1)];
    if (!members) throw new Error(`the lexicon refers to an unknown class: ${word}`);
    return members.flatMap((member) => keysOf(member, classes));
  }
  return word.startsWith('=') ? [word] : [stemOf(word)];
}

const isSpecial = (word: string): boolean => word.startsWith('@') || word.startsWith('=');

/** An alternative as the words the tokeniser would make of it. */
function wordsOf(alternative: string): readonly string[] {
  return alternative
    .split(' ')
    .flatMap((word) => (isSpecial(word) ? [word] : tokensOf(word).map((token) => token.form)));
}

const plainWord = /^[a-z]+$/;

/** What an alternative comes to; most are one plain word, whose tokens need not be looked for. */
function phraseOf(alternative: string): readonly string[] {
  return plainWord.test(alternative) && !isRespelled(alternative) ? [alternative] : wordsOf(alternative);
}

/** An element as choices: all its single words together, and each of its phrases by itself. */
function choicesOf(element: string, classes: WordClasses): readonly (readonly Keys[])[] {
  const alternatives = element.startsWith('(') ? element.slice(1, -1).split('|') : [element];
  const singles = new Set<string>();
  const phrases: (readonly Keys[])[] = [];
  for (const alternative of alternatives) {
    const words = phraseOf(alternative);
    if (words.length > 1) phrases.push(words.map((word) => new Set(keysOf(word, classes))));
    else for (const key of keysOf(words[0] ?? alternative, classes)) singles.add(key);
  }
  return singles.size > 0 ? [[singles], ...phrases] : phrases;
}

function compile<Value>(source: PatternSource<Value>, classes: WordClasses): readonly Compiled<Value>[] {
  const isAnchored = source.pattern.startsWith('^');
  const elements = (isAnchored ? source.pattern.slice(1) : source.pattern).match(/\([^()]*\)|\S+/g) ?? [];
  let variants: (readonly Step[])[] = [[]];
  let mayFollowGap = false;
  for (const element of elements) {
    if (element === '...') {
      mayFollowGap = true;
      continue;
    }
    const choices = choicesOf(element, classes).map((words) =>
      words.map((keys, index): Step => ({ keys, mayFollowGap: mayFollowGap && index === 0 })),
    );
    variants = variants.flatMap((variant) => choices.map((choice) => [...variant, ...choice]));
    mayFollowGap = false;
  }
  return variants.map((steps) => ({ steps, isAnchored, value: source.value }));
}

function fits(step: Step, index: number, clause: Clause, tokens: readonly Token[]): boolean {
  const token = tokens[index];
  if (!token) return false;
  if (step.keys.has(token.stem) || step.keys.has(`=${token.form}`)) return true;
  return step.keys.has(nameKey) && clause.isName(index);
}

/** Tries the remaining steps from a token on; gaps and skips are short, so the work is bounded. */
function follow(
  steps: readonly Step[],
  at: number,
  index: number,
  clause: Clause,
  tokens: readonly Token[],
): readonly number[] | undefined {
  const step = steps[at];
  if (!step) return [];
  const reach = Math.min(clause.to - 1, index + (step.mayFollowGap ? longestGap : longestSkip));
  for (let next = index; next <= reach; next += 1) {
    if (fits(step, next, clause, tokens)) {
      const rest = follow(steps, at + 1, next + 1, clause, tokens);
      if (rest) return [next, ...rest];
    }
    if (!step.mayFollowGap && !isLightWord(tokens[next]?.form ?? '')) return undefined;
  }
  return undefined;
}

interface Entry<Value> {
  readonly source: PatternSource<Value>;
  compiled?: readonly Compiled<Value>[];
}

const firstElement = /^\^?(\([^()]*\)|\S+)/;

/** The words a pattern can begin with; the rest is looked at only once a text has one of them. */
function firstKeysOf(pattern: string, classes: WordClasses): readonly string[] {
  const element = firstElement.exec(pattern)?.[1] ?? '';
  return choicesOf(element, classes).flatMap((words) => [...(words[0] ?? [])]);
}

/** Prepares patterns for finding: each is looked up by its first word only, so long lists stay quick. */
export function createFinder<Value>(
  sources: readonly PatternSource<Value>[],
  classes: WordClasses,
): Finder<Value> {
  const byFirst = new Map<string, Entry<Value>[]>();
  for (const source of sources) {
    const entry: Entry<Value> = { source };
    for (const key of firstKeysOf(source.pattern, classes)) {
      const known = byFirst.get(key);
      if (!known) byFirst.set(key, [entry]);
      else if (known.at(-1) !== entry) known.push(entry);
    }
  }
  return (clause, tokens) => {
    const matches: Match<Value>[] = [];
    for (let index = clause.from; index < clause.to; index += 1) {
      const token = tokens[index];
      if (!token) break;
      const keys = [token.stem, `=${token.form}`];
      if (clause.isName(index)) keys.push(nameKey);
      for (const entry of new Set(keys.flatMap((key) => byFirst.get(key) ?? []))) {
        entry.compiled ??= compile(entry.source, classes);
        for (const { steps, isAnchored, value } of entry.compiled) {
          const first = steps[0];
          if (!first || (isAnchored && index !== clause.head) || !fits(first, index, clause, tokens))
            continue;
          const rest = follow(steps, 1, index + 1, clause, tokens);
          if (!rest) continue;
          matches.push({ value, tokenIndexes: [index, ...rest] });
          break;
        }
      }
    }
    return matches;
  };
}
