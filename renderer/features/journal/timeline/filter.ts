import type { Params } from '../../../../shared/contract/contract.ts';
import type { EntryKind } from '../../../../shared/domain/entry/kind.ts';

/** What the timeline is narrowed to. */
export interface TimelineFilter {
  readonly kind: EntryKind | null;
  /** What is looked for, as typed. */
  readonly words: string;
  readonly showSealed: boolean;
}

/** Everything but what is sealed. */
export const noFilter: TimelineFilter = { kind: null, words: '', showSealed: false };

const pageSize = 50;

/** Whether the person narrowed the timeline. */
export function isNarrowed(filter: TimelineFilter): boolean {
  return filter.kind !== null || filter.words.trim() !== '';
}

/** The question for a timeline without search words. */
export function listParams(filter: TimelineFilter): Omit<Params<'entry.list'>, 'cursor'> {
  return {
    limit: pageSize,
    includeSealed: filter.showSealed,
    ...(filter.kind === null ? {} : { kind: filter.kind }),
  };
}

/** The question for a timeline with search words: the kind becomes one of the words. */
export function searchParams(filter: TimelineFilter): Omit<Params<'entry.search'>, 'cursor'> {
  const words = filter.words.trim();
  return {
    query: filter.kind === null ? words : `${words} kind:${filter.kind}`,
    limit: pageSize,
    includeSealed: filter.showSealed,
  };
}
