import { counted } from '../../wording/counted.ts';
import { entrySource, generatedBlock, requestSource } from '../blocks.ts';
import type { Building } from '../building.ts';
import type { CaseBlock, CaseSource } from '../case.ts';
import { asSentence } from '../shorten.ts';
import { impactWords } from '../telling.ts';
import { listed, periodInWords, shortTitle } from '../wording.ts';
import { isProject, type Piece } from './work.ts';

const sectionId = 'ask';

/** The name of the level asked for, or its id where the ladder does not have it. */
export function targetName({ request, target }: Pick<Building, 'request' | 'target'>): string {
  return target?.name ?? request.targetLevel;
}

function askBlock(building: Building): CaseBlock {
  const { request, from } = building;
  const fromWords = from ? `from ${from.name} ` : '';
  return generatedBlock({
    sectionId,
    key: 'request',
    form: 'paragraph',
    text: `I ask to be promoted ${fromWords}to ${targetName(building)}, on evidence from ${periodInWords(request.from, request.to)}.`,
    sources: [requestSource],
  });
}

/** The pieces of work by name, then the result of each that has one: what a reader repeats. */
function thesisBlocks(pieces: readonly Piece[]): readonly CaseBlock[] {
  if (pieces.length === 0) return [];
  const rests = generatedBlock({
    sectionId,
    key: 'thesis',
    form: 'paragraph',
    text: `The case rests on ${listed(pieces.map((piece) => (isProject(piece) ? piece.name : `“${shortTitle(piece.first.entry)}”`)))}.`,
    sources: pieces.map(({ first }) => entrySource(first)),
  });
  const results = pieces.flatMap((piece) => {
    const item = piece.items.find(({ entry }) => entry.impact);
    if (!item?.entry.impact) return [];
    return generatedBlock({
      sectionId,
      key: `result/${item.entry.id}`,
      form: 'bullet',
      text: asSentence(`${isProject(piece) ? `${piece.name}, ` : ''}${impactWords(item.entry.impact)}`),
      sources: [entrySource(item)],
    });
  });
  return [rests, ...results];
}

function countBlock({ target, strengths, request }: Building): readonly CaseBlock[] {
  const expectations = target?.expectations ?? [];
  if (!target || expectations.length === 0) return [];
  // Strength is counted by area: to say it of each expectation would claim more than was recorded.
  const areaIds = [...new Set(expectations.map(({ areaId }) => areaId))];
  const having = (least: readonly string[]) =>
    areaIds.filter((areaId) => least.includes(strengths.get(areaId) ?? 'none-recorded')).length;
  const any = having(['single', 'repeated', 'corroborated']);
  const firm = having(['repeated', 'corroborated']);
  const sources: readonly CaseSource[] = expectations.map(({ id }) => ({
    type: 'expectation',
    ladderId: request.ladderId,
    expectationId: id,
  }));
  const firmWords = any === 0 ? '' : `, and in ${firm} of them it is repeated or corroborated`;
  return [
    generatedBlock({
      sectionId,
      key: 'count',
      form: 'paragraph',
      text: `Evidence is recorded in ${any} of the ${counted(areaIds.length, 'skill area')} in which ${target.name} has expectations${firmWords}.`,
      sources,
    }),
  ];
}

/** From which level to which, on what the case rests, and how much of the level has evidence. */
export function ask(building: Building, pieces: readonly Piece[]): readonly CaseBlock[] {
  return [askBlock(building), ...thesisBlocks(pieces), ...countBlock(building)];
}
