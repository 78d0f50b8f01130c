import { type EntryKind, entryKinds } from '../entry/kind.ts';
import type { Cue } from './lexicon.ts';
import type { Mapping } from './mapper.ts';
import type { Match } from './patterns.ts';

const winBias = 0.35;
const sharpness = 1.8;
const repeatShare = 0.3;
const roundTo = 10_000;

/** The kind an entry sounds like; without any cue a win, with little confidence. */
export function kindOf(matches: readonly Match<Cue<EntryKind>>[]): Mapping['kind'] {
  const totals = new Map<EntryKind, number>([['win', winBias]]);
  const seen = new Set<string>();
  for (const { value } of matches) {
    const key = `${value.id} ${value.pattern}`;
    const weight = seen.has(key) ? value.weight * repeatShare : value.weight;
    seen.add(key);
    totals.set(value.id, (totals.get(value.id) ?? 0) + weight);
  }
  const scores = entryKinds.map((id) => Math.exp(sharpness * Math.min(totals.get(id) ?? 0, 4)));
  const sum = scores.reduce((total, score) => total + score, 0);
  let best = 0;
  for (const [index, score] of scores.entries()) if (score > (scores[best] ?? 0)) best = index;
  const confidence = (scores[best] ?? 0) / sum;
  return { id: entryKinds[best] ?? 'win', confidence: Math.round(confidence * roundTo) / roundTo };
}
