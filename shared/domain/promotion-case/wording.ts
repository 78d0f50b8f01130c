import { type CivilDate, inWords } from '../civil-date/civil-date.ts';
import { type Entry, type Role, type Scope, scopes } from '../entry/entry.ts';
import { repeatedAfterDays, type Strength } from '../evidence/strength.ts';
import { withoutMarks } from './sentences.ts';
import { shorten } from './shorten.ts';

const roleWords: Readonly<Record<Role, string>> = {
  led: 'led',
  drove: 'drove',
  contributed: 'contributed to',
};

const scopeWords: Readonly<Record<Scope, string>> = {
  me: 'my own work',
  team: 'the team',
  'several-teams': 'several teams',
  organisation: 'the organisation',
  company: 'the whole company',
};

/** What a second document's reader needs next at each strength; empty where nothing is missing. */
export const gapWords: Readonly<Record<Strength, string>> = {
  'none-recorded': 'A first entry',
  single: `A second entry, ${repeatedAfterDays} days or more apart`,
  repeated: 'Someone else’s words or a link',
  corroborated: '',
};

/** `a`, `a and b`, `a, b and c`. */
export function listed(parts: readonly string[]): string {
  if (parts.length <= 1) return parts[0] ?? '';
  return `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
}

/** A period in words; a single day where it begins and ends on the same one. */
export function periodInWords(from: CivilDate, to: CivilDate): string {
  return from === to ? inWords(from) : `${inWords(from)} to ${inWords(to)}`;
}

/**
 * Whether an entry's words may stand in a document: feedback only where its giver may be quoted, other kinds as the
 * writer's own words, unless a giver's refusal was recorded before the kind was changed.
 */
export function mayTell(entry: Entry): boolean {
  const mayQuote = entry.facets.feedback?.mayQuote;
  return entry.kind === 'feedback' ? mayQuote === true : mayQuote !== false;
}

/** Feedback is named by its giver where they may be quoted: its first words are often half a quotation. */
function feedbackTitle(entry: Entry): string {
  const givers = mayTell(entry) ? entry.people.filter(({ role }) => role === 'giver') : [];
  if (givers.length === 0) return 'Feedback received';
  return `Feedback from ${listed(givers.map(({ name }) => withoutMarks(name)))}`;
}

/** The entry's title on one line, shortened; feedback whose giver may not be quoted is named without its words. */
export function shortTitle(entry: Entry, mostWords = 12): string {
  if (entry.kind === 'feedback') return feedbackTitle(entry);
  const title = shorten(withoutMarks(entry.title), mostWords).replace(/[.,;:]+$/, '');
  return title === '' ? entry.kind : title;
}

/** The entry named by title and date, as one section points to what another tells. */
export function reference(entry: Entry, mostWords = 12): string {
  const title = shortTitle(entry, mostWords);
  const named = entry.kind === 'feedback' ? title : `“${title}”`;
  return `${named} (${inWords(entry.date)})`;
}

/** The writer's role and the reach, stated plainly; empty where neither is recorded. */
export function roleSentence(entry: Pick<Entry, 'role' | 'scope'>, what = 'this'): string {
  const parts = [
    ...(entry.role ? [`I ${roleWords[entry.role]} ${what}`] : []),
    ...(entry.scope ? [`it reached ${scopeWords[entry.scope]}`] : []),
  ];
  const sentence = parts.join('; ');
  return sentence === '' ? '' : `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}.`;
}

/** The role and reach of a piece of work where its entries agree on the role; empty where they differ. */
export function workSentence(entries: readonly Pick<Entry, 'role' | 'scope'>[]): string {
  const [role, ...others] = new Set(entries.map((entry) => entry.role));
  const scope = scopes.findLast((wide) => entries.some((entry) => entry.scope === wide));
  if (others.length > 0) return '';
  return roleSentence({ ...(role ? { role } : {}), ...(scope ? { scope } : {}) }, 'this work');
}
