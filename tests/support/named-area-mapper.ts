import type { Mapper } from '../../shared/domain/mapping/mapper.ts';
import { skillAreaIds } from '../../shared/domain/skill-area/taxonomy.ts';

/** A mapper that suggests exactly the areas whose ids stand in the text, so that a test can say what is suggested. */
export const namedAreaMapper: Mapper = {
  version: 'named areas 1',
  map(text, kind) {
    const areas = skillAreaIds
      .filter((areaId) => text.includes(areaId))
      .map((areaId) => {
        const start = text.indexOf(areaId);
        return { areaId, confidence: 0.75, spans: [[start, start + areaId.length] as const] };
      });
    return { areas, kind: { id: kind ?? 'win', confidence: 1 }, ignored: [] };
  },
};
