import type { CivilDate } from '../civil-date/civil-date.ts';
import type { EditorState } from './editor-state.ts';
import type { EntryKind } from './kind.ts';
import type { Visibility } from './visibility.ts';

/** A UUIDv7. */
export type EntryId = string & { readonly __brand: 'EntryId' };

/** An instant in UTC, ISO 8601 with milliseconds and `Z`. */
export type UtcInstant = string & { readonly __brand: 'UtcInstant' };

/** What the writer did in it, plainest word first. */
export const roles = ['contributed', 'drove', 'led'] as const;
/** The writer's part in what an entry tells of. */
export type Role = (typeof roles)[number];

/** How far the effect reached, smallest first. */
export const scopes = ['me', 'team', 'several-teams', 'organisation', 'company'] as const;
/** How far what an entry tells of reached. */
export type Scope = (typeof scopes)[number];

/** What a person in an entry is to it: merely named, someone who saw it, or the giver of the feedback. */
export const personRoles = ['mentioned', 'witness', 'giver'] as const;
/** What a person in an entry is to it. */
export type PersonRole = (typeof personRoles)[number];

/** A person in an entry, by the name the journal knows them by. */
export interface EntryPerson {
  readonly name: string;
  readonly role: PersonRole;
}

/** What changed, in the writer's own words and figures. */
export interface Impact {
  readonly what: string;
  readonly before: string;
  readonly after: string;
}

/** An address that backs an entry up; only http, https and mailto. */
export interface EntryLink {
  readonly url: string;
  readonly label: string;
}

/** What only some kinds have. Kept when the kind changes, so that changing back loses nothing. */
export interface Facets {
  readonly stretch?: {
    /** 0 to 10, before it. */
    readonly feared?: number;
    /** 0 to 10, in the worst moment. */
    readonly peak?: number;
    /** 0 to 10, afterwards. */
    readonly after?: number;
    readonly outcome?: 'did-it' | 'avoided';
  };
  readonly feedback?: {
    /** Whether the giver may be quoted by name. */
    readonly mayQuote?: boolean;
  };
}

/** One dated note. `text` is the plain text of `body`, or what was written where there is no body. */
export interface Entry {
  readonly id: EntryId;
  readonly kind: EntryKind;
  readonly date: CivilDate;
  /** `HH:MM` in `zone`. */
  readonly time?: string;
  /** The IANA zone it was written in; changing it never moves the date. */
  readonly zone?: string;
  readonly visibility: Visibility;
  readonly title: string;
  readonly text: string;
  readonly body?: EditorState;
  readonly project?: string;
  readonly people: readonly EntryPerson[];
  readonly impact?: Impact;
  readonly role?: Role;
  readonly scope?: Scope;
  readonly links: readonly EntryLink[];
  readonly facets: Facets;
  /** Grows by one with every change: who edits says which one they edited. */
  readonly revision: number;
  readonly createdAt: UtcInstant;
  readonly updatedAt: UtcInstant;
  /** Set while the entry lies in the trash. */
  readonly deletedAt?: UtcInstant;
}

/** The longest text an entry may have, in UTF-16 code units. */
export const longestText = 200_000;

/** The longest line anywhere in a journal (a name, a title, a figure), in UTF-16 code units. */
export const longestLine = 200;

/** The longest address that is kept, in UTF-16 code units. */
export const longestUrl = 2000;

const longestTitle = 90;

/** What a person sees as one character may be several code units: cutting between them shows a broken one. */
const characters = new Intl.Segmenter('und', { granularity: 'grapheme' });

const markdownMarks = /^(?:(?:#{1,6}|[-*+>])\s+)+/;

/** The first line with more in it than Markdown's marks; lists ask often, so only the text's beginning is read. */
function firstLine(text: string): string {
  const lines = text.trimStart().split('\n', 20);
  const written = lines.map((line) => line.replace(markdownMarks, '').trim());
  return written.find((line) => /[^\s#>*+\-_=`~]/.test(line)) ?? lines[0]?.trim() ?? '';
}

function startOfCharacter(line: string, at: number): number {
  return characters.segment(line).containing(at)?.index ?? at;
}

/** The line a list shows: the first line of the text, cut at a sentence or a word where it is long. */
export function titleOf(text: string): string {
  const line = firstLine(text);
  if (line.length <= longestTitle) return line;
  const sentence = /^.{12,88}?[.!?](?=\s)/.exec(line)?.[0];
  if (sentence) return sentence;
  const lastSpace = line.lastIndexOf(' ', longestTitle);
  const end = lastSpace > 40 ? lastSpace : startOfCharacter(line, longestTitle);
  return `${line.slice(0, end)}…`;
}
