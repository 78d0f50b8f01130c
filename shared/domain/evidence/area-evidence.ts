import type { CivilDate } from '../civil-date/civil-date.ts';
import type { Entry } from '../entry/entry.ts';
import { type SkillAreaId, skillAreaIds } from '../skill-area/taxonomy.ts';
import { type Evidence, isCounted } from './evidence.ts';
import { raisesStrength, type Strength, strengthOf } from './strength.ts';

/** An entry with the areas it is tied to. */
export interface EntryWithEvidence {
  readonly entry: Entry;
  readonly evidence: readonly Evidence[];
}

/** The evidence recorded for one area, as counts and a strength: never a score of a person. */
export interface AreaEvidence {
  readonly areaId: SkillAreaId;
  /** Entries that count, sealed ones left out. */
  readonly entries: number;
  /** Of those, the ones a document may use. */
  readonly shareable: number;
  /** Of those, the ones that belong to the area but never raise strength: struggles and avoided stretches. */
  readonly notRaising: number;
  readonly strength: Strength;
  /** The strength a document could show: from shareable entries alone. */
  readonly shareableStrength: Strength;
  /** Entries with a suggestion for the area that nobody has decided. */
  readonly undecided: number;
  readonly newest?: CivilDate;
  /** Counted entries by month, `YYYY-MM`, oldest first, months without any left out. */
  readonly byMonth: readonly { readonly month: string; readonly entries: number }[];
}

/** The evidence per area, in the taxonomy's order. The caller leaves out what must not be counted. */
export function areaEvidence(material: readonly EntryWithEvidence[]): readonly AreaEvidence[] {
  return skillAreaIds.map((areaId) => {
    const counted = entriesIn(material, areaId, isCounted);
    const shareable = counted.filter((entry) => entry.visibility === 'shareable');
    const newest = counted
      .map((entry) => entry.date)
      .sort()
      .at(-1);
    return {
      areaId,
      entries: counted.length,
      shareable: shareable.length,
      notRaising: counted.filter((entry) => !raisesStrength(entry)).length,
      strength: strengthOf(counted),
      shareableStrength: strengthOf(shareable),
      undecided: entriesIn(material, areaId, (evidence) => evidence.state === 'suggested').length,
      ...(newest && { newest }),
      byMonth: byMonth(counted),
    };
  });
}

function entriesIn(
  material: readonly EntryWithEvidence[],
  areaId: SkillAreaId,
  matches: (evidence: Evidence) => boolean,
): readonly Entry[] {
  return material
    .filter(({ evidence }) => evidence.some((tie) => tie.areaId === areaId && matches(tie)))
    .map(({ entry }) => entry);
}

function byMonth(entries: readonly Entry[]): AreaEvidence['byMonth'] {
  const counts = new Map<string, number>();
  for (const entry of entries) {
    const month = entry.date.slice(0, 7);
    counts.set(month, (counts.get(month) ?? 0) + 1);
  }
  return [...counts]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([month, count]) => ({ month, entries: count }));
}
