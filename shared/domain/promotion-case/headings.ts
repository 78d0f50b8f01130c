import { skillAreas, skillGroupNames } from '../skill-area/taxonomy.ts';
import { headedBy } from './blocks.ts';
import type { CaseBlock } from './case.ts';
import type { Entries } from './stale-blocks.ts';

/** The heading for work that belongs to no project. */
export const otherWork = 'Other work';

/** The heading of the evidence index for entries that count for no area. */
export const otherAreas = 'Other';

/** Headings that are the same whatever the journal holds. */
const fixedHeadings: ReadonlySet<string> = new Set([
  ...Object.values(skillGroupNames),
  ...skillAreas.map(({ name }) => name),
  otherWork,
  otherAreas,
]);

/** Whether a heading is the same whatever the journal holds: it is nobody's words. */
export function isFixedHeading(heading: string): boolean {
  return fixedHeadings.has(heading);
}

function headingKey({ sectionId, under }: CaseBlock): string {
  return `${sectionId}\n${under}`;
}

/** The blocks, those without their heading that only entries narrowed since would give it to. */
export function withOpenHeadings(blocks: readonly CaseBlock[], entries: Entries): readonly CaseBlock[] {
  const isOpen = (block: CaseBlock) => {
    const ids = headedBy(block);
    return ids.length === 0 || ids.some((id) => entries.get(id)?.visibility === 'shareable');
  };
  const open = new Set(blocks.filter(isOpen).map(headingKey));
  return blocks.map((block) => {
    if (block.under === undefined || isFixedHeading(block.under)) return block;
    if (open.has(headingKey(block))) return block;
    const { under: _, ...rest } = block;
    return rest;
  });
}
