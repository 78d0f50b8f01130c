import { describe, expect, it } from 'vitest';
import {
  defaultLadder,
  defaultLadders,
  type LadderResource,
  ladderFromResource,
} from '../../../../shared/domain/ladder/default-ladders.ts';
import type { Expectation, Ladder, Level } from '../../../../shared/domain/ladder/ladder.ts';
import { type SkillAreaId, skillArea, skillAreaIds } from '../../../../shared/domain/skill-area/taxonomy.ts';

const engineerLevelIds = [
  'junior',
  'mid',
  'senior',
  'staff',
  'senior-staff',
  'principal',
  'senior-principal',
];
const managerLevelIds = ['team-lead', 'manager', 'senior-manager', 'director', 'senior-director'];

function resourceWith(expectations: LadderResource['levels'][number]['expectations']): LadderResource {
  const level = { id: 'junior', name: 'Junior', scope: 'own tasks', expectations };
  return { id: 'sample', name: 'Sample', version: 1, role: 'engineer', levels: [level] };
}

function expectationsOf(ladder: Ladder): readonly Expectation[] {
  return ladder.levels.flatMap((level) => level.expectations);
}

function areasOf(expectations: readonly Expectation[]): ReadonlySet<SkillAreaId> {
  return new Set(expectations.map((expectation) => expectation.areaId));
}

function countOf(level: Level, group: 'soft' | 'hard'): number {
  return level.expectations.filter(({ areaId }) => skillArea(areaId).group === group).length;
}

function softShareOf(level: Level): number {
  return countOf(level, 'soft') / level.expectations.length;
}

function isNeverFalling(values: readonly number[]): boolean {
  return values.every((value, index) => index === 0 || value >= (values[index - 1] ?? value));
}

describe('a broken ladder resource', () => {
  const text = 'Explains a change to the team before it is made.';

  it('is refused when an expectation names an area that does not exist', () => {
    const resource = resourceWith([{ id: 'junior/charisma/1', areaId: 'charisma', text }]);
    expect(() => ladderFromResource(resource)).toThrow(/sample: junior\/charisma\/1 names no skill area/);
  });

  it.each(['mid/communication/1', 'junior/coding/1', 'junior/communication/0', 'junior/communication/one'])(
    'is refused when the id %s does not tell its level, area and number',
    (id) => {
      const resource = resourceWith([{ id, areaId: 'communication', text }]);
      expect(() => ladderFromResource(resource)).toThrow(/should be junior\/communication\/<n>/);
    },
  );

  it('is refused when two expectations share an id', () => {
    const expectation = { id: 'junior/communication/1', areaId: 'communication', text };
    expect(() => ladderFromResource(resourceWith([expectation, expectation]))).toThrow(/occurs twice/);
  });

  it('is refused when two levels share an id', () => {
    const resource = resourceWith([]);
    const doubled = { ...resource, levels: [...resource.levels, ...resource.levels] };
    expect(() => ladderFromResource(doubled)).toThrow(/the id junior occurs twice/);
  });
});

describe('defaultLadder', () => {
  it('knows no ladder by an id that is not promised', () => {
    expect(defaultLadder('astronaut')).toBeUndefined();
    expect(defaultLadder('')).toBeUndefined();
  });

  it('finds each default ladder by its id', () => {
    for (const ladder of defaultLadders) expect(defaultLadder(ladder.id)).toBe(ladder);
  });
});

describe('the default ladders', () => {
  it('come in the promised order, each at version 1', () => {
    expect(defaultLadders.map(({ id, version, role }) => [id, version, role])).toEqual([
      ['engineer', 1, 'engineer'],
      ['quality-engineer', 1, 'quality engineer'],
      ['manager', 1, 'engineering manager'],
    ]);
  });

  it.each([
    ['engineer', engineerLevelIds],
    ['quality-engineer', engineerLevelIds],
    ['manager', managerLevelIds],
  ])('give %s the promised level ids from the lowest to the highest', (id, levelIds) => {
    expect(defaultLadder(id)?.levels.map((level) => level.id)).toEqual(levelIds);
  });

  it('ask at least eleven of the thirteen areas of a staff engineer', () => {
    const staff = defaultLadder('engineer')?.levels.find((level) => level.id === 'staff');
    expect(areasOf(staff?.expectations ?? []).size).toBeGreaterThanOrEqual(11);
  });
});

describe.each(defaultLadders.map((ladder) => ({ id: ladder.id, ladder })))('the $id ladder', ({ ladder }) => {
  it('gives every level a name and a scope no other level has', () => {
    for (const key of ['name', 'scope'] as const) {
      const words = ladder.levels.map((level) => level[key]);
      expect(new Set(words).size).toBe(words.length);
      expect(words.every((word) => word.trim() === word && word.length > 0)).toBe(true);
    }
  });

  it('keeps scopes to a few words', () => {
    const lengthy = ladder.levels.filter((level) => level.scope.split(' ').length > 10);
    expect(lengthy.map((level) => level.id)).toEqual([]);
  });

  it('gives every expectation an id of its own that tells level, area and number, counted from 1', () => {
    for (const level of ladder.levels) {
      const seen = new Map<SkillAreaId, number>();
      for (const { id, areaId } of level.expectations) {
        const n = (seen.get(areaId) ?? 0) + 1;
        seen.set(areaId, n);
        expect(id).toBe(`${level.id}/${areaId}/${n}`);
      }
    }
    const ids = expectationsOf(ladder).map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('lists the areas of each level in the order every list shows them', () => {
    for (const level of ladder.levels) {
      expect(isNeverFalling(level.expectations.map(({ areaId }) => skillAreaIds.indexOf(areaId)))).toBe(true);
    }
  });

  it('asks eight to sixteen things at each level', () => {
    for (const { expectations } of ladder.levels) {
      expect(expectations.length).toBeGreaterThanOrEqual(8);
      expect(expectations.length).toBeLessThanOrEqual(16);
    }
  });

  it('covers all thirteen areas', () => {
    expect(skillAreaIds.filter((id) => !areasOf(expectationsOf(ladder)).has(id))).toEqual([]);
  });

  it('asks for the lasting areas at every level', () => {
    const lasting: readonly SkillAreaId[] = [
      'social',
      'communication',
      'leadership',
      'maturity',
      'architecture',
      'quality',
      'operations',
      'delivery',
    ];
    for (const { id, expectations } of ladder.levels) {
      const missing = lasting.filter((areaId) => !areasOf(expectations).has(areaId));
      expect(missing, `missing at ${id}`).toEqual([]);
    }
  });

  it('asks for power and product at every level above the lowest', () => {
    for (const { id, expectations } of ladder.levels.slice(1)) {
      expect(areasOf(expectations).has('power'), `power at ${id}`).toBe(true);
      expect(areasOf(expectations).has('product'), `product at ${id}`).toBe(true);
    }
  });

  it('never lowers the number or the share of soft expectations from one level to the next', () => {
    expect(isNeverFalling(ladder.levels.map((level) => countOf(level, 'soft')))).toBe(true);
    expect(isNeverFalling(ladder.levels.map(softShareOf))).toBe(true);
  });

  it('ends with more soft expectations than it starts with, and no more hard ones', () => {
    const [first, last] = [ladder.levels.at(0), ladder.levels.at(-1)];
    if (!first || !last) throw new Error('a ladder without levels');
    expect(countOf(last, 'soft')).toBeGreaterThan(countOf(first, 'soft'));
    expect(countOf(last, 'hard')).toBeLessThanOrEqual(countOf(first, 'hard'));
  });
});

describe('the sentences of the default ladders', () => {
  const texts = defaultLadders.flatMap((ladder) => expectationsOf(ladder).map(({ text }) => text));

  it('are 8 to 22 words long', () => {
    const misfits = texts.filter((text) => text.split(' ').length < 8 || text.split(' ').length > 22);
    expect(misfits).toEqual([]);
  });

  it('are one sentence each, ended by a period, with single spaces', () => {
    expect(texts.filter((text) => !/^\S[^.!?;:\n]+\S\.$/.test(text) || /\s\s|\s,/.test(text))).toEqual([]);
  });

  it('start with what the person does', () => {
    expect(texts.filter((text) => !/^(?!Is |Was )[A-Z][a-z]+s /.test(text))).toEqual([]);
  });

  it('never repeat one another, not even between ladders', () => {
    expect(texts.filter((text, index) => texts.indexOf(text) !== index)).toEqual([]);
  });

  it('hold no praise where an act should be', () => {
    const praise =
      /\b(excellent|exceptional|outstanding|strong|effective|great|proactive|passionate|expert)/i;
    expect(texts.filter((text) => praise.test(text))).toEqual([]);
  });

  it('use no figures, brands or acronyms, so that they fit any company', () => {
    expect(texts.filter((text) => /\d|[a-z,] [A-Z]|\b[A-Z]{2,}\b/.test(text))).toEqual([]);
  });
});
