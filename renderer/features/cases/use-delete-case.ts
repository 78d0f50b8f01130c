import type { CaseId } from '../../../shared/domain/promotion-case/case.ts';
import { useCall } from '../../bridge/index.ts';
import { showToast } from '../../ui/index.ts';

/** Deletes a case and offers to take that back; false where it could not be deleted. */
export function useDeleteCase(): (id: CaseId) => Promise<boolean> {
  const call = useCall();
  return async (id) => {
    const answer = await call('case.delete', { id });
    if (!answer.ok) {
      showToast({ message: answer.failure.message });
      return false;
    }
    showToast({ message: 'Case deleted.', undo: () => void call('case.restore', { id }) });
    return true;
  };
}
