import type { ReactNode } from 'react';
import { Button, GatePage } from '../../ui/index.ts';
import type { Trouble, WayOut } from './trouble.ts';
import styles from './Unlock.module.css';

const names: Readonly<Record<WayOut, string>> = {
  'rebuild-keys': 'Make the keys anew',
  rescue: 'Rescue what can be read',
  restore: 'Restore a backup',
};

/** Why the journal does not open, what stays true, and every way on. */
export function TroublePage({
  trouble,
  message,
  isTrying,
  onWayOut,
  onTryAgain,
  onBack,
  foot,
}: {
  readonly trouble: Trouble;
  /** The core's own sentence: what is wrong and what to do. */
  readonly message: string;
  readonly isTrying: boolean;
  readonly onWayOut: (way: WayOut) => void;
  readonly onTryAgain: () => void;
  readonly onBack: () => void;
  readonly foot?: ReactNode;
}) {
  const { title, calm, waysOut, canTryAgain } = trouble;
  return (
    <GatePage key={title} title={title} foot={foot}>
      <div role="alert" className={styles.trouble}>
        <p>{message}</p>
        <p>{calm}</p>
      </div>
      <div className={styles.actions}>
        {waysOut.map((way, index) => (
          <Button
            key={way}
            size="medium"
            variant={index === 0 ? 'primary' : 'plain'}
            onPress={() => onWayOut(way)}
          >
            {names[way]}
          </Button>
        ))}
        {canTryAgain && (
          <Button
            size="medium"
            variant={waysOut.length === 0 ? 'primary' : 'plain'}
            isPending={isTrying}
            onPress={onTryAgain}
          >
            {isTrying ? 'Trying…' : 'Try again'}
          </Button>
        )}
        <Button variant="quiet" size="medium" onPress={onBack}>
          Back
        </Button>
      </div>
    </GatePage>
  );
}
