import type { BlockForm, CaseBlockView } from '../../../../shared/domain/promotion-case/case.ts';

/** Neighbours of one form: a list, a table, or paragraphs. */
export interface Run {
  readonly form: BlockForm;
  readonly blocks: readonly CaseBlockView[];
}

/** Neighbours under one heading of a section, or under none. */
export interface Group {
  readonly heading: string | undefined;
  readonly runs: readonly Run[];
}

function neighbours<Item, Key>(
  items: readonly Item[],
  keyOf: (item: Item) => Key,
): readonly (readonly Item[])[] {
  const runs: Item[][] = [];
  for (const item of items) {
    const last = runs.at(-1);
    const [first] = last ?? [];
    if (last && first !== undefined && keyOf(first) === keyOf(item)) last.push(item);
    else runs.push([item]);
  }
  return runs;
}

function formOf({ form, row }: CaseBlockView): BlockForm {
  return form === 'expectation' && !row ? 'bullet' : form;
}

/** A section's blocks as they are laid out, in their order. */
export function groupsOf(blocks: readonly CaseBlockView[]): readonly Group[] {
  return neighbours(blocks, ({ under }) => under).map((group) => ({
    heading: group[0]?.under,
    runs: neighbours(group, formOf).flatMap((run) => (run[0] ? [{ form: formOf(run[0]), blocks: run }] : [])),
  }));
}

/** The block after this one, or where it is the last the one before: where focus goes when it is removed. */
export function neighbourOf(
  blocks: readonly Pick<CaseBlockView, 'id'>[],
  blockId: string,
): string | undefined {
  const at = blocks.findIndex(({ id }) => id === blockId);
  return (blocks[at + 1] ?? blocks[at - 1])?.id;
}

/** The blocks of all sections in the order they are shown. */
export function inOrder(
  sections: readonly { readonly id: string }[],
  blocks: readonly CaseBlockView[],
): readonly CaseBlockView[] {
  return sections.flatMap((section) => blocks.filter(({ sectionId }) => sectionId === section.id));
}
