import { type CivilDate, inWords } from '../../../../shared/domain/civil-date/civil-date.ts';
import type { CaseBlockView } from '../../../../shared/domain/promotion-case/case.ts';

/** A piece of a block's text; with an entry's id where it names that entry. */
export interface TextPart {
  readonly text: string;
  readonly entryId?: string;
}

type Linked = Pick<CaseBlockView, 'text' | 'entries'>;

function dateAt(text: string, date: CivilDate, from: number): readonly [number, number] | undefined {
  const words = `(${inWords(date)})`;
  const at = text.indexOf(words, from);
  return at < 0 ? undefined : [at, at + words.length];
}

/**
 * The text of a row in pieces, the same letters in the same order: each piece that ends in an entry's date is a link
 * to it. Text that names no date, because a hand changed it, stays one piece.
 */
export function evidenceParts({ text, entries }: Linked): readonly TextPart[] {
  const parts: TextPart[] = [];
  let at = 0;
  for (const { id, date } of entries) {
    const found = dateAt(text, date, at);
    if (!found) continue;
    const joint = /^[;,]?\s*/.exec(text.slice(at))?.[0] ?? '';
    if (joint !== '') parts.push({ text: joint });
    parts.push({ text: text.slice(at + joint.length, found[1]), entryId: id });
    at = found[1];
  }
  if (at < text.length) parts.push({ text: text.slice(at) });
  return parts;
}

/** A line of the evidence index in pieces: the date it begins with is a link to the entry. */
export function indexParts({ text, entries }: Linked): readonly TextPart[] {
  const [entry] = entries;
  const date = entry ? inWords(entry.date) : '';
  if (!entry || !text.startsWith(`${date}:`)) return [{ text }];
  return [{ text: date, entryId: entry.id }, { text: text.slice(date.length) }];
}
