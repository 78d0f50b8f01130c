import { inWords } from '../../civil-date/civil-date.ts';
import { isBackedUp, strengthNames, strengths } from '../../evidence/strength.ts';
import { type SkillAreaId, skillArea, skillAreaIds } from '../../skill-area/taxonomy.ts';
import { entrySource, generatedBlock } from '../blocks.ts';
import { type Building, toldBullet, untold } from '../building.ts';
import type { CaseBlock } from '../case.ts';
import { byDate, isIn, raisingIn } from '../case-material.ts';
import { otherWork } from '../headings.ts';
import { isWork, spread } from '../ranking.ts';
import { asBullet } from '../telling.ts';
import { reference } from '../wording.ts';
import { whatWasHard } from './growth.ts';
import { othersSay } from './others-say.ts';
import { isProject, pieceBlocks, piecesOf } from './work.ts';

const mostPieces = 5;
const mostEntriesOfPiece = 3;
const mostStrengths = 5;

function results(building: Building): readonly CaseBlock[] {
  const pieces = piecesOf(building.inRank.filter(isWork));
  const projects = pieces.filter(isProject).slice(0, mostPieces);
  const blocks = projects.flatMap((piece) =>
    pieceBlocks(
      building,
      'results',
      piece,
      spread(piece.items, { most: mostEntriesOfPiece, mostOfProject: mostEntriesOfPiece }),
    ),
  );
  const single = pieces.filter((piece) => !isProject(piece)).map(({ first }) => first);
  const under = projects.length > 0 ? otherWork : undefined;
  const others = spread(single, { most: mostPieces, mostOfProject: 1 }).toSorted(byDate);
  return [...blocks, ...others.map((item) => toldBullet(building, 'results', item, asBullet, under))];
}

/** How good the evidence for the area is, since when, and one entry that shows it. */
function strengthBlocks(building: Building, areaId: SkillAreaId): readonly CaseBlock[] {
  const items = raisingIn(building.items, areaId);
  const [first, last] = [items[0], items.at(-1)];
  if (!first || !last) return [];
  const under = skillArea(areaId).name;
  const strength = building.strengths.get(areaId) ?? 'none-recorded';
  const backed = items.find(({ entry }) => isBackedUp(entry));
  const example = untold(building).find((item) => isWork(item) && isIn(item, areaId));
  const told = example ?? building.inRank.find((item) => items.includes(item)) ?? first;
  const sources = [...new Set([first, last, ...(backed ? [backed] : []), ...(example ? [] : [told])])];
  const shown = example ? '' : ` Shown by ${reference(told.entry)}.`;
  return [
    generatedBlock({
      sectionId: 'strengths',
      key: areaId,
      form: 'paragraph',
      under,
      text: `Evidence: ${strengthNames[strength]}, from ${inWords(first.entry.date)} to ${inWords(last.entry.date)}.${shown}`,
      sources: sources.map((item) => entrySource(item)),
    }),
    ...(example ? [toldBullet(building, 'strengths', example, asBullet, under)] : []),
  ];
}

function strengthsShown(building: Building): readonly CaseBlock[] {
  const standing = (areaId: SkillAreaId) =>
    strengths.indexOf(building.strengths.get(areaId) ?? 'none-recorded') * 1_000 +
    Math.min(raisingIn(building.items, areaId).length, 999);
  const firm = skillAreaIds.filter(
    (areaId) => strengths.indexOf(building.strengths.get(areaId) ?? 'none-recorded') >= 2,
  );
  const best = firm.toSorted((a, b) => standing(b) - standing(a)).slice(0, mostStrengths);
  return best.flatMap((areaId) => strengthBlocks(building, areaId));
}

/** The sections of a self-review that the journal fills. */
export function selfReview(building: Building): readonly CaseBlock[] {
  return [
    ...results(building),
    ...strengthsShown(building),
    ...othersSay(building, 'others-say', 4),
    ...whatWasHard(building),
  ];
}
