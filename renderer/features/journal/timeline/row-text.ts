import type { Entry, PersonRole } from '../../../../shared/domain/entry/entry.ts';
import { counted } from '../../../../shared/domain/wording/counted.ts';
import { personRoleWords } from '../person-role-words.ts';

/** What a list shows of an entry's words: a heading and what follows it, or, of a first line too long for one, all of it. */
export type RowWords =
  | { readonly heading: string; readonly rest: string }
  | { readonly heading?: undefined; readonly rest: string };

/** Divides an entry's text for a list. */
export function rowWords({ title, text }: Pick<Entry, 'title' | 'text'>): RowWords {
  const at = text.indexOf(title);
  // A title that is not found in the text was cut in the middle of a sentence.
  if (title === '' || at === -1) return { rest: text.trim() };
  return { heading: title, rest: text.slice(at + title.length).trim() };
}

function peopleNote(entry: Pick<Entry, 'people'>, role: PersonRole): string | undefined {
  const count = entry.people.filter((person) => person.role === role).length;
  if (count === 0) return undefined;
  return `${counted(count, 'person', 'people')} ${personRoleWords[role]}`;
}

function feelingNote({ kind, facets }: Pick<Entry, 'kind' | 'facets'>): string | undefined {
  if (kind !== 'stretch' || !facets.stretch) return undefined;
  const { feared, after, outcome } = facets.stretch;
  const parts = [
    feared === undefined ? undefined : `feared ${feared}`,
    after === undefined ? undefined : `felt ${after} afterwards`,
    outcome === 'avoided' ? 'avoided' : undefined,
  ].filter((part) => part !== undefined);
  return parts.length > 0 ? parts.join(', ') : undefined;
}

/** The quiet line above an entry: visibility, project, people, feelings, as far as they were recorded. */
export function rowNotes(
  entry: Pick<Entry, 'visibility' | 'project' | 'people' | 'kind' | 'facets'>,
): readonly string[] {
  return [
    entry.visibility,
    entry.project,
    feelingNote(entry),
    peopleNote(entry, 'witness'),
    peopleNote(entry, 'giver'),
  ].filter((note) => note !== undefined);
}
