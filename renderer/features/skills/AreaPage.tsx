import type { EntrySummary } from '../../../shared/contract/entry-channels.ts';
import { type Decision, removalOf } from '../../../shared/domain/evidence/evidence.ts';
import { type SkillAreaId, skillArea } from '../../../shared/domain/skill-area/taxonomy.ts';
import { addresses, usePagesOf, useQueryOf } from '../../bridge/index.ts';
import { BackLink, Button, Chip, EmptyState, Notice, Room, Skeleton } from '../../ui/index.ts';
import { AboutArea } from './AboutArea.tsx';
import styles from './AreaPage.module.css';
import { EntryLine } from './EntryLine.tsx';
import { useDecide } from './use-decide.ts';

/** What taking an entry from an area means, by who decided that it counts: the same as on the entry's page. */
function removalFrom({ areas }: EntrySummary, areaId: SkillAreaId): Decision {
  const tie = areas.find((area) => area.areaId === areaId);
  return removalOf(tie?.state ?? 'confirmed');
}

/** One area: what it means, how well it is recorded, what waits for a decision, and every entry behind it. */
export function AreaPage({ areaId }: { readonly areaId: SkillAreaId }) {
  const area = skillArea(areaId);
  const overview = useQueryOf('evidence.overview', {});
  const evidence = overview.data?.areas.find((candidate) => candidate.areaId === areaId);
  const counting = usePagesOf('entry.list', { area: areaId, limit: 50 });
  const waiting = usePagesOf('entry.list', { area: areaId, isUndecided: true, limit: 6 });
  const decide = useDecide(areaId);
  const failed = [overview, counting, waiting].find(({ failure }) => failure);
  const waitingEntries = waiting.data ?? [];
  const countingEntries = counting.data ?? [];

  return (
    <Room
      title={area.name}
      lead={area.definition}
      aside={<AboutArea area={area} evidence={evidence} />}
      asideLabel="About this area"
    >
      <p className={styles.back}>
        <BackLink href={addresses.skills}>All skills</BackLink>
        <Chip tone={area.group}>{area.group === 'soft' ? 'Soft skill' : 'Hard skill'}</Chip>
      </p>
      {failed?.failure && (
        <Notice tone="error" action={<Button onPress={failed.retry}>Try again</Button>}>
          {failed.failure.message}
        </Notice>
      )}
      {waitingEntries.length > 0 && (
        <section aria-labelledby="waiting">
          <h2 id="waiting" className={styles.heading}>
            Is this evidence?
          </h2>
          <ul className={styles.list}>
            {waitingEntries.map((entry) => (
              <EntryLine key={entry.id} entry={entry}>
                <Button
                  aria-label={`Yes, “${entry.title}” is evidence of ${area.name}`}
                  onPress={() => void decide(entry.id, 'confirmed')}
                >
                  Yes
                </Button>
                <Button
                  aria-label={`No, “${entry.title}” is not evidence of ${area.name}`}
                  onPress={() => void decide(entry.id, 'rejected')}
                >
                  No
                </Button>
              </EntryLine>
            ))}
          </ul>
          {waiting.hasMore && <Button onPress={waiting.loadMore}>Show more</Button>}
        </section>
      )}
      <section aria-labelledby="counting">
        <h2 id="counting" className={styles.heading}>
          Entries that count
        </h2>
        {counting.isPending && <Skeleton lines={5} />}
        {counting.data && countingEntries.length === 0 && (
          <EmptyState title="Not recorded yet">
            An entry counts here once you have confirmed it as evidence on its page.
          </EmptyState>
        )}
        <ul className={styles.list}>
          {countingEntries.map((entry) => (
            <EntryLine key={entry.id} entry={entry}>
              <Button
                variant="quiet"
                aria-label={`Remove “${entry.title}” from ${area.name}`}
                onPress={() => void decide(entry.id, removalFrom(entry, areaId))}
              >
                Does not count
              </Button>
            </EntryLine>
          ))}
        </ul>
        {counting.hasMore && <Button onPress={counting.loadMore}>Show more</Button>}
      </section>
    </Room>
  );
}
