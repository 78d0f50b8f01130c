import type { Entry, EntryId } from '../entry/entry.ts';
import type { EntryWithEvidence } from '../evidence/area-evidence.ts';
import { type Evidence, isCounted } from '../evidence/evidence.ts';
import { raisesStrength, type Strength, strengthOf } from '../evidence/strength.ts';
import { bySpan, type Span, solidFrom } from '../mapping/mapper.ts';
import { type SkillAreaId, skillAreaIds } from '../skill-area/taxonomy.ts';
import type { CaseRequest } from './case.ts';

/** What a case is built from, in any order: entries with their evidence. What may not be used is left out here. */
export type CaseMaterial = readonly EntryWithEvidence[];

/** An area an entry counts for; suggested ones count only where the request asks for them. */
export interface CountedArea {
  readonly areaId: SkillAreaId;
  readonly isSuggested: boolean;
  readonly subSkill?: string;
}

/** An entry a document may use, with the areas it counts for and the words that hold them up. */
export interface CountedEntry {
  readonly entry: Entry;
  readonly areas: readonly CountedArea[];
  readonly spans: readonly Span[];
}

/** Whether a document may use the entry at all: shareable and not in the trash. */
export function isUsable(entry: Entry): boolean {
  return entry.visibility === 'shareable' && entry.deletedAt === undefined;
}

/** Whether the tie counts in a case: decided by the person, or a solid suggestion where those were asked for. */
function countsIn(request: CaseRequest, evidence: Evidence): boolean {
  if (isCounted(evidence)) return true;
  return request.withSuggestions && evidence.state === 'suggested' && (evidence.confidence ?? 0) >= solidFrom;
}

/** The entry with the areas it counts for under this request; no areas where nothing counts. */
export function countedEntry(request: CaseRequest, { entry, evidence }: EntryWithEvidence): CountedEntry {
  const counting = evidence.filter((tie) => tie.entryId === entry.id && countsIn(request, tie));
  const areas = skillAreaIds.flatMap((areaId) => {
    const ties = counting.filter((tie) => tie.areaId === areaId);
    const [first] = ties;
    if (!first) return [];
    const subSkill = ties.find((tie) => tie.subSkill)?.subSkill;
    return [{ areaId, isSuggested: !ties.some(isCounted), ...(subSkill ? { subSkill } : {}) }];
  });
  return { entry, areas, spans: counting.flatMap((tie) => tie.spans).toSorted(bySpan) };
}

/** The entries a case may use, oldest first: shareable, inside the period, counted for at least one area. */
export function countedEntries(request: CaseRequest, material: CaseMaterial): readonly CountedEntry[] {
  return material
    .filter(({ entry }) => isUsable(entry) && entry.date >= request.from && entry.date <= request.to)
    .map((item) => countedEntry(request, item))
    .filter((item) => item.areas.length > 0)
    .toSorted(byDate);
}

/** Oldest first; entries of one day by time, then by id, so that the order of the input never shows. */
export function byDate(a: CountedEntry, b: CountedEntry): number {
  const key = ({ entry }: CountedEntry) => `${entry.date} ${entry.time ?? ''} ${entry.id}`;
  return key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0;
}

/** The entries that count for an area and may raise its strength. */
export function raisingIn(items: readonly CountedEntry[], areaId: SkillAreaId): readonly CountedEntry[] {
  return items.filter((item) => isIn(item, areaId) && raisesStrength(item.entry));
}

/** Whether the entry counts for the area. */
export function isIn(item: CountedEntry, areaId: SkillAreaId): boolean {
  return item.areas.some((area) => area.areaId === areaId);
}

/** How good the evidence for each area is, from these entries alone. */
export function strengthsByArea(items: readonly CountedEntry[]): ReadonlyMap<SkillAreaId, Strength> {
  return new Map(
    skillAreaIds.map((areaId) => [
      areaId,
      strengthOf(items.filter((item) => isIn(item, areaId)).map((item) => item.entry)),
    ]),
  );
}

/** The entries by id, deleted and unshareable ones included, for judging what became of a source. */
export function entriesById(material: CaseMaterial): ReadonlyMap<EntryId, Entry> {
  return new Map(material.map(({ entry }) => [entry.id, entry]));
}
