import { expect, test } from 'vitest';
import {
  isSkillAreaId,
  type SkillAreaId,
  skillArea,
  skillAreaIds,
  skillAreas,
} from '../../../../shared/domain/skill-area/taxonomy.ts';

test.each(['', 'Social', 'social ', 'toString', '__proto__'])('%j names no area', (id) => {
  expect(isSkillAreaId(id)).toBe(false);
});

test('asking for an area that is not there is a bug and throws', () => {
  expect(() => skillArea('nowhere' as SkillAreaId)).toThrow('no such area');
});

test('there are five soft areas and then eight hard ones, in the order every list shows them', () => {
  expect(skillAreas.map((area) => area.id)).toEqual([...skillAreaIds]);
  expect(skillAreas.map((area) => area.group)).toEqual([
    ...Array<string>(5).fill('soft'),
    ...Array<string>(8).fill('hard'),
  ]);
});

test('every area says what it means, and its sub-skills have names and ids of their own', () => {
  for (const area of skillAreas) {
    expect(isSkillAreaId(area.id)).toBe(true);
    expect(skillArea(area.id)).toBe(area);
    expect(area.name).toMatch(/\S/);
    expect(area.definition).toMatch(/\S/);
    expect(area.subSkills.length).toBeGreaterThan(1);
    expect(new Set(area.subSkills.map((sub) => sub.id)).size).toBe(area.subSkills.length);
    for (const sub of area.subSkills) {
      expect(sub.id).toMatch(/^[a-z0-9-]+$/);
      expect(sub.name).toMatch(/\S/);
    }
  }
});
