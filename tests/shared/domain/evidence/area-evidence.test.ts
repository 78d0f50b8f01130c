import { expect, test } from 'vitest';
import type { CivilDate } from '../../../../shared/domain/civil-date/civil-date.ts';
import type { Entry } from '../../../../shared/domain/entry/entry.ts';
import { areaEvidence, type EntryWithEvidence } from '../../../../shared/domain/evidence/area-evidence.ts';
import {
  type EvidenceState,
  evidenceStates,
  isCounted,
} from '../../../../shared/domain/evidence/evidence.ts';
import { type SkillAreaId, skillAreaIds } from '../../../../shared/domain/skill-area/taxonomy.ts';

let lastNumber = 0;

function noted(
  date: string,
  ties: Partial<Record<SkillAreaId, EvidenceState>>,
  more: Partial<Entry> = {},
): EntryWithEvidence {
  lastNumber += 1;
  const entry = {
    id: `entry-${lastNumber}`,
    kind: 'win',
    date: date as CivilDate,
    visibility: 'shareable',
    people: [],
    links: [],
    facets: {},
    ...more,
  } as unknown as Entry;
  const evidence = Object.entries(ties).map(([areaId, state]) => ({
    entryId: entry.id,
    areaId: areaId as SkillAreaId,
    state,
    spans: [],
  }));
  return { entry, evidence };
}

function overview(areaId: SkillAreaId, ...material: EntryWithEvidence[]) {
  const found = areaEvidence(material).find((area) => area.areaId === areaId);
  if (!found) throw new Error(`${areaId} is not there.`);
  return found;
}

test('with nothing recorded every area is there, in order, with none recorded', () => {
  const areas = areaEvidence([]);
  expect(areas.map((area) => area.areaId)).toEqual([...skillAreaIds]);
  for (const area of areas) {
    expect(area).toEqual({
      areaId: area.areaId,
      entries: 0,
      shareable: 0,
      notRaising: 0,
      strength: 'none-recorded',
      shareableStrength: 'none-recorded',
      undecided: 0,
      byMonth: [],
    });
  }
});

test('what is only suggested or was rejected does not count', () => {
  const found = overview(
    'data',
    noted('2026-01-01', { data: 'suggested' }),
    noted('2026-03-01', { data: 'rejected' }),
  );
  expect(found).toMatchObject({ entries: 0, undecided: 1, strength: 'none-recorded' });
  expect(found).not.toHaveProperty('newest');
  expect(evidenceStates.filter((state) => isCounted({ state }))).toEqual(['confirmed', 'added']);
});

test('private entries count for the person and not for a document', () => {
  const found = overview(
    'data',
    noted('2026-01-01', { data: 'confirmed' }),
    noted('2026-03-01', { data: 'added' }, { visibility: 'private' }),
  );
  expect(found).toMatchObject({
    entries: 2,
    shareable: 1,
    strength: 'repeated',
    shareableStrength: 'single',
  });
});

test('a struggle belongs to its area and is told apart', () => {
  const found = overview(
    'data',
    noted('2026-01-01', { data: 'confirmed' }, { kind: 'struggle' }),
    noted('2026-03-01', { data: 'confirmed' }),
  );
  expect(found).toMatchObject({ entries: 2, notRaising: 1, strength: 'single' });
});

test('an entry counts for each of its areas and for no other', () => {
  const both = noted('2026-01-01', { data: 'confirmed', social: 'added', quality: 'rejected' });
  expect(
    areaEvidence([both])
      .filter((area) => area.entries === 1)
      .map((area) => area.areaId),
  ).toEqual(['social', 'data']);
});

test('months are in order, those without entries left out, and the newest is the latest date', () => {
  const found = overview(
    'data',
    noted('2026-03-31', { data: 'confirmed' }),
    noted('2025-12-01', { data: 'confirmed' }),
    noted('2026-03-01', { data: 'confirmed' }),
    noted('2026-04-01', { data: 'suggested' }),
  );
  expect(found.newest).toBe('2026-03-31');
  expect(found.byMonth).toEqual([
    { month: '2025-12', entries: 1 },
    { month: '2026-03', entries: 2 },
  ]);
});
