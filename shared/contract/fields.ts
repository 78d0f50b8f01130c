import * as v from 'valibot';
import { isCivilDate } from '../domain/civil-date/civil-date.ts';
import { type EditorState, plainTextOf } from '../domain/entry/editor-state.ts';
import {
  type EntryId,
  longestLine,
  longestText,
  longestUrl,
  personRoles,
  roles,
  scopes,
} from '../domain/entry/entry.ts';
import { entryKinds } from '../domain/entry/kind.ts';
import { isSafeUrl } from '../domain/entry/safe-url.ts';
import { visibilities } from '../domain/entry/visibility.ts';
import { skillAreaIds } from '../domain/skill-area/taxonomy.ts';
import { isEditorState } from './editor-state.ts';

/** A line of at most `longestLine` that is not blank. */
export const line = v.pipe(
  v.string(),
  v.transform((text) => text.toWellFormed()),
  v.trim(),
  v.minLength(1, 'It is empty.'),
  v.maxLength(longestLine),
  v.regex(/^[^\r\n]*$/, 'It is more than one line.'),
);

/** The id of an entry: a UUIDv7. */
export const entryId = v.pipe(
  v.string(),
  v.uuid('An entry’s id is a UUID, as `casebook list` prints it.'),
  v.transform((id) => id.toLowerCase() as EntryId),
);

/** A day of the calendar. */
export const civilDate = v.pipe(
  v.string(),
  v.guard(isCivilDate, 'It is not a day of the calendar, written YYYY-MM-DD.'),
);

/** A time of day, `HH:MM`. */
export const timeOfDay = v.pipe(v.string(), v.regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'A time is written HH:MM.'));

const tooLong = `The entry is longer than ${longestText} characters.`;

/** The text of an entry: not blank, not longer than `longestText`. */
export const entryText = v.pipe(
  v.string(),
  // Half a surrogate pair cannot be stored: kept as sent, the text would differ from itself at every save.
  v.transform((text) => text.toWellFormed()),
  v.check((text) => text.trim() !== '', 'The entry has no text.'),
  v.maxLength(longestText, tooLong),
);

/** One of the seven kinds. */
export const kind = v.picklist(entryKinds);
/** One of the three visibilities. */
export const visibility = v.picklist(visibilities);
/** One of the thirteen areas. */
export const areaId = v.picklist(skillAreaIds, 'It is not a skill area: `casebook areas` lists them.');
/** The writer's part. */
export const role = v.picklist(roles);
/** How far it reached. */
export const scope = v.picklist(scopes);

/** A person in an entry. */
export const entryPerson = v.strictObject({ name: line, role: v.picklist(personRoles) });

/** What changed; one of before and after may be empty. */
export const impact = v.strictObject({
  what: line,
  before: v.pipe(v.string(), v.trim(), v.maxLength(longestLine)),
  after: v.pipe(v.string(), v.trim(), v.maxLength(longestLine)),
});

const safeUrl = v.pipe(
  v.string(),
  v.trim(),
  v.maxLength(longestUrl),
  v.check(isSafeUrl, 'A link starts with https://, http:// or mailto:.'),
);

/** A link that backs an entry up. */
export const entryLink = v.strictObject({
  url: safeUrl,
  label: v.pipe(v.string(), v.trim(), v.maxLength(longestLine)),
});

const feeling = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(10));

/** What only stretches and feedback have. */
export const facets = v.strictObject({
  stretch: v.exactOptional(
    v.strictObject({
      feared: v.exactOptional(feeling),
      peak: v.exactOptional(feeling),
      after: v.exactOptional(feeling),
      outcome: v.exactOptional(v.picklist(['did-it', 'avoided'])),
    }),
  ),
  feedback: v.exactOptional(v.strictObject({ mayQuote: v.exactOptional(v.boolean()) })),
});

/** The editor's state: known nodes and properties only, addresses safe, nesting, number and length bounded. */
export const editorState = v.pipe(
  v.custom<EditorState>(isEditorState, 'The text holds something the editor does not know.'),
  v.check((state) => plainTextOf(state).text.length <= longestText, tooLong),
);

/** Nothing. */
export const nothing = v.strictObject({});
