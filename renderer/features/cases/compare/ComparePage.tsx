import { useState } from 'react';
import { Link, useLocation } from 'wouter';
import type { CaseId } from '../../../../shared/domain/promotion-case/case.ts';
import { counted } from '../../../../shared/domain/wording/counted.ts';
import { addresses, useCall, useQueryOf } from '../../../bridge/index.ts';
import { BackLink, Button, EmptyState, Notice, Room, Skeleton, showToast } from '../../../ui/index.ts';
import styles from './ComparePage.module.css';
import { DifferenceCard } from './DifferenceCard.tsx';
import { acceptAll, type Decision, differencesOf } from './differences.ts';

const noDecisions: ReadonlyMap<string, Decision> = new Map();

/** What building a case again would change, to accept or refuse one by one; nothing changes before that. */
export function ComparePage({ id }: { readonly id: CaseId }) {
  const [, navigate] = useLocation();
  const call = useCall();
  const stored = useQueryOf('case.get', { id });
  const compared = useQueryOf('case.compare', { id });
  const [decided, setDecided] = useState(noDecisions);
  const [problem, setProblem] = useState<string>();
  const failure = stored.failure ?? compared.failure;
  const differences =
    stored.data && compared.data ? differencesOf(compared.data.changes, stored.data.sections) : undefined;
  const accepted = (differences ?? []).filter((one) => decided.get(one.id) === 'accept').map((one) => one.id);

  function decide(blockId: string, decision: Decision | null): void {
    const others = [...decided].filter(([other]) => other !== blockId);
    setDecided(new Map(decision === null ? others : [...others, [blockId, decision]]));
  }
  async function take(): Promise<void> {
    const answer = await call('case.accept', { id, blockIds: [...accepted] });
    if (!answer.ok) return setProblem(answer.failure.message);
    const { revision } = answer.value;
    showToast({
      message: `${counted(accepted.length, 'difference', 'differences')} taken over.`,
      undo: () => void putBack(revision),
    });
    navigate(addresses.case(id));
  }
  async function putBack(revision: number): Promise<void> {
    const undone = await call('case.undo', { id, revision });
    if (!undone.ok) showToast({ message: undone.failure.message });
  }

  return (
    <Room
      title="Build again"
      lead="What the journal would make of this case today, beside what stands. Nothing changes until you take it over."
    >
      <p className={styles.back}>
        <BackLink href={addresses.case(id)}>{stored.data?.title ?? 'The case'}</BackLink>
      </p>
      {failure && <Notice tone="error">{failure.message}</Notice>}
      {!failure && !differences && <Skeleton lines={6} />}
      {differences?.length === 0 && (
        <EmptyState
          title="Nothing would change"
          action={<Link href={addresses.case(id)}>Back to the case</Link>}
        >
          The journal makes the same document today. What you typed or edited stays as it is.
        </EmptyState>
      )}
      {differences && differences.length > 0 && (
        <>
          <div className={styles.top}>
            <p>
              {counted(differences.length, 'difference', 'differences')}. What you edited yourself changes
              only if you accept it here.
            </p>
            <Button onPress={() => setDecided(acceptAll(differences, decided))}>Accept all</Button>
          </div>
          <ul className={styles.list}>
            {differences.map((difference) => (
              <DifferenceCard
                key={difference.id}
                difference={difference}
                decision={decided.get(difference.id) ?? null}
                onDecide={(decision) => decide(difference.id, decision)}
              />
            ))}
          </ul>
          <div className={styles.bar}>
            {problem !== undefined && <Notice tone="error">{problem}</Notice>}
            <p role="status">
              {accepted.length} accepted, {differences.length - accepted.length} left as they are.
            </p>
            <Button
              variant="primary"
              size="medium"
              isDisabled={accepted.length === 0}
              onPress={() => void take()}
            >
              Take over {counted(accepted.length, 'difference', 'differences')}
            </Button>
          </div>
        </>
      )}
    </Room>
  );
}
