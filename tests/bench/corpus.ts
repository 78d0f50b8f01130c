import { addDays, type CivilDate } from '../../shared/domain/civil-date/civil-date.ts';
import { entryKinds } from '../../shared/domain/entry/kind.ts';

/** An entry of the corpus, as `entry.create` takes it. */
export interface CorpusEntry {
  readonly kind: (typeof entryKinds)[number];
  readonly date: CivilDate;
  readonly text: string;
  readonly project: string;
  readonly people: readonly { readonly name: string; readonly role: 'witness' }[];
}

/** Words planted in the corpus: in five entries, in a fifth of them, and a phrase with decoys in one of a thousand. */
export const planted = { rare: 'zephyrlock', common: 'ledgerline', phrase: ['amber', 'gateway'] } as const;

/** Numbers from 0 to 1, the same for the same seed. */
export function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const openings =
  'I led|I wrote|We shipped|I reviewed|I explained|She asked me about|I measured|I fixed|I planned'.split(
    '|',
  );
const things =
  'the payment service|a migration plan|the on-call rota|a position paper|the test suite|a slow query|the release|the budget'.split(
    '|',
  );
const joins = 'because|and then|so that|although|before|while|after|until'.split('|');
const syllables = 'ba de ki lo mu na pe ri so tu va we xi yo zu cha fer gan hol min'.split(' ');

function pick<Value>(list: readonly Value[], random: () => number): Value {
  return list[Math.floor(random() * list.length)] as Value;
}

/** A text of about so many words: sentences of an engineer, and words of which a few are frequent and most are not. */
export function textOf(words: number, random: () => number): string {
  const parts: string[] = [];
  let count = 0;
  while (count < words) {
    const filler = Array.from({ length: 6 }, () => rareWord(random)).join(' ');
    const sentence = `${pick(openings, random)} ${pick(things, random)} ${pick(joins, random)} ${filler}.`;
    parts.push(sentence);
    count += sentence.split(' ').length;
  }
  return parts.join(' ');
}

function rareWord(random: () => number): string {
  const rank = Math.floor(8000 * random() ** 3);
  const [a, b, c] = [rank % 20, Math.floor(rank / 20) % 20, Math.floor(rank / 400)];
  return `${syllables[a]}${syllables[b]}${syllables[c]}`;
}

/** So many entries over ten years with the planted words in them; the same for the same seed. */
export function corpusOf(size: number, seed: number): readonly CorpusEntry[] {
  const random = seededRandom(seed);
  return Array.from({ length: size }, (_, index) => {
    const words = [textOf(120, random)];
    if (index % Math.floor(size / 5) === 0) words.push(planted.rare);
    if (index % 5 === 0) words.push(planted.common);
    if (index % 1000 === 7) words.push(planted.phrase.join(' '));
    if (index % 100 === 3) words.push([...planted.phrase].reverse().join(' '));
    return {
      kind: pick(entryKinds, random),
      date: addDays('2016-11-20' as CivilDate, Math.floor(random() * 3650)),
      text: words.join(' '),
      project: `project ${Math.floor(random() * 40)}`,
      people: random() < 0.3 ? [{ name: `Person ${Math.floor(random() * 60)}`, role: 'witness' }] : [],
    };
  });
}
