import { Ellipsis } from 'lucide-react';
import { Link, useLocation } from 'wouter';
import type { CaseSummary } from '../../../../shared/contract/case-channels.ts';
import { addresses, useQueryOf } from '../../../bridge/index.ts';
import { Button, EmptyState, Menu, Notice, Room, Skeleton, useCommands } from '../../../ui/index.ts';
import { compareAddress, newCaseAddress } from '../case-addresses.ts';
import { caseKindName } from '../kinds.ts';
import { useDeleteCase } from '../use-delete-case.ts';
import { dayOf, periodWords, staleInWords } from '../words.ts';
import styles from './CaseList.module.css';

function Row({ summary }: { readonly summary: CaseSummary }) {
  const [, navigate] = useLocation();
  const remove = useDeleteCase();
  const { id, kind, title, from, to, updatedAt, stale } = summary;
  return (
    <li className={styles.row}>
      <div className={styles.text}>
        <p className={styles.meta}>
          {caseKindName(kind)} · {periodWords(from, to)}
        </p>
        <Link href={addresses.case(id)} className={styles.title ?? ''}>
          {title}
        </Link>
        <p className={styles.meta}>
          Changed {dayOf(updatedAt)}
          {stale > 0 && <span className={styles.stale}>{staleInWords(stale)}</span>}
        </p>
      </div>
      <Menu
        label="Case"
        actions={[
          { id: 'open', name: 'Open' },
          { id: 'compare', name: 'Build again' },
          { id: 'delete', name: 'Delete', isDanger: true },
        ]}
        onAction={(action) => {
          if (action === 'delete') void remove(id);
          else navigate(action === 'compare' ? compareAddress(id) : addresses.case(id));
        }}
        trigger={
          <Button variant="quiet" aria-label={`Actions for “${title}”`}>
            <Ellipsis aria-hidden />
          </Button>
        }
      />
    </li>
  );
}

/** Every case, the one changed last first, and the way to a new one. */
export function CaseList() {
  const [, navigate] = useLocation();
  const list = useQueryOf('case.list', {});
  const begin = () => navigate(newCaseAddress);
  useCommands([
    { id: 'new case', name: 'New case', words: 'promotion brag document self-review', run: begin },
  ]);
  const newCase = (
    <Button variant="primary" size="medium" onPress={begin}>
      New case
    </Button>
  );
  const cases = list.data?.cases ?? [];
  return (
    <Room title="Cases" lead="Built from your shareable entries. Every sentence can be traced back to one.">
      {list.failure && (
        <Notice tone="error" action={<Button onPress={list.retry}>Try again</Button>}>
          {list.failure.message}
        </Notice>
      )}
      {list.isPending && <Skeleton lines={6} />}
      {list.data && cases.length === 0 && (
        <EmptyState title="No case yet" action={newCase}>
          <p>
            A case is a promotion case, a brag document or a self-review. Casebook drafts it from entries you
            marked shareable and confirmed as evidence, in your own words, and shows what a reader would
            stumble over. You edit it, then export it.
          </p>
        </EmptyState>
      )}
      {cases.length > 0 && (
        <>
          {newCase}
          <ul className={styles.list}>
            {cases.map((summary) => (
              <Row key={summary.id} summary={summary} />
            ))}
          </ul>
        </>
      )}
    </Room>
  );
}
