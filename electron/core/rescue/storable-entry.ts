import * as v from 'valibot';
import {
  civilDate,
  editorState,
  facets,
  kind,
  role,
  scope,
  timeOfDay,
  visibility,
} from '../../../shared/contract/fields.ts';
import type { CivilDate } from '../../../shared/domain/civil-date/civil-date.ts';
import { plainTextOf } from '../../../shared/domain/entry/editor-state.ts';
import { type EntryId, longestLine, longestText } from '../../../shared/domain/entry/entry.ts';
import type { SqliteValue } from '../salvage/record.ts';
import { hasNoise, withNoiseShown } from './noise.ts';

/** A row's values by column; a column that was not read is absent. */
export type Row = Readonly<Record<string, SqliteValue>>;

/** What other pages know of an entry whose own page cannot be relied on. */
export interface EntryHints {
  /** The id from the index of ids, or a new one where nothing tells it. */
  readonly id: EntryId;
  /** The day from the index of dates. */
  readonly date?: CivilDate;
  /** The day to file it under where nothing tells. */
  readonly fallbackDay: CivilDate;
}

/** Marks an entry whose words may not be what was written, so that screens can say so. */
export const unverifiedMark = { rescued: 'unverified' } as const;

const instant = v.pipe(v.string(), v.regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/));
const uuid = v.pipe(v.string(), v.uuid());

/** Whether a value is the id of an entry. */
export function isEntryId(value: unknown): value is EntryId {
  return v.is(uuid, value);
}

/** Whether a value is a day of the calendar. */
export function isDay(value: unknown): value is CivilDate {
  return v.is(civilDate, value);
}

/**
 * The row of an unverified entry in a form its table takes, with its mark: what cannot be true is left out, what is
 * noise in its text is shown as such, and a visibility that cannot be read is the narrowest. Nothing where no text of
 * it can be read.
 */
export function storableEntry(row: Row, hints: EntryHints): (Row & { date: CivilDate }) | undefined {
  const body = readBody(row.body);
  const text = readText(row.text, body?.text);
  if (text === undefined) return undefined;
  const date = isDay(row.date) ? row.date : (hints.date ?? dayOf(row, hints));
  const createdAt = v.is(instant, row.created_at) ? row.created_at : `${date}T00:00:00.000Z`;
  const updatedAt = v.is(instant, row.updated_at) ? row.updated_at : createdAt;
  const impact = lineOr(row.impact_what, null);
  return {
    id: hints.id,
    kind: v.is(kind, row.kind) ? row.kind : 'observation',
    date,
    time: v.is(timeOfDay, row.time) ? row.time : null,
    zone: isZone(row.zone) ? row.zone : null,
    visibility: v.is(visibility, row.visibility) ? row.visibility : 'sealed',
    text,
    body: body && !hasNoise(body.text) ? body.stored : null,
    impact_what: impact,
    impact_before: impact === null ? null : lineOr(row.impact_before, ''),
    impact_after: impact === null ? null : lineOr(row.impact_after, ''),
    role: v.is(role, row.role) ? row.role : null,
    scope: v.is(scope, row.scope) ? row.scope : null,
    facets: v.is(facets, parsed(row.facets)) ? String(row.facets) : '{}',
    extra: JSON.stringify({ ...objectIn(row.extra), ...unverifiedMark }),
    revision: Number.isSafeInteger(row.revision) && Number(row.revision) > 0 ? Number(row.revision) : 1,
    created_at: createdAt,
    updated_at: updatedAt,
    // What was in the trash stays there, whatever became of the moment.
    deleted_at: v.is(instant, row.deleted_at) ? row.deleted_at : row.deleted_at ? updatedAt : null,
  };
}

function readText(value: SqliteValue | undefined, textOfBody: string | undefined): string | undefined {
  const text = typeof value === 'string' ? value : '';
  const clearer = textOfBody !== undefined && hasNoise(text) && !hasNoise(textOfBody) ? textOfBody : text;
  const shown = hasNoise(clearer) ? withNoiseShown(clearer) : clearer;
  return /[\p{L}\p{N}]/u.test(shown) ? shown.slice(0, longestText) : undefined;
}

function readBody(value: SqliteValue | undefined): { stored: string; text: string } | undefined {
  const state = v.safeParse(editorState, parsed(value));
  return state.success ? { stored: String(value), text: plainTextOf(state.output).text } : undefined;
}

/** The day an entry was made, from its own dates or from its id, which begins with its moment. */
function dayOf(
  { created_at: createdAt, updated_at: updatedAt }: Row,
  { id, fallbackDay }: EntryHints,
): CivilDate {
  const made = Number.parseInt(id.slice(0, 13).replace('-', ''), 16);
  const isTimed = id[14] === '7' && made > Date.UTC(2000, 0) && made < Date.UTC(2200, 0);
  const moments = [createdAt, updatedAt, isTimed ? new Date(made).toISOString() : undefined];
  return moments.map((moment) => String(moment).slice(0, 10)).find(isDay) ?? fallbackDay;
}

function lineOr<Otherwise>(value: SqliteValue | undefined, otherwise: Otherwise): string | Otherwise {
  if (typeof value !== 'string') return otherwise;
  return withNoiseShown(value).replace(/\s+/g, ' ').slice(0, longestLine) || otherwise;
}

function isZone(value: SqliteValue | undefined): value is string {
  if (typeof value !== 'string') return false;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: value }) !== undefined;
  } catch {
    return false;
  }
}

/** The value a column holds as JSON; undefined where it is none. */
export function parsed(value: SqliteValue | undefined): unknown {
  try {
    return typeof value === 'string' ? (JSON.parse(value) as unknown) : undefined;
  } catch {
    return undefined;
  }
}

function objectIn(value: SqliteValue | undefined): object {
  const found = parsed(value);
  return typeof found === 'object' && found !== null && !Array.isArray(found) ? found : {};
}
