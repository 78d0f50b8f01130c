import { inWords } from '../../civil-date/civil-date.ts';
import { skillArea, skillAreaIds } from '../../skill-area/taxonomy.ts';
import { citedIn, entrySource, generatedBlock } from '../blocks.ts';
import type { CaseBlock } from '../case.ts';
import { byDate, type CountedEntry } from '../case-material.ts';
import { otherAreas } from '../headings.ts';
import { withoutMarks } from '../sentences.ts';
import { listed, mayTell, shortTitle } from '../wording.ts';

const sectionId = 'evidence';

function areaNames({ areas }: CountedEntry): string {
  return listed(
    areas.map(({ areaId, isSuggested }) => `${skillArea(areaId).name}${isSuggested ? ' (suggested)' : ''}`),
  );
}

function peopleWords({ entry }: CountedEntry): readonly string[] {
  if (!mayTell(entry)) return ['Not quoted.'];
  const names = (role: string) =>
    entry.people.filter((person) => person.role === role).map(({ name }) => withoutMarks(name));
  const [witnesses, givers] = [names('witness'), entry.kind === 'feedback' ? [] : names('giver')];
  return [
    ...(witnesses.length > 0 ? [`Seen by ${listed(witnesses)}.`] : []),
    ...(givers.length > 0 ? [`Feedback from ${listed(givers)}.`] : []),
  ];
}

/** One entry as a line of the index: date, title, project, areas, who saw it, and the links that back it up. */
export function indexBlock(item: CountedEntry): CaseBlock {
  const { entry, areas } = item;
  const project = mayTell(entry) ? withoutMarks(entry.project ?? '') : '';
  const title = shortTitle(entry, 14);
  const parts = [
    `${inWords(entry.date)}: ${/[.!?…]$/.test(title) ? title : `${title}.`}`,
    ...(project === '' ? [] : [`Project: ${project}.`]),
    ...(areas.length > 0 ? [`${areaNames(item)}.`] : []),
    ...peopleWords(item),
  ];
  const [first] = areas;
  const block = generatedBlock({
    sectionId,
    key: entry.id,
    form: 'index',
    under: first ? skillArea(first.areaId).name : otherAreas,
    text: parts.join(' '),
    sources: [entrySource(item)],
  });
  return mayTell(entry) && entry.links.length > 0 ? { ...block, links: entry.links } : block;
}

/** Every entry the blocks stand on, by area in the taxonomy's order and then by date. */
export function evidenceIndex(
  items: readonly CountedEntry[],
  blocks: readonly CaseBlock[],
): readonly CaseBlock[] {
  const cited = new Set(blocks.flatMap(citedIn));
  const shown = items.filter(({ entry }) => cited.has(entry.id)).toSorted(byDate);
  return skillAreaIds.flatMap((areaId) =>
    shown.filter(({ areas }) => areas[0]?.areaId === areaId).map(indexBlock),
  );
}
