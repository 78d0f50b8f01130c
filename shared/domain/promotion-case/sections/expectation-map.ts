import type { EntryId } from '../../entry/entry.ts';
import type { Expectation } from '../../ladder/ladder.ts';
import { skillArea } from '../../skill-area/taxonomy.ts';
import { entrySource, generatedBlock } from '../blocks.ts';
import type { Building } from '../building.ts';
import type { CaseBlock } from '../case.ts';
import { byDate, type CountedEntry, isIn, raisingIn } from '../case-material.ts';
import { sharedWords } from '../sentences.ts';
import { reference } from '../wording.ts';

const sectionId = 'expectation-map';
const mostEntriesOfRow = 2;

/** The headings that keep soft and hard expectations apart, soft ones first. */
export const groupNames = { soft: 'Soft skills', hard: 'Hard skills' } as const;

/** How many of the expectation's words an entry shares: it only orders entries of equal standing. */
function shared(expectation: Expectation, { entry }: CountedEntry): number {
  return sharedWords(expectation.text, `${entry.title} ${entry.text}`);
}

/** The best entries for a row: told ones, and ones no row of the same area has named, come first. */
function bestFor(
  building: Building,
  expectation: Expectation,
  named: ReadonlySet<EntryId>,
): readonly CountedEntry[] {
  const candidates = building.inRank.filter((item) => raisingIn([item], expectation.areaId).length > 0);
  const order = new Map(candidates.map((item, index) => [item, index]));
  const standing = (item: CountedEntry) =>
    (named.has(item.entry.id) ? -4 : 0) +
    (building.told.has(item.entry.id) ? 1 : 0) +
    Math.min(shared(expectation, item), 4);
  return candidates
    .toSorted((a, b) => standing(b) - standing(a) || (order.get(a) ?? 0) - (order.get(b) ?? 0))
    .slice(0, mostEntriesOfRow)
    .toSorted(byDate);
}

/** Each expectation of the level with its strength and its best entries, soft skills before hard ones. */
export function expectationMap(building: Building): readonly CaseBlock[] {
  const { target, request, strengths } = building;
  const named = new Set<EntryId>();
  const rows = (target?.expectations ?? []).map((expectation) => {
    const { id, areaId, text } = expectation;
    const best = bestFor(building, expectation, named);
    for (const { entry } of best) named.add(entry.id);
    const block = generatedBlock({
      sectionId,
      key: id,
      form: 'expectation',
      under: groupNames[skillArea(areaId).group],
      text: best.length > 0 ? best.map(({ entry }) => reference(entry)).join('; ') : 'Not recorded yet.',
      sources: [
        { type: 'expectation', ladderId: request.ladderId, expectationId: id },
        ...best.map((item) => entrySource(item)),
      ],
    });
    const strength = strengths.get(areaId) ?? 'none-recorded';
    return { ...block, row: { expectationId: id, areaId, expectation: text, strength } };
  });
  return [groupNames.soft, groupNames.hard].flatMap((group) => rows.filter(({ under }) => under === group));
}

/** The expectations of the level without evidence or with a single entry, one line each. */
export function knownGaps(building: Building): readonly CaseBlock[] {
  const { target, request, strengths } = building;
  const gaps = (target?.expectations ?? []).filter(({ areaId }) =>
    ['none-recorded', 'single'].includes(strengths.get(areaId) ?? 'none-recorded'),
  );
  const first = gaps.filter(({ areaId }) => (strengths.get(areaId) ?? 'none-recorded') === 'none-recorded');
  return [...first, ...gaps.filter((gap) => !first.includes(gap))].slice(0, 6).map((gap) => {
    const items = building.items.filter((item) => isIn(item, gap.areaId));
    const state = first.includes(gap) ? 'not recorded yet' : 'recorded once so far';
    return generatedBlock({
      sectionId: 'known-gaps',
      key: gap.id,
      form: 'bullet',
      text: `${skillArea(gap.areaId).name}, ${state}: ${gap.text}`,
      sources: [
        { type: 'expectation', ladderId: request.ladderId, expectationId: gap.id },
        ...(first.includes(gap) ? [] : raisingIn(items, gap.areaId).map((item) => entrySource(item))),
      ],
    });
  });
}
