import { Link } from 'wouter';
import type { CaseId } from '../../../../shared/domain/promotion-case/case.ts';
import { addresses, useQueryOf } from '../../../bridge/index.ts';
import { Button, Notice, Room, Skeleton } from '../../../ui/index.ts';
import { CaseView } from './CaseView.tsx';

/** One case: read from the journal, and read again whenever it or what it stands on changes. */
export function CasePage({ id }: { readonly id: CaseId }) {
  const stored = useQueryOf('case.get', { id });
  if (stored.data) return <CaseView key={id} detail={stored.data} />;
  return (
    <Room title="Case">
      {stored.failure ? (
        <Notice
          tone="error"
          action={
            <>
              <Button onPress={stored.retry}>Try again</Button>
              <Link href={addresses.cases}>All cases</Link>
            </>
          }
        >
          {stored.failure.message}
        </Notice>
      ) : (
        <Skeleton lines={10} />
      )}
    </Room>
  );
}
