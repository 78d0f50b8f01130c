import type { SkillAreaId } from '../skill-area/taxonomy.ts';

/** One thing a level expects of a person in one area: a sentence in the ladder's own words. */
export interface Expectation {
  /** Unique within the ladder, stable over its versions: `<level>/<area>/<n>`. */
  readonly id: string;
  readonly areaId: SkillAreaId;
  readonly text: string;
}

/** One rung: `id` is what commands and documents call it. */
export interface Level {
  readonly id: string;
  readonly name: string;
  /** The scope at which this level is expected to work, in a few words. */
  readonly scope: string;
  readonly expectations: readonly Expectation[];
}

/** A career ladder: levels from the lowest to the highest, each with what it expects. */
export interface Ladder {
  readonly id: string;
  readonly name: string;
  readonly version: number;
  /** The role's noun in a sentence, for example `engineer`. */
  readonly role: string;
  readonly levels: readonly Level[];
}

/** The level of a ladder with this id, if it has one. */
export function findLevel(ladder: Ladder, levelId: string): Level | undefined {
  return ladder.levels.find((level) => level.id === levelId);
}

/** The level just below this one, if there is one: what a promotion to `levelId` starts from by default. */
export function levelBelow(ladder: Ladder, levelId: string): Level | undefined {
  const index = ladder.levels.findIndex((level) => level.id === levelId);
  return index > 0 ? ladder.levels[index - 1] : undefined;
}
