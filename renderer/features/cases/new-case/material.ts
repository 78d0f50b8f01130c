import type { AreaEvidence } from '../../../../shared/domain/evidence/area-evidence.ts';
import { counted } from '../../../../shared/domain/wording/counted.ts';

/** How much a period holds to build from. */
export interface Material {
  /** Areas with counted evidence that a document may use. */
  readonly areas: number;
  readonly allAreas: number;
  /** Entries a document may use, whether or not they count for an area yet. */
  readonly shareable: number;
  /** True where there are more entries than were counted. */
  readonly hasMore: boolean;
  readonly undecided: number;
}

/** Counts what a period holds. */
export function materialOf(
  areas: readonly AreaEvidence[],
  shareable: { readonly count: number; readonly hasMore: boolean },
): Material {
  return {
    areas: areas.filter((area) => area.shareable > 0).length,
    allAreas: areas.length,
    shareable: shareable.count,
    hasMore: shareable.hasMore,
    undecided: areas.reduce((sum, area) => sum + area.undecided, 0),
  };
}

/** How much there is to build from, in sentences. */
export function materialInWords(material: Material): readonly string[] {
  const { areas, allAreas, shareable, hasMore, undecided } = material;
  if (shareable === 0) {
    return ['No entry of this period is shareable yet, so the document would be empty but for its headings.'];
  }
  const entries = `${hasMore ? 'More than ' : ''}${counted(shareable, 'entry', 'entries')}`;
  return [
    `${entries} of this period ${shareable === 1 && !hasMore ? 'is' : 'are'} shareable, with evidence recorded in ${areas} of ${allAreas} skill areas.`,
    ...(undecided > 0
      ? [
          `${counted(undecided, 'suggestion waits', 'suggestions wait')} for your decision and ${undecided === 1 ? 'does' : 'do'} not count yet.`,
        ]
      : []),
  ];
}
