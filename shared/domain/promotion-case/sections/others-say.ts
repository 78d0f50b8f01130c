import { inWords } from '../../civil-date/civil-date.ts';
import type { Span } from '../../mapping/mapper.ts';
import { entrySource, generatedBlock } from '../blocks.ts';
import type { Building } from '../building.ts';
import type { CaseBlock } from '../case.ts';
import { byDate, type CountedEntry } from '../case-material.ts';
import { isBalanced, sentencesOf, withoutMarks, wordCount } from '../sentences.ts';
import { asSentence } from '../shorten.ts';
import { tellAction } from '../telling.ts';
import { listed, mayTell } from '../wording.ts';

const mostQuoteWords = 60;
const fewestQuoteWords = 4;
const spoken = /[“"]([^“”"]{8,1200})[”"]/g;

interface Quote {
  readonly text: string;
  readonly span: Span;
}

/** The beginning of a quotation in whole sentences, with `…` where it goes on. */
function fitting(text: string): string {
  if (wordCount(text) <= mostQuoteWords) return text;
  let kept = '';
  for (const sentence of sentencesOf(text)) {
    const next = kept === '' ? sentence.text : `${kept} ${sentence.text}`;
    if (wordCount(next) > mostQuoteWords) break;
    kept = next;
  }
  return kept === '' ? '' : `${kept} …`;
}

/** What the giver said, letter for letter: the longest quotation in the text, or the whole of a pasted message. */
function quoteIn(text: string): Quote | undefined {
  const quotes = [...text.slice(0, 20_000).matchAll(spoken)]
    .map((match) => ({ text: withoutMarks(match[1] ?? ''), start: match.index, length: match[0].length }))
    .filter((quote) => wordCount(quote.text) >= fewestQuoteWords)
    .toSorted((a, b) => wordCount(b.text) - wordCount(a.text) || a.start - b.start);
  const [longest] = quotes;
  if (longest) {
    const shown = fitting(longest.text).replace(/,$/, '');
    return shown === '' ? undefined : { text: shown, span: [longest.start, longest.start + longest.length] };
  }
  const isAddressed = /\b(?:you|your)\b/i.test(text) && !/\b(?:I|my|me|we|our)\b/.test(text);
  const pasted = isAddressed && isBalanced(text.slice(0, 20_000)) ? fitting(withoutMarks(text)) : '';
  return pasted === '' ? undefined : { text: pasted, span: [0, text.length] };
}

function quoteBlock(sectionId: string, item: CountedEntry): CaseBlock | undefined {
  const { entry } = item;
  const givers = entry.people.filter(({ role }) => role === 'giver').map(({ name }) => withoutMarks(name));
  const from = [...(givers.length > 0 ? [listed(givers)] : []), inWords(entry.date)].join(', ');
  const quote = quoteIn(entry.text);
  const account = tellAction(item, { mostSentences: 2, mostWords: 45 });
  if (!quote && account.text === '') return undefined;
  return generatedBlock({
    sectionId,
    key: entry.id,
    form: quote ? 'quote' : 'bullet',
    text: quote ? `“${quote.text}” (${from})` : `Feedback from ${from}: ${asSentence(account.text)}`,
    sources: [entrySource(item, quote ? [quote.span] : account.spans)],
  });
}

/** Feedback whose giver may be quoted, at most one a giver until every giver was heard. */
export function othersSay(building: Building, sectionId: string, most: number): readonly CaseBlock[] {
  const open = building.inRank.filter(
    ({ entry }) => entry.kind === 'feedback' && mayTell(entry) && !building.told.has(entry.id),
  );
  const giverOf = ({ entry }: CountedEntry) =>
    entry.people.find(({ role }) => role === 'giver')?.name ?? entry.id;
  const firsts = [...Map.groupBy(open, giverOf).values()].flatMap((items) => items.slice(0, 1));
  const chosen = [...new Set([...firsts, ...open])].slice(0, most);
  return chosen.toSorted(byDate).flatMap((item) => {
    building.told.add(item.entry.id);
    return quoteBlock(sectionId, item) ?? [];
  });
}
