import type { EntryId } from '../../entry/entry.ts';
import type { Expectation } from '../../ladder/ladder.ts';
import { skillArea, skillGroupNames } from '../../skill-area/taxonomy.ts';
import { entrySource, generatedBlock } from '../blocks.ts';
import type { Building } from '../building.ts';
import type { CaseBlock } from '../case.ts';
import { byDate, type CountedEntry, isIn, raisingIn } from '../case-material.ts';
import { sharedWords } from '../sentences.ts';
import { reference } from '../wording.ts';

const sectionId = 'expectation-map';
const mostEntriesOfRow = 2;

/** Only the best of an area are compared with the expectation's words. */
const mostCandidates = 200;

/** The best entries for a row: those that share its words, are told, and are named in no other row, come first. */
function bestFor(
  building: Building,
  expectation: Expectation,
  named: ReadonlySet<EntryId>,
): readonly CountedEntry[] {
  const candidates = raisingIn(building.inRank, expectation.areaId).slice(0, mostCandidates);
  const standing = ({ entry }: CountedEntry) =>
    (named.has(entry.id) ? -4 : 0) +
    (building.told.has(entry.id) ? 1 : 0) +
    Math.min(sharedWords(expectation.text, `${entry.title} ${entry.text}`), 4);
  return candidates
    .map((item) => ({ item, standing: standing(item) }))
    .toSorted((a, b) => b.standing - a.standing)
    .slice(0, mostEntriesOfRow)
    .map(({ item }) => item)
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
      under: skillGroupNames[skillArea(areaId).group],
      text: best.length > 0 ? best.map(({ entry }) => reference(entry)).join('; ') : 'Not recorded yet.',
      sources: [
        { type: 'expectation', ladderId: request.ladderId, expectationId: id },
        ...best.map((item) => entrySource(item)),
      ],
    });
    const strength = strengths.get(areaId) ?? 'none-recorded';
    return { ...block, row: { expectationId: id, areaId, expectation: text, strength } };
  });
  return [skillGroupNames.soft, skillGroupNames.hard].flatMap((group) =>
    rows.filter(({ under }) => under === group),
  );
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
