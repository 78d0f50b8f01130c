import type { EntryDetail } from '../../../../shared/contract/entry-channels.ts';
import { type Decision, decisionBack, decisionWords } from '../../../../shared/domain/evidence/evidence.ts';
import { type SkillAreaId, skillArea } from '../../../../shared/domain/skill-area/taxonomy.ts';
import { type Params, useMutationOf } from '../../../bridge/index.ts';
import { showToast } from '../../../ui/index.ts';

function sentence(areaIds: readonly SkillAreaId[], decision: Decision): string {
  const [first] = areaIds;
  if (first === undefined || areaIds.length > 1) return 'None of these is counted.';
  return decisionWords(decision, skillArea(first).name);
}

/** Decides areas of an entry, after what is being typed is saved; every decision can be undone. */
export function useDecide(
  entryId: EntryDetail['id'],
  flush: () => Promise<unknown>,
  onEvidence: (evidence: EntryDetail['evidence']) => void,
) {
  const decide = useMutationOf('evidence.decide');

  async function run(areaIds: readonly SkillAreaId[], decision: Decision): Promise<void> {
    await flush();
    const decisions = areaIds.map((areaId) => ({ areaId, state: decision }));
    const answer = await decide.run({ entryId, decisions });
    if (!answer.ok) return;
    onEvidence(answer.value.evidence);
    const back = answer.value.before.map(({ areaId, state }) => ({ areaId, state: decisionBack(state) }));
    showToast({
      message: sentence(areaIds, decision),
      undo: () => void takeBack(back),
    });
  }

  async function takeBack(decisions: Params<'evidence.decide'>['decisions']): Promise<void> {
    const answer = await decide.run({ entryId, decisions });
    if (answer.ok) onEvidence(answer.value.evidence);
    else showToast({ message: `The decision stays. ${answer.failure.message}` });
  }

  return { run, failure: decide.failure };
}
