import { isDeepStrictEqual } from 'node:util';
import type { CheckedParams } from '../../../shared/contract/contract.ts';
import { plainTextOf } from '../../../shared/domain/entry/editor-state.ts';
import { type Entry, type EntryId, titleOf } from '../../../shared/domain/entry/entry.ts';
import { losesWords } from '../../../shared/domain/entry/entry-words.ts';
import { defaultVisibility } from '../../../shared/domain/entry/kind.ts';
import { narrower } from '../../../shared/domain/entry/visibility.ts';
import { fail, ok } from '../../../shared/domain/result/result.ts';
import type { SkillAreaId } from '../../../shared/domain/skill-area/taxonomy.ts';
import type { Handlers, WritableJournal } from '../journal/journal.ts';
import { entryFrom, findEntry, isKnownId } from '../store/entry-rows.ts';
import { evidenceOf, putEvidence } from '../store/evidence-rows.ts';
import { forgetUnusedNames, respell } from '../store/names.ts';
import { askForRewriting, isRewritingAsked } from '../store/rewriting.ts';
import { insertEntry, replaceEntry, setDeletedAt } from '../store/write-entries.ts';
import { detailOf, noEntry } from './entry-details.ts';
import { suggestAreas } from './suggestions.ts';

const noText = () => fail('empty', 'The entry has no text. Write a word, then save it.');

/** Writing, reading and deleting entries. */
export const entryHandlers: Handlers<
  'entry.create' | 'entry.update' | 'entry.get' | 'entry.delete' | 'entry.restore'
> = {
  'entry.create': (journal, { areas = [], ...written }) => {
    const id = written.id ?? (journal.newId() as EntryId);
    if (isKnownId(journal.database, id)) return fail('exists', 'An entry with this id was saved before.');
    const entry = newEntry(journal, id, written);
    if (entry.text.trim() === '') return noText();
    const row = insertEntry(journal.database, entry, journal.newId);
    suggestAreas(journal, row, entry);
    confirmAreas(journal, row, areas);
    journal.changed('entries', 'evidence');
    return ok(saved(journal, id));
  },

  'entry.update': (journal, { id, revision, changes }) => {
    const row = findEntry(journal.database, id, 'journal');
    if (!row) return noEntry();
    if (revision !== undefined && revision !== row.revision) {
      return fail('changed-elsewhere', 'This entry was changed in another window. Your text is still here.');
    }
    const before = entryFrom(row);
    const after = changed(before, changes);
    if (after.text.trim() === '') return noText();
    if (isDeepStrictEqual(after, before)) return ok(detailOf(journal, row));
    const entry = { ...after, revision: before.revision + 1, updatedAt: journal.now() };
    respell(journal.database, before, entry);
    replaceEntry(journal.database, row.row, entry, journal.newId);
    if (!isDeepStrictEqual(namesIn(entry), namesIn(before))) forgetUnusedNames(journal.database);
    if (!isRewritingAsked(journal.database) && losesWords(before, entry)) askForRewriting(journal.database);
    if (entry.text !== before.text || entry.kind !== before.kind || entry.visibility !== before.visibility) {
      suggestAreas(journal, row.row, entry);
    }
    journal.changed('entries', 'evidence', 'cases');
    return ok(saved(journal, id));
  },

  'entry.get': (journal, { id, includeSealed }) => {
    const row = findEntry(journal.database, id, 'journal');
    if (!row) return noEntry();
    if (row.visibility === 'sealed' && !includeSealed) {
      return fail('sealed', 'This entry is sealed. Ask for sealed entries to see it.');
    }
    return ok(detailOf(journal, row));
  },

  'entry.delete': (journal, { id }) => {
    const row = findEntry(journal.database, id, 'journal');
    if (!row) return noEntry();
    setDeletedAt(journal.database, row.row, journal.now());
    journal.changed('entries', 'evidence', 'cases');
    return ok({ id });
  },

  'entry.restore': (journal, { id }) => {
    const row = findEntry(journal.database, id, 'trash');
    if (!row) return fail('not-found', 'There is no entry with this id in the trash.');
    setDeletedAt(journal.database, row.row, null);
    journal.changed('entries', 'evidence', 'cases');
    return ok(saved(journal, id));
  },
};

function newEntry(
  journal: WritableJournal,
  id: EntryId,
  written: Omit<CheckedParams<'entry.create'>, 'areas' | 'id'>,
): Entry {
  const now = journal.now();
  const text = textOf(written) ?? '';
  return {
    people: [],
    links: [],
    facets: {},
    ...written,
    id,
    text,
    title: titleOf(text),
    visibility: written.visibility ?? defaultVisibility(written.kind),
    revision: 1,
    createdAt: now,
    updatedAt: now,
  };
}

/** Confirms the areas the person named, whether or not the mapper found them too. */
function confirmAreas(journal: WritableJournal, row: number, areas: readonly SkillAreaId[]): void {
  const suggested = evidenceOf(journal.database, [row]).get(row) ?? [];
  const decidedAt = journal.now();
  for (const areaId of areas) {
    const known = suggested.find((evidence) => evidence.areaId === areaId);
    const tie = known ?? { areaId, spans: [] };
    const mapperVersion = known ? journal.mapper.version : null;
    putEvidence(journal.database, row, { ...tie, state: 'confirmed', decidedAt }, mapperVersion);
  }
}

/** The text a body holds, or the text given; nothing where neither was. */
function textOf({ body, text }: Pick<CheckedParams<'entry.create'>, 'body' | 'text'>): string | undefined {
  return body ? plainTextOf(body).text : text;
}

function changed(before: Entry, changes: CheckedParams<'entry.update'>['changes']): Entry {
  const { text: _, body, visibility, ...fields } = changes;
  const text = textOf(changes) ?? before.text;
  const merged: Record<string, unknown> = { ...before, ...fields, text, title: titleOf(text) };
  if (body) merged.body = body;
  // Words typed as plain text replace the rich text: the old body would show the old words.
  else if (changes.text !== undefined && text !== before.text) delete merged.body;
  for (const [field, value] of Object.entries(merged)) if (value === null) delete merged[field];
  if (visibility) merged.visibility = visibility;
  // A kind that is private by default must not leave a shareable entry more open than a new one would be.
  else if (changes.kind && changes.kind !== before.kind) {
    merged.visibility = narrower(before.visibility, defaultVisibility(changes.kind));
  }
  return merged as unknown as Entry;
}

function namesIn({ project, people }: Entry): readonly unknown[] {
  return [project, people.map(({ name }) => name)];
}

function saved(journal: WritableJournal, id: EntryId) {
  const row = findEntry(journal.database, id, 'journal');
  if (!row) throw new Error('An entry that was just saved is not there.');
  return detailOf(journal, row);
}
