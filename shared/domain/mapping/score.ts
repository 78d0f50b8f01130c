import { type SkillAreaId, skillArea, skillAreaIds } from '../skill-area/taxonomy.ts';
import type { ClauseOfText } from './clauses.ts';
import type { Verdict } from './gate.ts';
import type { Cue } from './lexicon.ts';
import { type AreaSuggestion, bySpan, type Span } from './mapper.ts';
import type { Match } from './patterns.ts';
import { isLightWord, isPastForm, isStopWord, type Token } from './words.ts';

/** A cue for an area that was found in a clause that counts. */
export interface Hit {
  readonly cue: Cue<SkillAreaId>;
  readonly weight: number;
  readonly tokenIndexes: readonly number[];
}

const aboutMeHardShare = 0.4;
const repeatShare = 0.25;
const overlapShare = 0.15;
const laterShares = [1, 0.8, 0.6, 0.45, 0.35];
const lastShare = 0.25;
const claimedShare = 0.35;
const deedWeight = 0.8;
const loneNounShare = 0.5;
const sceneNounShare = 0.5;
const spanShareOfBest = 0.3;
const roundTo = 10_000;

/** The hits of a clause's matches, without those that lie in its scene alone. */
export function hitsOf(
  matches: readonly Match<Cue<SkillAreaId>>[],
  verdict: Verdict,
  tokens: readonly Token[],
): readonly Hit[] {
  const isHeldUp = (index: number): boolean =>
    !verdict.sceneTokens.has(index) && !isStopWord(tokens[index]?.form ?? '');
  const contentOf = (indexes: readonly number[]): readonly number[] =>
    indexes.filter((index) => !isStopWord(tokens[index]?.form ?? ''));
  const owners = matches.map(({ value, tokenIndexes }) => ({
    value,
    content: new Set(contentOf(tokenIndexes)),
  }));
  const hasSoftDeed = owners.some(
    ({ value, content }) =>
      content.size > 0 && value.weight >= deedWeight && skillArea(value.id).group === 'soft',
  );
  return matches.flatMap(({ value, tokenIndexes }) => {
    if (value.weight < deedWeight && !tokenIndexes.some(isHeldUp)) return [];
    if (tokenIndexes.every((index) => verdict.sceneTokens.has(index))) return [];
    const isHard = skillArea(value.id).group === 'hard';
    const share = verdict.share * (verdict.isAboutMeOnly && isHard ? aboutMeHardShare : 1);
    const content = contentOf(tokenIndexes);
    const isClaimed = owners.some(
      (owner) =>
        owner.value.id !== value.id &&
        owner.value.weight >= value.weight &&
        owner.content.size > content.length &&
        content.every((index) => owner.content.has(index)),
    );
    const isNoun = tokenIndexes.length === 1 && !isPastForm(tokens[tokenIndexes[0] ?? 0]?.form ?? '');
    const isLoneNoun = isNoun && value.weight < deedWeight;
    const ofScene = (isHard && isNoun && hasSoftDeed ? sceneNounShare : 1) * (isLoneNoun ? loneNounShare : 1);
    const weight = value.weight * share * (isClaimed ? claimedShare : 1) * ofScene;
    return [{ cue: value, weight, tokenIndexes }];
  });
}

const isEmptyWord = (form: string): boolean => isStopWord(form) || isLightWord(form);

function spanRuns(hit: Hit, tokens: readonly Token[]): Span[] {
  const runs: number[][] = [];
  for (const index of hit.tokenIndexes) {
    const run = runs.at(-1);
    if (run && index - (run.at(-1) ?? index) <= 1) run.push(index);
    else runs.push([index]);
  }
  return runs.flatMap((run): Span[] => {
    if (run.every((index) => isEmptyWord(tokens[index]?.form ?? ''))) return [];
    const start = tokens[run[0] ?? 0]?.start;
    const end = tokens[run.at(-1) ?? 0]?.end;
    return start === undefined || end === undefined ? [] : [[start, end]];
  });
}

/** Sorts spans and joins those that touch or overlap. */
function mergedSpans(spans: readonly Span[]): readonly Span[] {
  const merged: [number, number][] = [];
  for (const [start, end] of spans.toSorted(bySpan)) {
    const last = merged.at(-1);
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else merged.push([start, end]);
  }
  return merged;
}

function suggestionOf(areaId: SkillAreaId, hits: readonly Hit[], tokens: readonly Token[]): AreaSuggestion {
  const usedTokens = new Set<number>();
  const usedPatterns = new Set<string>();
  const carrying: Hit[] = [];
  let total = 0;
  const best = hits[0]?.weight ?? 0;
  for (const hit of hits) {
    const content = hit.tokenIndexes.filter((index) => !isStopWord(tokens[index]?.form ?? ''));
    const isOverlapping = (content.length > 0 ? content : hit.tokenIndexes).some((index) =>
      usedTokens.has(index),
    );
    const share =
      (laterShares[carrying.length] ?? lastShare) *
      (isOverlapping ? overlapShare : 1) *
      (usedPatterns.has(hit.cue.pattern) ? repeatShare : 1);
    total += hit.weight * share;
    usedPatterns.add(hit.cue.pattern);
    for (const index of hit.tokenIndexes) usedTokens.add(index);
    if (!isOverlapping) carrying.push(hit);
  }
  const quoted = carrying.filter((hit) => hit.weight >= best * spanShareOfBest);
  return {
    areaId,
    confidence: Math.round((1 - Math.exp(-total)) * roundTo) / roundTo,
    spans: mergedSpans(quoted.flatMap((hit) => spanRuns(hit, tokens))),
  };
}

/** Adds up the hits of each area to a confidence that saturates, best area first; ties in the taxonomy's order. */
export function areasOf(hits: readonly Hit[], tokens: readonly Token[]): readonly AreaSuggestion[] {
  const byArea = new Map<SkillAreaId, Hit[]>();
  for (const hit of hits) {
    const known = byArea.get(hit.cue.id);
    if (known) known.push(hit);
    else byArea.set(hit.cue.id, [hit]);
  }
  return skillAreaIds
    .flatMap((areaId): AreaSuggestion[] => {
      const found = byArea.get(areaId);
      if (!found) return [];
      const heaviestFirst = found.sort(
        (a, b) => b.weight - a.weight || b.tokenIndexes.length - a.tokenIndexes.length,
      );
      return [suggestionOf(areaId, heaviestFirst, tokens)];
    })
    .filter((area) => area.confidence > 0)
    .sort((a, b) => b.confidence - a.confidence);
}

/** The span of a clause's words, for showing it as ignored. */
export function clauseSpan(clause: ClauseOfText, tokens: readonly Token[]): Span | undefined {
  const start = tokens[clause.from]?.start;
  const end = tokens[clause.to - 1]?.end;
  return start === undefined || end === undefined ? undefined : [start, end];
}
