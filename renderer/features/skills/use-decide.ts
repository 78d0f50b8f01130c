import type { EntryId } from '../../../shared/domain/entry/entry.ts';
import { type Decision, decisionBack, decisionWords } from '../../../shared/domain/evidence/evidence.ts';
import { type SkillAreaId, skillArea } from '../../../shared/domain/skill-area/taxonomy.ts';
import { useCall } from '../../bridge/index.ts';
import { showToast } from '../../ui/index.ts';

/** Decides whether entries count for an area, and offers to take each decision back. */
export function useDecide(areaId: SkillAreaId): (entryId: EntryId, state: Decision) => Promise<void> {
  const call = useCall();
  return async (entryId, state) => {
    const answer = await call('evidence.decide', { entryId, decisions: [{ areaId, state }] });
    if (!answer.ok) {
      showToast({ message: answer.failure.message });
      return;
    }
    const back = decisionBack(answer.value.before[0]?.state ?? null);
    showToast({
      message: decisionWords(state, skillArea(areaId).name),
      undo: () => void call('evidence.decide', { entryId, decisions: [{ areaId, state: back }] }),
    });
  };
}
