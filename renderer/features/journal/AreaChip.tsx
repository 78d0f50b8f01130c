import { type SkillAreaId, skillArea } from '../../../shared/domain/skill-area/taxonomy.ts';
import { Chip } from '../../ui/index.ts';

/** A skill area by name: blue for hard, clay for soft, ticked once it counts, dashed with a question mark while it is a guess. */
export function AreaChip({
  areaId,
  isCounted = false,
  isTentative = false,
  onRemove,
}: {
  readonly areaId: SkillAreaId;
  /** The person said yes to it or chose it. */
  readonly isCounted?: boolean;
  readonly isTentative?: boolean;
  readonly onRemove?: () => void;
}) {
  const area = skillArea(areaId);
  return (
    <Chip
      tone={area.group}
      isTicked={isCounted}
      isTentative={isTentative}
      removeLabel={`Remove ${area.name}`}
      {...(onRemove ? { onRemove } : {})}
    >
      {area.name}
    </Chip>
  );
}
