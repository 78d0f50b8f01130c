import type { EntryId } from '../entry/entry.ts';
import { builtFromIn, citedIn } from './blocks.ts';
import type {
  BlockState,
  CaseBlock,
  CaseBlockView,
  CaseChange,
  NarrowedTo,
  ShownBlock,
  StaleReason,
} from './case.ts';
import { type CaseMaterial, entriesById } from './case-material.ts';
import { withOpenHeadings } from './headings.ts';
import { type Entries, hasBuiltWords, isEdited, staleReasonOf } from './stale-blocks.ts';

/** Whether the words of what was narrowed since were asked for. */
export interface ViewOptions {
  readonly includeNarrowed?: boolean;
}

/** The narrowest that any of these entries was made. */
function narrowest(ids: readonly EntryId[], entries: Entries): NarrowedTo | undefined {
  const found = ids.map((id) => entries.get(id)?.visibility);
  return (['sealed', 'private'] as const).find((visibility) => found.includes(visibility));
}

/** What the entries behind the block's words were narrowed to: those it stands on, and those it was built from. */
function narrowedTo(block: CaseBlock, entries: Entries): NarrowedTo | undefined {
  const ids = hasBuiltWords(block) ? [...citedIn(block), ...builtFromIn(block)] : citedIn(block);
  return narrowest(ids, entries);
}

/** What tells of entries without being shown: the screens have no use for it. */
function withoutTraces({ builtFrom: _, underFrom: __, ...block }: CaseBlock): CaseBlock {
  return block;
}

function withoutSealed(block: CaseBlock, entries: Entries): CaseBlock {
  const isSealed = (id: EntryId) => entries.get(id)?.visibility === 'sealed';
  return {
    ...block,
    sources: block.sources.filter((source) => source.type !== 'entry' || !isSealed(source.entryId)),
  };
}

/** The block without the words of entries narrowed since, and without the ids of sealed ones. */
function hidden(block: CaseBlock, entries: Entries): ShownBlock {
  const to = narrowedTo(block, entries);
  const { generatedText, links: _links, ...rest } = withoutTraces(withoutSealed(block, entries));
  if (to) return { ...rest, text: '', narrowedTo: to, isHidden: true };
  // A hand's own words stay, linked to another entry; what was built before them does not.
  const mayShowBuilt = generatedText !== undefined && narrowest(builtFromIn(block), entries) === undefined;
  return {
    ...rest,
    ...(mayShowBuilt && { generatedText }),
    ...(block.links && { links: block.links }),
  };
}

function shown(block: CaseBlock, entries: Entries): ShownBlock {
  const to = narrowedTo(block, entries);
  return { ...withoutTraces(block), ...(to && { narrowedTo: to }) };
}

function stateOf(block: CaseBlock, staleReason: StaleReason | undefined): BlockState {
  if (staleReason) return 'stale';
  if (block.sources.length === 0) return 'unsupported';
  return isEdited(block) ? 'edited' : 'supported';
}

/** The block as a screen shows it today: its state, why it is stale, and the entries that may be shown. */
function viewBlock(block: CaseBlock, entries: Entries, includeNarrowed: boolean): CaseBlockView {
  const staleReason = staleReasonOf(block, entries);
  const cited = [...new Set(citedIn(block))];
  const listed = cited.flatMap((id) => {
    const entry = entries.get(id);
    if (!entry || entry.deletedAt !== undefined) return [];
    if (entry.visibility === 'sealed' && !includeNarrowed) return [];
    return [{ id, date: entry.date, title: entry.title }];
  });
  return {
    ...(includeNarrowed ? shown(block, entries) : hidden(block, entries)),
    state: stateOf(block, staleReason),
    ...(staleReason ? { staleReason } : {}),
    entries: listed,
    hiddenEntries: cited.length - listed.length,
  };
}

/**
 * Every block of a case with its state, judged against the entries as they are now. The words of entries that were
 * made private or sealed since, and what names a sealed one, are left out unless they are asked for.
 */
export function viewBlocks(
  blocks: readonly CaseBlock[],
  material: CaseMaterial,
  { includeNarrowed = false }: ViewOptions = {},
): readonly CaseBlockView[] {
  const entries = entriesById(material);
  const headed = includeNarrowed ? blocks : withOpenHeadings(blocks, entries);
  return headed.map((block) => viewBlock(block, entries, includeNarrowed));
}

function viewChange(change: CaseChange, views: ReadonlyMap<string, ShownBlock>): CaseChange {
  switch (change.type) {
    case 'added':
      return change;
    case 'removed':
      return { ...change, block: views.get(change.block.id) ?? change.block };
    case 'changed':
    case 'kept-edited':
      return { ...change, before: views.get(change.before.id) ?? change.before };
  }
}

/** What building again would change, without the words of entries that were narrowed since. */
export function viewChanges(
  changes: readonly CaseChange[],
  blocks: readonly CaseBlock[],
  material: CaseMaterial,
): readonly CaseChange[] {
  const entries = entriesById(material);
  const views = new Map(withOpenHeadings(blocks, entries).map((block) => [block.id, hidden(block, entries)]));
  return changes.map((change) => viewChange(change, views));
}
