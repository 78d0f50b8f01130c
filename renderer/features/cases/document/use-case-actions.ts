import type { CaseDetail } from '../../../../shared/contract/case-channels.ts';
import type { EntryId } from '../../../../shared/domain/entry/entry.ts';
import type { CaseId } from '../../../../shared/domain/promotion-case/case.ts';
import type { Result } from '../../../../shared/domain/result/result.ts';
import { useCall, useRemember } from '../../../bridge/index.ts';

/** Where a sentence typed by hand goes: after a block, or at its section's end. */
export interface Place {
  readonly sectionId: string;
  readonly afterBlockId?: string;
}

/** What can be done to a case: each answers with the case as it is afterwards, which the page shows at once. */
export interface CaseActions {
  readonly edit: (blockId: string, text: string) => Promise<Changed>;
  readonly add: (place: Place, text: string) => Promise<Changed>;
  readonly link: (blockId: string, entryIds: readonly EntryId[]) => Promise<Changed>;
  readonly remove: (blockId: string) => Promise<Changed>;
  readonly restore: (blockId: string) => Promise<Changed>;
  readonly move: (blockId: string, direction: 'up' | 'down') => Promise<Changed>;
  readonly rename: (title: string) => Promise<Changed>;
}

/** The case after a change, or why there was none. */
export type Changed = Result<CaseDetail, string>;

/** The actions of one case. */
export function useCaseActions(id: CaseId): CaseActions {
  const call = useCall();
  const remember = useRemember();

  async function shown(asked: Promise<Changed>): Promise<Changed> {
    const answer = await asked;
    if (answer.ok) remember('case.get', { id }, answer.value);
    return answer;
  }

  return {
    edit: (blockId, text) => shown(call('case.edit-block', { id, blockId, text })),
    add: (place, text) => shown(call('case.add-block', { id, text, ...place })),
    link: (blockId, entryIds) => shown(call('case.link-block', { id, blockId, entryIds: [...entryIds] })),
    remove: (blockId) => shown(call('case.remove-block', { id, blockId })),
    restore: (blockId) => shown(call('case.restore-block', { id, blockId })),
    move: (blockId, direction) => shown(call('case.move-block', { id, blockId, direction })),
    rename: (title) => shown(call('case.rename', { id, title })),
  };
}
