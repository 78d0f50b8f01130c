import type { Ladder } from '../ladder/ladder.ts';
import { type Building, startBuilding } from './building.ts';
import type { CaseBlock, CaseDraft, CaseRequest } from './case.ts';
import type { CaseMaterial } from './case-material.ts';
import { sectionsOf } from './section-list.ts';
import { ask, targetName } from './sections/ask.ts';
import { brag } from './sections/brag.ts';
import { evidenceIndex } from './sections/evidence-index.ts';
import { expectationMap, knownGaps } from './sections/expectation-map.ts';
import { growth } from './sections/growth.ts';
import { leverage } from './sections/leverage.ts';
import { chosenPieces, nextLevelWork } from './sections/next-level-work.ts';
import { othersSay } from './sections/others-say.ts';
import { selfReview } from './sections/self-review.ts';
import { periodInWords } from './wording.ts';

/** The work is told first, so that the map and the ask can point to it. */
function promotion(building: Building): readonly CaseBlock[] {
  const pieces = chosenPieces(building);
  const told = [
    ...nextLevelWork(building, pieces),
    ...leverage(building),
    ...growth(building),
    ...othersSay(building, 'others-say', 3),
  ];
  return [...ask(building, pieces), ...expectationMap(building), ...told, ...knownGaps(building)];
}

function blocksOf(building: Building): readonly CaseBlock[] {
  switch (building.request.kind) {
    case 'promotion':
      return promotion(building);
    case 'brag':
      return brag(building);
    case 'self-review':
      return selfReview(building);
  }
}

function titleOfCase(building: Building): string {
  const { request, from } = building;
  const target = targetName(building);
  if (request.kind === 'promotion') return `Promotion case: ${from ? `${from.name} to ${target}` : target}`;
  const period = periodInWords(request.from, request.to);
  return request.kind === 'brag' ? `Brag document: ${period}` : `Self-review: ${period}`;
}

/**
 * Builds a draft from a journal. Only shareable entries of the period that count for an area reach it; every block
 * has a source, and its words are the writer's own or count, date and name. The same journal gives the same draft,
 * in whatever order it is passed.
 */
export function buildCase(request: CaseRequest, ladder: Ladder, material: CaseMaterial): CaseDraft {
  const building = startBuilding(request, ladder, material);
  const blocks = blocksOf(building);
  return {
    title: titleOfCase(building),
    sections: sectionsOf[request.kind],
    blocks: [...blocks, ...evidenceIndex(building.items, blocks)],
  };
}
