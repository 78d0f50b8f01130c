import engineer from '../../../resources/ladders/engineer.json' with { type: 'json' };
import manager from '../../../resources/ladders/manager.json' with { type: 'json' };
import qualityEngineer from '../../../resources/ladders/quality-engineer.json' with { type: 'json' };
import { isSkillAreaId } from '../skill-area/taxonomy.ts';
import type { Expectation, Ladder, Level } from './ladder.ts';

type ExpectationResource = Readonly<Record<keyof Expectation, string>>;

interface LevelResource extends Omit<Level, 'expectations'> {
  readonly expectations: readonly ExpectationResource[];
}

/** A ladder as a resource file holds it: the areas are still plain words. */
export interface LadderResource extends Omit<Ladder, 'levels'> {
  readonly levels: readonly LevelResource[];
}

function expectationFrom(resource: ExpectationResource, level: LevelResource, ladderId: string): Expectation {
  const { id, areaId, text } = resource;
  if (!isSkillAreaId(areaId)) throw new Error(`ladder ${ladderId}: ${id} names no skill area: ${areaId}`);
  const prefix = `${level.id}/${areaId}/`;
  if (!id.startsWith(prefix) || !/^[1-9]\d*$/.test(id.slice(prefix.length))) {
    throw new Error(`ladder ${ladderId}: the expectation id ${id} should be ${prefix}<n>`);
  }
  return { id, areaId, text };
}

function refuseRepeated(ids: readonly string[], ladderId: string): void {
  const repeated = ids.find((id, index) => ids.indexOf(id) !== index);
  if (repeated !== undefined) throw new Error(`ladder ${ladderId}: the id ${repeated} occurs twice`);
}

/** The ladder a resource describes; throws when an area is unknown, or an id is malformed or repeated. */
export function ladderFromResource(resource: LadderResource): Ladder {
  const levels = resource.levels.map((level) => ({
    id: level.id,
    name: level.name,
    scope: level.scope,
    expectations: level.expectations.map((item) => expectationFrom(item, level, resource.id)),
  }));
  refuseRepeated(
    levels.map((level) => level.id),
    resource.id,
  );
  refuseRepeated(
    levels.flatMap((level) => level.expectations.map((expectation) => expectation.id)),
    resource.id,
  );
  return { id: resource.id, name: resource.name, version: resource.version, role: resource.role, levels };
}

/** The neutral ladders that come with Casebook, in the order a person is offered them. */
export const defaultLadders: readonly Ladder[] = [engineer, qualityEngineer, manager].map(ladderFromResource);

/** The neutral ladder with this id, if Casebook brings one. */
export function defaultLadder(id: string): Ladder | undefined {
  return defaultLadders.find((ladder) => ladder.id === id);
}
