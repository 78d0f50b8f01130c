import { useState } from 'react';
import { counted } from '../../../shared/domain/wording/counted.ts';
import type { Value } from '../../bridge/index.ts';
import { Button, GatePage, Notice } from '../../ui/index.ts';
import styles from './backups.module.css';

/** What came back and where it lies. */
export function Restored({
  restored: { entries, folder, isCurrent },
  onOpen,
  onBack,
}: {
  readonly restored: Value<'backup.restore'>;
  readonly onOpen: () => Promise<string | undefined>;
  readonly onBack: () => void;
}) {
  const [isOpening, setOpening] = useState(false);
  const [problem, setProblem] = useState<string>();

  async function open(): Promise<void> {
    setOpening(true);
    setProblem(await onOpen());
    setOpening(false);
  }

  return (
    <GatePage key="restored" title="The backup is restored">
      <p className={styles.lead}>{counted(entries, 'entry', 'entries')} came back. The journal lies in</p>
      <p className={styles.folder}>{folder}</p>
      {isCurrent ? (
        <p className={styles.lead}>
          It opens with the passphrase and the recovery code of the backup’s day. The journal it came from is
          where it was: both are in the list of journals.
        </p>
      ) : (
        <p className={styles.lead}>
          Casebook was started for another folder alone, which stays as it is. To open this one, start
          Casebook with <code className={styles.file}>--journal</code> and this folder.
        </p>
      )}
      {problem !== undefined && <Notice tone="error">{problem}</Notice>}
      <div className={styles.actions}>
        {isCurrent && (
          <Button variant="primary" size="medium" isPending={isOpening} onPress={() => void open()}>
            {isOpening ? 'Opening…' : 'Open the journal'}
          </Button>
        )}
        {(!isCurrent || problem !== undefined) && (
          <Button variant="quiet" size="medium" onPress={onBack}>
            Back
          </Button>
        )}
      </div>
    </GatePage>
  );
}
