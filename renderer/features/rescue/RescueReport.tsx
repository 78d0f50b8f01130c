import { useState } from 'react';
import { inWords } from '../../../shared/domain/civil-date/civil-date.ts';
import { counted } from '../../../shared/domain/wording/counted.ts';
import type { Value } from '../../bridge/index.ts';
import { Button, GatePage, Notice } from '../../ui/index.ts';
import styles from './rescue.module.css';

/** What came back, what is uncertain, what is lost, and where the damaged file is. */
export function RescueReport({
  report,
  onOpen,
  onBack,
}: {
  readonly report: Value<'vault.rescue'>;
  readonly onOpen: () => Promise<string | undefined>;
  readonly onBack: () => void;
}) {
  const [isOpening, setOpening] = useState(false);
  const [problem, setProblem] = useState<string>();
  const { exact, unverified, lost, otherRowsLost, keptAs } = report;

  async function open(): Promise<void> {
    setOpening(true);
    setProblem(await onOpen());
    setOpening(false);
  }

  return (
    <GatePage key="report" title="What was rescued">
      <dl className={styles.report}>
        <dt>Exactly as written</dt>
        <dd>{counted(exact, 'entry', 'entries')}</dd>
        <dt>Read, but not proven</dt>
        <dd>
          {counted(unverified.length, 'entry', 'entries')}
          {unverified.length > 0 && (
            <>
              <p className={styles.hint}>
                Their words may differ from what you wrote: look at these days in the journal.
              </p>
              <ul className={styles.days} aria-label="Days of entries that are not proven">
                {unverified.map(({ id, date }) => (
                  <li key={id}>{inWords(date)}</li>
                ))}
              </ul>
            </>
          )}
        </dd>
        <dt>Lost</dt>
        <dd>
          {lost === 0 ? 'no entry that is known of' : counted(lost, 'entry', 'entries')}
          {otherRowsLost > 0 && (
            <p className={styles.hint}>
              And {counted(otherRowsLost, 'record', 'records')} of what belongs to entries: decisions on skill
              areas, people, cases.
            </p>
          )}
        </dd>
        <dt>The damaged file</dt>
        <dd>
          is kept in the journal’s folder as <span className={styles.file}>{keptAs}</span>
        </dd>
      </dl>
      {problem !== undefined && <Notice tone="error">{problem}</Notice>}
      <div className={styles.actions}>
        <Button variant="primary" size="medium" isPending={isOpening} onPress={() => void open()}>
          {isOpening ? 'Opening…' : 'Open the journal'}
        </Button>
        {problem !== undefined && (
          <Button variant="quiet" size="medium" onPress={onBack}>
            Back
          </Button>
        )}
      </div>
    </GatePage>
  );
}
