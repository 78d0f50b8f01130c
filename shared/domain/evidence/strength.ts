import { daysBetween } from '../civil-date/civil-date.ts';
import type { Entry } from '../entry/entry.ts';

/** How good the evidence is, weakest first. */
export const strengths = ['none-recorded', 'single', 'repeated', 'corroborated'] as const;

/** How good the evidence for an area or an expectation is: a word with a rule, never a number. */
export type Strength = (typeof strengths)[number];

/** What strength needs to know of an entry. */
export type StrengthFacts = Pick<Entry, 'kind' | 'date' | 'people' | 'links' | 'facets'>;

/** The fewest days between two entries that make evidence repeated. */
export const repeatedAfterDays = 14;

/** Whether this entry may raise strength: struggles and avoided stretches belong to their areas but never do. */
export function raisesStrength(entry: StrengthFacts): boolean {
  if (entry.kind === 'struggle') return false;
  return !(entry.kind === 'stretch' && entry.facets.stretch?.outcome === 'avoided');
}

/** Whether someone else's words or a link back the entry up. */
export function isBackedUp(entry: StrengthFacts): boolean {
  if (entry.links.length > 0 || entry.kind === 'feedback') return true;
  return entry.people.some((person) => person.role === 'giver');
}

/**
 * The strength that counted entries give together: none recorded; single: one; repeated: at least two,
 * 14 days or more apart; corroborated: repeated, and at least one of them backed up.
 */
export function strengthOf(entries: readonly StrengthFacts[]): Strength {
  const raising = entries.filter(raisesStrength);
  if (raising.length === 0) return 'none-recorded';
  const dates = raising.map((entry) => entry.date).sort();
  const [first] = dates;
  const last = dates.at(-1);
  const isRepeated = first && last && daysBetween(first, last) >= repeatedAfterDays;
  if (!isRepeated) return 'single';
  return raising.some(isBackedUp) ? 'corroborated' : 'repeated';
}

/** The person's word for a strength. */
export const strengthNames: Readonly<Record<Strength, string>> = {
  'none-recorded': 'none recorded',
  single: 'single',
  repeated: 'repeated',
  corroborated: 'corroborated',
};

/** The rule behind each strength, shown beside the word. */
export const strengthRules: Readonly<Record<Strength, string>> = {
  'none-recorded': 'No entry counts for this yet.',
  single: 'One entry, or several within 14 days.',
  repeated: 'At least two entries, 14 days or more apart.',
  corroborated: 'Repeated, and someone else’s words or a link back at least one of them up.',
};
