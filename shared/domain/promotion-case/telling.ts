import type { Impact } from '../entry/entry.ts';
import type { Span } from '../mapping/mapper.ts';
import type { CountedEntry } from './case-material.ts';
import { type Sentence, sentencesOf, withoutMarks, wordCount } from './sentences.ts';
import { asSentence, shorten } from './shorten.ts';
import { roleSentence } from './wording.ts';

/** An entry's own words, shortened, and the ranges of its text they were taken from. */
export interface Told {
  readonly text: string;
  readonly spans: readonly Span[];
}

/** How much of an entry to tell. */
export interface TellOptions {
  readonly mostSentences: number;
  readonly mostWords: number;
  readonly withRole: boolean;
}

/** A bullet of its own. */
export const asBullet: TellOptions = { mostSentences: 2, mostWords: 45, withRole: true };

const longestSentenceWords = 30;
const longestHeadlineWords = 14;

const dangling =
  /^(?:but|so|and|then|this|that|these|those|it|its|it['’]s|that['’]s|they|he|she|also|which|because|or|still|yet|instead|afterwards|there|his|her|their|not|no|neither|even|again|both|one|two|three|the (?:second|third|other|last|rest|whole|same))\b/i;
const deed =
  /^(?:\p{L}+ed|found|built|wrote|led|ran|cut|made|got|took|gave|set|held|sent|put|brought|taught|drew|split|met|went|drove|began|chose|kept|shown|spoke|told)\b/iu;
const plan =
  /\b(?:will|would|want(?:ed)? to|going to|tomorrow|next (?:week|month|time)|maybe|perhaps|should)\b/i;
const aside = /\b(?:lunch|coffee|cake|beer|train|weather)\b/i;
const hedge =
  /\b(?:I (?:don['’]t|do not|can['’]t|cannot|could ?n['’]t|think|guess|suppose)|nobody|no one)\b/i;
const pointing = /^(?:\S+\s+){0,5}(?:it|she|he|they|them|her|him|this|that)\b/i;
const feeling =
  /\b(?:sleep|slept|tired|exhausted|nervous|afraid|scared|terrified|shak(?:e|y|ing)|cried|crying|ashamed|embarrass\w*|hate[ds]?|awful|stupid|spite|angry|furious|sulk\w*|felt|feel|feeling|proud|relieved|blame[ds]?|preferred|wish(?:ed)?|heart|stomach)\b/i;

function overlaps(sentence: Sentence, spans: readonly Span[]): boolean {
  return spans.some(([start, end]) => start < sentence.end && end > sentence.start);
}

/** How well a sentence tells what was done, from its form alone. */
function worthOf(sentence: Sentence, index: number, spans: readonly Span[]): number {
  const { text } = sentence;
  let worth = 0;
  if (overlaps(sentence, spans)) worth += 3;
  if (index === 0) worth += 1;
  if (/\d/.test(text)) worth += 1.5;
  if (/\b(?:I|my)\b/.test(text)) worth += 1.5;
  else if (deed.test(text)) worth += 1;
  else if (/\b(?:we|our)\b/i.test(text)) worth -= 1;
  if (text.endsWith('?')) worth -= 2;
  if (sentence.isBroken) worth -= 2;
  if (sentence.isHeading) worth -= 1;
  if (wordCount(text) < 3) worth -= 3;
  if (wordCount(text) > longestSentenceWords) worth -= 2;
  if (/https?:\/\//.test(text)) worth -= 1;
  if (plan.test(text)) worth -= 1;
  if (feeling.test(text)) worth -= 3;
  if (hedge.test(text)) worth -= 1.5;
  if (aside.test(text)) worth -= 1;
  return worth;
}

function compact(text: string): string {
  return text.toLowerCase().replace(/\s+/g, '');
}

/** Whether the sentence says what the impact says, so that telling both would say it twice. */
function repeats(sentence: Sentence, impact: Impact): boolean {
  const figures = [impact.before, impact.after].filter((figure) => figure !== '');
  const isAbout = wordCount(sentence.text) <= wordCount(impactWords(impact)) + 6;
  return (
    isAbout &&
    figures.length > 0 &&
    figures.every((figure) => compact(sentence.text).includes(compact(figure)))
  );
}

/** What changed, before and after, in the writer's own words, without a full stop. */
export function impactWords(impact: Impact): string {
  const clean = (part: string) => withoutMarks(part).replace(/[\s.,;:]+$/, '');
  const [what, before, after] = [clean(impact.what), clean(impact.before), clean(impact.after)];
  if (before && after) return `${what}: ${before} → ${after}`;
  if (after) return `${what}: ${after}`;
  return before ? `${what}: ${before} before` : what;
}

interface Window {
  readonly sentences: readonly Sentence[];
  readonly worth: number;
}

/** How much an opening leans on a sentence before it that the reader will not see. */
function hangingOf(opening: string): number {
  if (dangling.test(opening)) return -2.5;
  return pointing.test(opening) ? -1 : 0;
}

/** The best run of neighbouring sentences: a run reads as it was written, a mix of far ones does not. */
function bestWindow(
  sentences: readonly Sentence[],
  spans: readonly Span[],
  options: Pick<TellOptions, 'mostSentences' | 'mostWords'>,
): readonly Sentence[] {
  let best: Window | undefined;
  const worths = sentences.map((sentence, index) => worthOf(sentence, index, spans));
  for (let first = 0; first < sentences.length; first += 1) {
    let worth = first > 0 ? hangingOf(sentences[first]?.text ?? '') : 0;
    let words = 0;
    for (let last = first; last < Math.min(sentences.length, first + options.mostSentences); last += 1) {
      worth += worths[last] ?? 0;
      words += Math.min(wordCount(sentences[last]?.text ?? ''), longestSentenceWords);
      if (words > options.mostWords && last > first) break;
      if (!best || worth > best.worth) best = { sentences: sentences.slice(first, last + 1), worth };
    }
  }
  return withHeadline(sentences[0], best?.sentences ?? []);
}

/** People open with what it is about: a short opening sentence stays in front of the run it introduces. */
function withHeadline(first: Sentence | undefined, chosen: readonly Sentence[]): readonly Sentence[] {
  if (!first || chosen.length === 0 || chosen.includes(first)) return chosen;
  const isHeadline =
    wordCount(first.text) <= longestHeadlineWords &&
    !first.isBroken &&
    !first.text.endsWith('?') &&
    !feeling.test(first.text);
  return isHeadline ? [first, ...chosen] : chosen;
}

/** A sentence as a document shows it: at most 30 words, beginning and ending like a sentence. */
function shown(sentence: Sentence): string {
  const whole = sentence.text.endsWith(':') ? `${sentence.text.slice(0, -1).trimEnd()}…` : sentence.text;
  return asSentence(shorten(whole, longestSentenceWords));
}

/** The sentences that tell best what was done, in their own words, without impact and role. */
export function tellAction(
  item: Pick<CountedEntry, 'entry' | 'spans'>,
  options: Pick<TellOptions, 'mostSentences' | 'mostWords'>,
): Told {
  const chosen = bestWindow(sentencesOf(item.entry.text), item.spans, options);
  return {
    text: chosen.map(shown).join(' '),
    spans: chosen.map((sentence): Span => [sentence.start, sentence.end]),
  };
}

/**
 * The entry in full: the impact before and after where it has one, then what was done, then role and reach.
 * Every word is the entry's own but for the plain statement of role and reach.
 */
export function tell(item: Pick<CountedEntry, 'entry' | 'spans'>, options: TellOptions): Told {
  const { entry } = item;
  const { impact } = entry;
  const all = sentencesOf(entry.text);
  const fresh = impact ? all.filter((sentence) => !repeats(sentence, impact)) : all;
  const chosen = bestWindow(fresh, item.spans, options);
  const role = options.withRole ? roleSentence(entry) : '';
  const parts = [
    ...(impact ? [asSentence(impactWords(impact))] : []),
    ...chosen.map(shown),
    ...(role === '' ? [] : [role]),
  ];
  return {
    text: parts.length > 0 ? parts.join(' ') : asSentence(withoutMarks(entry.title)),
    spans: chosen.map((sentence): Span => [sentence.start, sentence.end]),
  };
}
