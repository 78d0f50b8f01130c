import type { EntryId } from '../entry/entry.ts';
import type { Strength } from '../evidence/strength.ts';
import { findLevel, type Ladder, type Level, levelBelow } from '../ladder/ladder.ts';
import type { SkillAreaId } from '../skill-area/taxonomy.ts';
import { entrySource, generatedBlock } from './blocks.ts';
import type { CaseBlock, CaseRequest } from './case.ts';
import { type CaseMaterial, type CountedEntry, countedEntries, strengthsByArea } from './case-material.ts';
import { ranked } from './ranking.ts';
import { type TellOptions, tell } from './telling.ts';

/** What every section is built from; only `told` grows, so that no entry is told in full twice. */
export interface Building {
  readonly request: CaseRequest;
  readonly ladder: Ladder;
  readonly target: Level | undefined;
  readonly from: Level | undefined;
  /** Oldest first. */
  readonly items: readonly CountedEntry[];
  /** Best first. */
  readonly inRank: readonly CountedEntry[];
  readonly strengths: ReadonlyMap<SkillAreaId, Strength>;
  readonly told: Set<EntryId>;
}

/** Gathers what a request may use. */
export function startBuilding(request: CaseRequest, ladder: Ladder, material: CaseMaterial): Building {
  const items = countedEntries(request, material);
  const strengths = strengthsByArea(items);
  return {
    request,
    ladder,
    target: findLevel(ladder, request.targetLevel),
    from: request.fromLevel ? findLevel(ladder, request.fromLevel) : levelBelow(ladder, request.targetLevel),
    items,
    inRank: ranked(items, strengths),
    strengths,
    told: new Set(),
  };
}

/** The entries nothing has told yet, best first. */
export function untold(building: Building): readonly CountedEntry[] {
  return building.inRank.filter((item) => !building.told.has(item.entry.id));
}

/** Tells an entry in full as a bullet and remembers that it was told. */
export function toldBullet(
  building: Building,
  sectionId: string,
  item: CountedEntry,
  options: TellOptions,
  under?: string,
): CaseBlock {
  building.told.add(item.entry.id);
  const { text, spans } = tell(item, options);
  return generatedBlock({
    sectionId,
    key: item.entry.id,
    form: 'bullet',
    under,
    text,
    sources: [entrySource(item, spans)],
  });
}
