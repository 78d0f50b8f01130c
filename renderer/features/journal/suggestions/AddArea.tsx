import { Plus } from 'lucide-react';
import {
  type SkillAreaId,
  type SkillGroup,
  skillAreas,
  skillGroupNames,
} from '../../../../shared/domain/skill-area/taxonomy.ts';
import { Button, Menu } from '../../../ui/index.ts';
import styles from './SuggestionPanel.module.css';

/** A menu of the areas that are not counted yet, soft and hard apart, each with what it means. */
export function AddArea({
  taken,
  onAdd,
}: {
  readonly taken: readonly SkillAreaId[];
  readonly onAdd: (areaId: SkillAreaId) => void;
}) {
  const group = (id: SkillGroup) => ({
    id,
    heading: skillGroupNames[id],
    actions: skillAreas
      .filter((area) => area.group === id && !taken.includes(area.id))
      .map((area) => ({ id: area.id, name: area.name, detail: area.definition })),
  });
  const groups = [group('soft'), group('hard')];
  return (
    <Menu
      label="Skill areas"
      trigger={
        <Button variant="quiet" className={styles.add}>
          <Plus aria-hidden /> Add an area
        </Button>
      }
      groups={groups.filter((one) => one.actions.length > 0)}
      onAction={onAdd}
    />
  );
}
