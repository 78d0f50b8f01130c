import data from '../../../resources/taxonomy.json' with { type: 'json' };

/** The ids of the thirteen skill areas, soft ones first, in the order every list shows them. Ids are a promise. */
export const skillAreaIds = [
  'social',
  'communication',
  'leadership',
  'power',
  'maturity',
  'coding',
  'architecture',
  'quality',
  'operations',
  'delivery',
  'security',
  'data',
  'product',
] as const;

/** One of the thirteen skill areas. */
export type SkillAreaId = (typeof skillAreaIds)[number];

/** Soft areas are judged by people; hard areas are shown in the work. Screens keep the two apart. */
export type SkillGroup = 'soft' | 'hard';

/** The name of each group as a heading. */
export const skillGroupNames: Readonly<Record<SkillGroup, string>> = {
  soft: 'Soft skills',
  hard: 'Hard skills',
};

/** A named part of an area, for example `explaining` in communication. */
export interface SubSkill {
  readonly id: string;
  readonly name: string;
}

/** One area as a person meets it: its name, what it means, its sub-skills. */
export interface SkillArea {
  readonly id: SkillAreaId;
  readonly group: SkillGroup;
  readonly name: string;
  readonly definition: string;
  readonly subSkills: readonly SubSkill[];
}

/** Whether a string names a skill area. */
export function isSkillAreaId(value: string): value is SkillAreaId {
  return (skillAreaIds as readonly string[]).includes(value);
}

function subSkillFrom(line: string): SubSkill {
  const [id = line, detail] = line.split(': ');
  return { id, name: detail ?? id.replaceAll('-', ' ') };
}

/** The areas of the taxonomy in the order of `skillAreaIds`. */
export const skillAreas: readonly SkillArea[] = skillAreaIds.map((id) => {
  const found = data.areas.find((area) => area.id === id);
  if (!found) throw new Error(`resources/taxonomy.json lacks the area ${id}`);
  return {
    id,
    group: found.group === 'soft' ? 'soft' : 'hard',
    name: found.name,
    definition: found.definition,
    subSkills: found.sub.map(subSkillFrom),
  };
});

/** The area with this id. */
export function skillArea(id: SkillAreaId): SkillArea {
  const found = skillAreas.find((area) => area.id === id);
  if (!found) throw new Error(`no such area: ${id}`);
  return found;
}
