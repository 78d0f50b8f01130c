import type { EntryId } from '../../../shared/domain/entry/entry.ts';
import type { Visibility } from '../../../shared/domain/entry/visibility.ts';
import { useQueryOf } from '../../bridge/index.ts';

/** What an entry was narrowed to, where it is no longer shareable; it is looked up only where `isAsked`. */
export function useNarrowedTo(id: EntryId, isAsked: boolean): Exclude<Visibility, 'shareable'> | undefined {
  const visibility = useQueryOf('entry.get', { id }, { isEnabled: isAsked }).data?.visibility;
  return visibility === 'shareable' ? undefined : visibility;
}
