import { parse } from 'search-query-parser';
import { type CivilDate, parseCivilDate } from '../civil-date/civil-date.ts';
import { type EntryKind, entryKinds } from '../entry/kind.ts';
import { type Visibility, visibilities } from '../entry/visibility.ts';
import { fail, ok, type Result } from '../result/result.ts';
import { type SkillAreaId, skillAreaIds } from '../skill-area/taxonomy.ts';

/** One thing to look for in the text: a word, words in this order, or the beginning of a word. */
export interface SearchTerm {
  readonly words: string;
  readonly isPrefix: boolean;
}

/** What a person asked for: every term must occur, none of the excluded ones, and every filter must hold. */
export interface SearchQuery {
  readonly terms: readonly SearchTerm[];
  readonly excluded: readonly SearchTerm[];
  /** Any of these kinds; every kind where it is empty. The same holds for the lists below. */
  readonly kinds: readonly EntryKind[];
  readonly areas: readonly SkillAreaId[];
  readonly visibilities: readonly Visibility[];
  readonly people: readonly string[];
  readonly projects: readonly string[];
  readonly from?: CivilDate;
  readonly to?: CivilDate;
}

const keywords = ['kind', 'area', 'is', 'person', 'project', 'from', 'to'] as const;

/** Reads a search such as `kind:win person:"Ana Bell" from:2026-01-01 "exact phrase" pre* -not`. */
export function parseSearch(text: string): Result<SearchQuery, 'invalid-query'> {
  const parsed = parse(text, { tokenize: true, alwaysArray: true, offsets: false, keywords: [...keywords] });
  const kinds = eachOf('kind', wordsOf(parsed.kind), entryKinds);
  if (!kinds.ok) return kinds;
  const areas = eachOf('area', wordsOf(parsed.area), skillAreaIds);
  if (!areas.ok) return areas;
  const shown = eachOf('is', wordsOf(parsed.is), visibilities);
  if (!shown.ok) return shown;
  const from = dateOf('from', wordsOf(parsed.from).at(-1));
  if (!from.ok) return from;
  const to = dateOf('to', wordsOf(parsed.to).at(-1));
  if (!to.ok) return to;
  const { text: withoutColon, ...filters } = parsed.exclude as { text?: unknown };
  if (Object.keys(filters).length > 0) {
    return fail('invalid-query', '“-” leaves out words, not filters. Take it away from the filter.');
  }
  const words = wordsOf(parsed.text).filter((word) => word !== emptyPhrase);
  const query: SearchQuery = {
    terms: termsOf(words.filter((word) => !isLeftOut(word))),
    excluded: termsOf([...wordsOf(withoutColon), ...words.filter(isLeftOut)]),
    kinds: kinds.value,
    areas: areas.value,
    visibilities: shown.value,
    people: wordsOf(parsed.person),
    projects: wordsOf(parsed.project),
    ...(from.value && { from: from.value }),
    ...(to.value && { to: to.value }),
  };
  const isEmpty = Object.values(query).every((part) => Array.isArray(part) && part.length === 0);
  return isEmpty
    ? fail('invalid-query', 'There is nothing to search for. Type a word or a filter.')
    : ok(query);
}

// What the parser makes of a pair of quotes with nothing in it.
const emptyPhrase = 'undefined:undefined';

/** The parser itself leaves out only words without a colon. */
function isLeftOut(word: string): boolean {
  return word.startsWith('-') && word.includes(':');
}

function wordsOf(value: unknown): string[] {
  const list: unknown[] = Array.isArray(value) ? value : [value];
  return list.filter((word): word is string => typeof word === 'string' && word.trim() !== '');
}

function termsOf(words: readonly string[]): SearchTerm[] {
  return (
    words
      // The index reads a term only up to its first NUL.
      .map((word) => word.replaceAll('\0', ' ').trim())
      .map((word) => ({ words: word.replace(/\*+$/, ''), isPrefix: word.endsWith('*') }))
      .filter(({ words }) => /[\p{L}\p{N}]/u.test(words))
  );
}

function eachOf<Word extends string>(
  keyword: string,
  words: readonly string[],
  known: readonly Word[],
): Result<readonly Word[], 'invalid-query'> {
  const found: Word[] = [];
  for (const word of words) {
    const match = known.find((candidate) => candidate === word.toLowerCase());
    if (!match) return fail('invalid-query', `After “${keyword}:” comes one of ${known.join(', ')}.`);
    found.push(match);
  }
  return ok(found);
}

function dateOf(keyword: string, text: string | undefined): Result<CivilDate | undefined, 'invalid-query'> {
  if (text === undefined) return ok(undefined);
  const date = parseCivilDate(text);
  return date.ok ? date : fail('invalid-query', `After “${keyword}:” comes a day, written YYYY-MM-DD.`);
}
