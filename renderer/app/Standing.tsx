import { useEffect, useState } from 'react';
import { Link } from 'wouter';
import {
  addresses,
  type RunningJob,
  useHealth,
  useMutationOf,
  useQueryOf,
  useRunningJob,
  type Value,
} from '../bridge/index.ts';
import { Button, Notice, Progress } from '../ui/index.ts';
import { usePassage } from './passage.ts';
import styles from './Standing.module.css';

/** A job that is over sooner than this is not shown. */
const shownAfterMs = 600;

const jobNames: Readonly<Record<RunningJob['job'], string>> = {
  backup: 'Making a backup',
  verify: 'Checking the journal and its backups',
  restore: 'Restoring a backup',
  rescue: 'Rescuing the journal',
  'rotate-keys': 'Encrypting the journal anew',
};

/** What stands above every room until it is done with: what is wrong, what is to be known, what is at work. */
export function Standing({ status }: { readonly status: Value<'vault.status'> }) {
  const health = useHealth();
  const go = usePassage();
  return (
    <div className={styles.standing}>
      {health === 'reconnecting' && (
        <Notice tone="warning">Casebook does not answer at the moment. Trying again…</Notice>
      )}
      {status.isDamaged && (
        <Notice
          tone="warning"
          action={<Button onPress={() => go({ at: 'rescue' })}>Rescue what can be read…</Button>}
        >
          A part of this journal is damaged. What you see is sound; what lies in that part cannot be shown. A
          rescue brings back what can be read of it.
        </Notice>
      )}
      <Notices />
      <JobUnderWay />
      {!status.isSample && <CodeReminder />}
    </div>
  );
}

function Notices() {
  const notices = useQueryOf('vault.notices', {}).data?.notices ?? [];
  const dismiss = useMutationOf('vault.dismiss-notice');
  return notices.map(({ id, tone, message }) => (
    <Notice
      key={id}
      tone={tone}
      action={<Button onPress={() => void dismiss.run({ id })}>I have read it</Button>}
    >
      {message}
    </Notice>
  ));
}

function JobUnderWay() {
  const running = useRunningJob();
  const cancel = useMutationOf('backup.cancel');
  const isShown = useLasts(running !== undefined);
  if (!running || !isShown) return null;
  return (
    <Progress
      label={jobNames[running.job]}
      done={running.done}
      total={running.total}
      action={running.job !== 'rotate-keys' && <Button onPress={() => void cancel.run({})}>Cancel</Button>}
    />
  );
}

/** Whether something has been so for longer than a moment. */
function useLasts(isSo: boolean): boolean {
  const [lasts, setLasts] = useState(false);
  useEffect(() => {
    if (!isSo) return;
    const timer = setTimeout(() => setLasts(true), shownAfterMs);
    return () => {
      clearTimeout(timer);
      setLasts(false);
    };
  }, [isSo]);
  return lasts;
}

function CodeReminder() {
  const keys = useQueryOf('vault.keys', {});
  if (keys.data?.recoveryCode !== 'unconfirmed') return null;
  return (
    <p className={styles.reminder}>
      The recovery code is not checked yet. <Link href={addresses.keys}>Check it, or make a new one</Link>
    </p>
  );
}
