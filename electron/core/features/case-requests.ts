import type { CheckedParams } from '../../../shared/contract/contract.ts';
import { defaultLadder } from '../../../shared/domain/ladder/default-ladders.ts';
import { findLevel, type Ladder, levelBelow } from '../../../shared/domain/ladder/ladder.ts';
import { buildCase } from '../../../shared/domain/promotion-case/build-case.ts';
import type { CaseDraft, CaseRequest, PromotionCase } from '../../../shared/domain/promotion-case/case.ts';
import { fail, ok, type Result } from '../../../shared/domain/result/result.ts';
import type { ReadableJournal } from '../journal/journal.ts';
import { caseMaterial } from '../store/material.ts';
import { ladderInForce } from './ladders.ts';

/** Why a request cannot be built. */
export type RequestCode = 'unknown-ladder' | 'unknown-level';

/** A request with the ladder it is held against. */
export interface Asked {
  readonly request: CaseRequest;
  readonly ladder: Ladder;
}

/** Completes what was asked: the ladder in force and the level below the target where they were not named. */
export function readRequest(
  journal: ReadableJournal,
  asked: Omit<CheckedParams<'case.build'>, 'ladderId'> & { ladderId?: string },
): Result<Asked, RequestCode> {
  const ladderId = asked.ladderId ?? ladderInForce(journal.database);
  const ladder = defaultLadder(ladderId);
  if (!ladder)
    return fail('unknown-ladder', 'There is no ladder called that. Choose one of the ladders there are.');
  const fromLevel = asked.fromLevel ?? levelBelow(ladder, asked.targetLevel)?.id;
  for (const level of [asked.targetLevel, fromLevel]) {
    if (level !== undefined && !findLevel(ladder, level)) return unknownLevel(ladder);
  }
  const { kind, targetLevel, from, to, withSuggestions } = asked;
  const rank = (level: string) => ladder.levels.findIndex(({ id }) => id === level);
  if (kind === 'promotion' && fromLevel && rank(fromLevel) >= rank(targetLevel)) {
    return fail(
      'unknown-level',
      'A promotion leads upwards: choose a level you are at below the one you ask for.',
    );
  }
  return ok({
    ladder,
    request: { kind, ladderId, targetLevel, ...(fromLevel && { fromLevel }), from, to, withSuggestions },
  });
}

/** The draft that a case's request gives today. */
export function rebuildCase(journal: ReadableJournal, stored: PromotionCase): Result<CaseDraft, RequestCode> {
  const asked = readRequest(journal, stored.request);
  if (!asked.ok) return asked;
  const { request, ladder } = asked.value;
  return ok(buildCase(request, ladder, caseMaterial(journal.database, request)));
}

function unknownLevel(ladder: Ladder): Result<never, 'unknown-level'> {
  const known = ladder.levels.map((level) => level.id).join(', ');
  return fail('unknown-level', `The ${ladder.role}’s ladder has no such level. Its levels are ${known}.`);
}
