import { wordsIn } from '../entry/entry-words.ts';

/** Words that tell nothing of whose they are. */
const commonWords: ReadonlySet<string> = new Set(
  `a about above after again against all also am an and any are as at back be because been before began begin being
  below between both but by came can come could day days did do does doing done down during each even ever every few
  first for from further gave get give go goes going good got had has have having he her here hers him his how i if in
  into is it its just kept last later led less let like long made make many may me might month months more most much
  must my need new next no nor not now of off on once one only or other our out over own part past per put said same
  saw say see set she should since so some still such take taken team teams than that the their them then there these
  they thing things this those through time to together told too took two three under until up us use used very was
  way we week weeks well went were what when where which while who whole whom why will with within without work worked
  would year years yet you your`
    .split(/\s+/)
    .filter((word) => word !== ''),
);

/** Words of the sentences that a case puts around what entries say. */
const frameWords: ReadonlySet<string> = new Set(
  `ask promoted evidence case rests recorded skill area areas expectations repeated corroborated single none more entry
  entries feedback received seen project suggested led drove contributed reached several organisation whole company
  later shown january february march april june july august september october november december`.split(/\s+/),
);

const year = /^(?:19|20)\d\d$/;

/** The words of an entry by which it can be told whose they are. */
export function* tellingWordsIn(text: string): Generator<string> {
  for (const word of wordsIn(text)) {
    if (word.length > 1 && !commonWords.has(word) && !year.test(word)) yield word;
  }
}

/** The telling words of a sentence that was built, without those that count, name and date things. */
export function* tellingWordsInBuilt(text: string): Generator<string> {
  for (const word of tellingWordsIn(text)) if (!frameWords.has(word) && !/^\d+$/.test(word)) yield word;
}
