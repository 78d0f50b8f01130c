import { useRoute } from 'wouter';
import { isSkillAreaId } from '../../../shared/domain/skill-area/taxonomy.ts';
import { AreaPage } from './AreaPage.tsx';
import { SkillsOverview } from './SkillsOverview.tsx';

/** The room of skill areas: all thirteen, or one with the entries behind it. */
export function SkillsRoom() {
  const [, params] = useRoute('/skills/:areaId');
  const areaId = params?.areaId;
  return areaId !== undefined && isSkillAreaId(areaId) ? <AreaPage areaId={areaId} /> : <SkillsOverview />;
}
