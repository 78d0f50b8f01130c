import type { Visibility } from './visibility.ts';

/** The seven kinds of entry, in the order the program offers them. */
export const entryKinds = [
  'win',
  'struggle',
  'stretch',
  'feedback',
  'connection',
  'observation',
  'learning',
] as const;

/** What an entry tells of. Changing it loses nothing and never widens visibility. */
export type EntryKind = (typeof entryKinds)[number];

/** The visibility a new entry of this kind starts with: only wins and learnings start shareable. */
export function defaultVisibility(kind: EntryKind): Visibility {
  return kind === 'win' || kind === 'learning' ? 'shareable' : 'private';
}

/** The person's word for a kind, capitalised for a label. */
export function kindName(kind: EntryKind): string {
  return kind.charAt(0).toUpperCase() + kind.slice(1);
}
