import english from '../../../resources/mapper/english.json' with { type: 'json' };
import type { EntryKind } from '../entry/kind.ts';
import type { ClauseOfText } from './clauses.ts';
import type { Lexicon } from './lexicon.ts';
import type { IgnoredReason } from './mapper.ts';
import { createFinder } from './patterns.ts';
import { isPastForm, stemOf, type Token } from './words.ts';

/** What the gate says of one clause: left out with a reason, or kept with how much of its weight counts. */
export interface Verdict {
  readonly ignored?: IgnoredReason;
  /** The writer is spoken of but does not act: deeds of the hard areas are then mostly somebody else's. */
  readonly isAboutMeOnly: boolean;
  readonly share: number;
  /** Words of the scene, which carry no evidence by themselves. */
  readonly sceneTokens: ReadonlySet<number>;
}

/** Judges all clauses of one text together, because a disclaimer or a plan to copy reaches its neighbours. */
export type Gate = (
  clauses: readonly ClauseOfText[],
  tokens: readonly Token[],
  kind: EntryKind | undefined,
) => readonly Verdict[];

type GateCue = keyof Lexicon['gates'];

const studiedShare = 0.8;
const studyReachSentences = 2;
const mineWords = new Set('i me my mine myself we us our ours ourselves'.split(' '));
const yourWords = new Set('you your yours yourself'.split(' '));
const speech = new Set(english.speech.map(stemOf));

interface Facts {
  readonly cues: ReadonlySet<GateCue>;
  readonly sceneTokens: ReadonlySet<number>;
  readonly hasMe: boolean;
  readonly hasYou: boolean;
  readonly isSpeech: boolean;
  readonly hasPast: boolean;
}

function wordsAfterSubject(clause: ClauseOfText, tokens: readonly Token[]): readonly Token[] {
  return tokens.slice(clause.subject === 'theirs' ? clause.subjectTo : clause.from, clause.to);
}

function isByOthers(clause: ClauseOfText, tokens: readonly Token[]): boolean {
  for (let index = clause.from; index < clause.to - 1; index += 1) {
    if (tokens[index]?.form !== 'by') continue;
    if (clause.isName(index + 1)) return true;
    const next = tokens[index + 1]?.form ?? '';
    if (['someone', 'somebody', 'him', 'her', 'them', 'another'].includes(next)) return true;
  }
  return false;
}

function reasonFor(
  clause: ClauseOfText,
  facts: Facts,
  kind: EntryKind | undefined,
  isByOther: boolean,
  isDisclaimed: boolean,
): IgnoredReason | undefined {
  const { cues } = facts;
  if (cues.has('onlyWatched')) return 'only-watched';
  if (isDisclaimed && !facts.hasMe && clause.subject !== 'mine') return 'only-watched';
  const isMe = facts.hasMe || (facts.hasYou && (kind === 'feedback' || facts.isSpeech));
  const isToldToMe = kind === 'feedback' && facts.isSpeech;
  if ((clause.subject === 'theirs' || isByOther) && !isMe && !isToldToMe) return 'about-someone-else';
  if (cues.has('notHappened')) return 'did-not-happen';
  if (clause.subject !== 'theirs' && (cues.has('future') || (cues.has('soon') && !facts.hasPast)))
    return 'did-not-happen';
  return undefined;
}

/** Prepares the gate: the rules that decide which clauses may be evidence of the writer's own skill. */
export function createGate(lexicon: Lexicon): Gate {
  const names = Object.keys(lexicon.gates) as GateCue[];
  const find = createFinder(
    names.flatMap((name) => lexicon.gates[name].map((pattern) => ({ pattern, value: name }))),
    lexicon.classes,
  );
  function factsOf(clause: ClauseOfText, tokens: readonly Token[]): Facts {
    const cues = new Set<GateCue>();
    const sceneTokens = new Set<number>();
    for (const match of find(clause, tokens)) {
      cues.add(match.value);
      if (match.value !== 'scenes') continue;
      const last = match.tokenIndexes.at(-1) ?? clause.from;
      for (let index = match.tokenIndexes[0] ?? last; index <= last; index += 1) sceneTokens.add(index);
    }
    const words = wordsAfterSubject(clause, tokens);
    return {
      cues,
      sceneTokens,
      hasMe: words.some(({ form }) => mineWords.has(form)),
      hasYou: words.some(({ form }) => yourWords.has(form)),
      isSpeech: words.some(({ stem }) => speech.has(stem)),
      hasPast: words.some(({ form }) => isPastForm(form)),
    };
  }
  return (clauses, tokens, kind) => {
    const facts = clauses.map((clause) => factsOf(clause, tokens));
    const studiedIn = new Set<number>();
    const disclaimedIn = new Set<number>();
    for (const [index, fact] of facts.entries()) {
      const sentence = clauses[index]?.sentence ?? 0;
      if (fact.cues.has('studied')) {
        for (let near = -studyReachSentences; near <= studyReachSentences; near += 1)
          studiedIn.add(sentence + near);
      }
      if (fact.cues.has('disclaims')) for (const near of [-1, 0, 1]) disclaimedIn.add(sentence + near);
    }
    return clauses.map((clause, index) => {
      const fact = facts[index];
      if (!fact) return { isAboutMeOnly: false, share: 1, sceneTokens: new Set<number>() };
      const isStudied = studiedIn.has(clause.sentence);
      const reason = reasonFor(
        clause,
        fact,
        kind,
        !fact.hasMe && clause.subject !== 'mine' && isByOthers(clause, tokens),
        disclaimedIn.has(clause.sentence),
      );
      const isSpared = isStudied && !(reason === 'did-not-happen' && fact.cues.has('notHappened'));
      return {
        ...(reason !== undefined && !isSpared ? { ignored: reason } : {}),
        isAboutMeOnly: clause.subject === 'theirs' && !fact.isSpeech && !isStudied,
        share: reason !== undefined ? studiedShare : 1,
        sceneTokens: fact.sceneTokens,
      };
    });
  };
}
