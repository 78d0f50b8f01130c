import type { EntryId } from '../../../shared/domain/entry/entry.ts';
import { type SkillAreaId, skillArea } from '../../../shared/domain/skill-area/taxonomy.ts';
import { useCall } from '../../bridge/index.ts';
import { showToast } from '../../ui/index.ts';

const done = { confirmed: 'Counted as evidence of', rejected: 'Not counted as evidence of' } as const;

/** Decides whether entries count for an area, and offers to take each decision back. */
export function useDecide(
  areaId: SkillAreaId,
): (entryId: EntryId, state: 'confirmed' | 'rejected') => Promise<void> {
  const call = useCall();
  return async (entryId, state) => {
    const answer = await call('evidence.decide', { entryId, decisions: [{ areaId, state }] });
    if (!answer.ok) {
      showToast({ message: answer.failure.message });
      return;
    }
    const before = answer.value.before[0]?.state ?? null;
    const undone = before === 'added' ? 'confirmed' : before === 'suggested' ? null : before;
    showToast({
      message: `${done[state]} ${skillArea(areaId).name}.`,
      undo: () => void call('evidence.decide', { entryId, decisions: [{ areaId, state: undone }] }),
    });
  };
}
