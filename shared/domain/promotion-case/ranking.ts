import { roles, scopes } from '../entry/entry.ts';
import { isBackedUp, raisesStrength, type Strength, strengths } from '../evidence/strength.ts';
import type { SkillAreaId } from '../skill-area/taxonomy.ts';
import { byDate, type CountedEntry } from './case-material.ts';

/** What the order of choice knows besides the entry: how good the evidence for each area is. */
export type Strengths = ReadonlyMap<SkillAreaId, Strength>;

function strongest(item: CountedEntry, areaStrengths: Strengths): number {
  return Math.max(
    ...item.areas.map(({ areaId }) => strengths.indexOf(areaStrengths.get(areaId) ?? 'none-recorded')),
  );
}

/** The reasons to choose an entry, most important first; larger is better. */
function reasons(item: CountedEntry, areaStrengths: Strengths): readonly number[] {
  const { entry } = item;
  const isWitnessed = entry.people.some((person) => person.role === 'witness');
  return [
    strongest(item, areaStrengths),
    entry.scope ? scopes.indexOf(entry.scope) + 1 : 0,
    entry.role ? roles.indexOf(entry.role) + 1 : 0,
    (entry.impact ? 1 : 0) + (isBackedUp(entry) ? 1 : 0) + (isWitnessed ? 1 : 0),
    item.areas.length,
  ];
}

/** Orders by the first reason that differs, larger first; 0 where none does. */
export function byReasons(a: readonly number[], b: readonly number[]): number {
  const index = a.findIndex((reason, at) => reason !== b[at]);
  return index < 0 ? 0 : (b[index] ?? 0) - (a[index] ?? 0);
}

/** Best first: strength, then scope, role, impact and corroboration, areas, recency. */
export function ranked(items: readonly CountedEntry[], areaStrengths: Strengths): readonly CountedEntry[] {
  const known = items.map((item) => ({ item, reasons: reasons(item, areaStrengths) }));
  return known
    .toSorted((a, b) => {
      return byReasons(a.reasons, b.reasons) || byDate(b.item, a.item);
    })
    .map(({ item }) => item);
}

/** The project an entry belongs to, as a key that ignores case and space; empty where it has none. */
export function projectKey(item: CountedEntry): string {
  return (item.entry.project ?? '').trim().toLowerCase().replace(/\s+/g, ' ');
}

/** How a choice is spread. */
export interface SpreadOptions {
  readonly most: number;
  readonly mostOfProject: number;
}

/** The best entries in order of rank, each new area before a second entry of an area already chosen. */
export function spread(
  inRank: readonly CountedEntry[],
  { most, mostOfProject }: SpreadOptions,
): readonly CountedEntry[] {
  const chosen: CountedEntry[] = [];
  const areas = new Set<SkillAreaId>();
  const months = new Set<string>();
  const rest = [...inRank];
  while (chosen.length < most && rest.length > 0) {
    const allowed = rest.filter((item) => {
      const key = projectKey(item);
      return key === '' || chosen.filter((other) => projectKey(other) === key).length < mostOfProject;
    });
    const isFresh = (item: CountedEntry) => item.areas.some(({ areaId }) => !areas.has(areaId));
    const isNewMonth = (item: CountedEntry) => !months.has(item.entry.date.slice(0, 7));
    const next =
      allowed.find((item) => isFresh(item) && isNewMonth(item)) ??
      allowed.find(isFresh) ??
      allowed.find(isNewMonth) ??
      allowed[0];
    if (!next) break;
    chosen.push(next);
    for (const { areaId } of next.areas) areas.add(areaId);
    months.add(next.entry.date.slice(0, 7));
    rest.splice(rest.indexOf(next), 1);
  }
  return chosen;
}

/** Whether an entry tells of work the writer did: a win, or a stretch that was not avoided. */
export function isWork(item: CountedEntry): boolean {
  return (item.entry.kind === 'win' || item.entry.kind === 'stretch') && raisesStrength(item.entry);
}
