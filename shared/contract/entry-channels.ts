import * as v from 'valibot';
import { type Entry, type EntryId, longestText, type UtcInstant } from '../domain/entry/entry.ts';
import type { Evidence } from '../domain/evidence/evidence.ts';
import type { IgnoredClause, Mapping, Span } from '../domain/mapping/mapper.ts';
import { channel } from './channel.ts';
import {
  areaId,
  civilDate,
  editorState,
  entryId,
  entryLink,
  entryPerson,
  entryText,
  facets,
  impact,
  kind,
  line,
  nothing,
  role,
  scope,
  timeOfDay,
  visibility,
} from './fields.ts';

/** An entry as a list shows it, with its areas. */
export interface EntrySummary extends Omit<Entry, 'body'> {
  readonly areas: readonly Pick<Evidence, 'areaId' | 'state' | 'confidence'>[];
  /** Search only: a piece of the text around the hit, and the hit's ranges within it. */
  readonly snippet?: { readonly text: string; readonly marks: readonly Span[] };
}

/** An entry as its page shows it. */
export interface EntryDetail extends Entry {
  readonly evidence: readonly Evidence[];
  readonly ignored: readonly IgnoredClause[];
}

/** One page of a list, newest first; `next` continues it. */
export interface EntryPage {
  readonly entries: readonly EntrySummary[];
  readonly next?: string;
}

const written = {
  /** Given by the caller so that a save that is sent twice is saved once. */
  id: v.exactOptional(entryId),
  kind,
  date: civilDate,
  time: v.exactOptional(timeOfDay),
  zone: v.exactOptional(line),
  /** The kind's default where it is absent. */
  visibility: v.exactOptional(visibility),
  text: v.exactOptional(entryText),
  body: v.exactOptional(editorState),
  project: v.exactOptional(line),
  people: v.exactOptional(v.pipe(v.array(entryPerson), v.maxLength(50))),
  impact: v.exactOptional(impact),
  role: v.exactOptional(role),
  scope: v.exactOptional(scope),
  links: v.exactOptional(v.pipe(v.array(entryLink), v.maxLength(50))),
  facets: v.exactOptional(facets),
  /** Areas the person names themselves: confirmed as evidence. */
  areas: v.exactOptional(v.pipe(v.array(areaId), v.maxLength(13))),
};

const page = {
  limit: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1000)), 50),
  cursor: v.exactOptional(v.pipe(v.string(), v.maxLength(200))),
  /** Sealed entries are left out of every list until they are asked for. */
  includeSealed: v.optional(v.boolean(), false),
};

/** A new entry as it is handed in, whether the journal is open or its drop box takes it. */
export const newEntry = v.pipe(
  v.strictObject(written),
  v.check((entry) => entry.text !== undefined || entry.body !== undefined, 'The entry has no text.'),
);

/** Writing, reading, finding and deleting entries. */
export const entryChannels = {
  'entry.create': channel<EntryDetail>()({
    access: 'write',
    params: newEntry,
    errors: ['empty', 'exists'],
  }),
  /**
   * Changes what is named and leaves the rest; `null` removes a field. Changing the kind never widens visibility.
   * With `revision`, a change to another revision is refused, so that nobody's words are overwritten unseen.
   * Saving what is there already changes nothing, not even the revision.
   */
  'entry.update': channel<EntryDetail>()({
    access: 'write',
    params: v.strictObject({
      id: entryId,
      revision: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(1))),
      changes: v.strictObject({
        kind: v.exactOptional(kind),
        date: v.exactOptional(civilDate),
        time: v.exactOptional(v.nullable(timeOfDay)),
        zone: v.exactOptional(v.nullable(line)),
        visibility: v.exactOptional(visibility),
        text: v.exactOptional(entryText),
        body: v.exactOptional(editorState),
        project: v.exactOptional(v.nullable(line)),
        people: v.exactOptional(v.pipe(v.array(entryPerson), v.maxLength(50))),
        impact: v.exactOptional(v.nullable(impact)),
        role: v.exactOptional(v.nullable(role)),
        scope: v.exactOptional(v.nullable(scope)),
        links: v.exactOptional(v.pipe(v.array(entryLink), v.maxLength(50))),
        facets: v.exactOptional(facets),
      }),
    }),
    errors: ['not-found', 'changed-elsewhere', 'empty'],
  }),
  /** A sealed entry only when asked for. */
  'entry.get': channel<EntryDetail>()({
    access: 'read',
    params: v.strictObject({ id: entryId, includeSealed: v.optional(v.boolean(), false) }),
    errors: ['not-found', 'sealed'],
  }),
  /** Newest first. */
  'entry.list': channel<EntryPage>()({
    access: 'read',
    params: v.strictObject({
      from: v.exactOptional(civilDate),
      to: v.exactOptional(civilDate),
      kind: v.exactOptional(kind),
      visibility: v.exactOptional(visibility),
      /** Only entries that count as evidence for this area. */
      area: v.exactOptional(areaId),
      /** Only entries with a suggestion nobody has decided: for the area, where one is named. */
      isUndecided: v.exactOptional(v.boolean()),
      /** Lists the trash instead. */
      isTrash: v.optional(v.boolean(), false),
      ...page,
    }),
    errors: ['invalid-cursor'],
  }),
  /** Full text and filters: `kind:win area:leadership person:NAME from:2026-01-01 is:private "exact phrase" pre*`. */
  'entry.search': channel<EntryPage>()({
    access: 'read',
    params: v.strictObject({
      query: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(500)),
      ...page,
    }),
    errors: ['invalid-query', 'invalid-cursor'],
  }),
  /** Moves to the trash. */
  'entry.delete': channel<{ readonly id: EntryId }>()({
    access: 'write',
    params: v.strictObject({ id: entryId }),
    errors: ['not-found'],
  }),
  /** Takes out of the trash. */
  'entry.restore': channel<EntryDetail>()({
    access: 'write',
    params: v.strictObject({ id: entryId }),
    errors: ['not-found'],
  }),
  /** What emptying the trash would take: its entries, and the sentences of cases that stand on nothing else. */
  'trash.preview': channel<{
    readonly entries: number;
    readonly sentences: number;
    readonly cases: number;
  }>()({ access: 'read', params: nothing, errors: [] }),
  /**
   * Deletes for good what lies in the trash, and the sentences of cases that stand on nothing else: tombstones without
   * text remain. Backups made since the oldest of these entries was written may still hold them.
   */
  'trash.empty': channel<{
    readonly deleted: number;
    readonly sentencesRemoved: number;
    readonly oldestCreatedAt: UtcInstant | null;
  }>()({ access: 'write', params: nothing, errors: [] }),
  /** Names of projects and people already in the journal, most used first, for completion. */
  'entry.names': channel<{ readonly projects: readonly string[]; readonly people: readonly string[] }>()({
    access: 'read',
    params: nothing,
    errors: [],
  }),
  /** What the mapper says of a text that is being typed; nothing is stored. */
  'mapping.suggest': channel<Mapping>()({
    access: 'read',
    params: v.strictObject({
      text: v.pipe(v.string(), v.maxLength(longestText)),
      kind: v.exactOptional(kind),
    }),
    errors: [],
  }),
};
