import { clausesOf } from './clauses.ts';
import { createGate } from './gate.ts';
import { kindOf } from './kind-cues.ts';
import { cueSources, type Lexicon } from './lexicon.ts';
import type { IgnoredClause, Mapper } from './mapper.ts';
import { createFinder } from './patterns.ts';
import { areasOf, clauseSpan, type Hit, hitsOf } from './score.ts';
import { isForeign, isStopWord, stemOf, type Token, tokensOf } from './words.ts';

function knownStems(lexicon: Lexicon): ReadonlySet<string> {
  const cues = [...Object.values(lexicon.areas), ...Object.values(lexicon.kinds)];
  const patterns = cues.flatMap((cue) => Object.values(cue).flat());
  const words = patterns.flatMap((pattern) => pattern.match(/[\p{L}\p{N}]+/gu) ?? []);
  return new Set([...words, ...Object.values(lexicon.classes).flat()].map(stemOf));
}

/**
 * Makes a mapper that adds up weighted patterns, clause by clause, and leaves out the clauses that are no evidence
 * of the writer's own skill. The lexicon is prepared at the first text, so that making a mapper costs nothing.
 */
export function createLexiconMapper(lexicon: Lexicon): Mapper {
  const prepare = () => {
    let known: ReadonlySet<string> | undefined;
    return {
      findAreas: createFinder(cueSources(lexicon.areas, lexicon.weights), lexicon.classes),
      findKinds: createFinder(cueSources(lexicon.kinds, lexicon.weights), lexicon.classes),
      gate: createGate(lexicon),
      isKnownWord: ({ form, stem }: Token) => {
        known ??= knownStems(lexicon);
        return isStopWord(form) || known.has(stem);
      },
    };
  };
  let prepared: ReturnType<typeof prepare> | undefined;
  return {
    version: lexicon.version,
    map(text, kind) {
      prepared ??= prepare();
      const { findAreas, findKinds, gate, isKnownWord } = prepared;
      const tokens = tokensOf(text);
      if (isForeign(tokens)) return { areas: [], kind: kindOf([]), ignored: [] };
      const clauses = clausesOf(text, tokens, isKnownWord);
      const verdicts = gate(clauses, tokens, kind);
      const hits: Hit[] = [];
      const ignored: IgnoredClause[] = [];
      for (const [index, clause] of clauses.entries()) {
        const verdict = verdicts[index];
        if (!verdict) continue;
        const span = clauseSpan(clause, tokens);
        if (verdict.ignored !== undefined && span) ignored.push({ span, reason: verdict.ignored });
        else hits.push(...hitsOf(findAreas(clause, tokens), verdict, tokens));
      }
      const kinds = clauses.flatMap((clause) => findKinds(clause, tokens));
      return { areas: areasOf(hits, tokens), kind: kindOf(kinds), ignored };
    },
  };
}
