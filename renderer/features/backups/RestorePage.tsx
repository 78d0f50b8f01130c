import { useState } from 'react';
import type { Params } from '../../../shared/contract/contract.ts';
import { saveEverything, useMutationOf, useQueryOf, useRunningJob, type Value } from '../../bridge/index.ts';
import {
  Button,
  GatePage,
  isBlank,
  Notice,
  noSecret,
  Progress,
  RadioList,
  type Secret,
  SecretField,
  SecretToggle,
  sayInstant,
} from '../../ui/index.ts';
import { backupDetail } from './backup-words.ts';
import styles from './backups.module.css';
import { PathChoice } from './PathChoice.tsx';
import { Restored } from './Restored.tsx';

const anotherFile = 'another file';

/** Brings a backup back as a journal of its own: which one, what opened it then, how far it is, and what came back. */
export function RestorePage({
  initialName,
  initialSecret,
  onRestored,
  onOpen,
  onBack,
}: {
  /** The backup that was chosen already. */
  readonly initialName?: string | undefined;
  readonly initialSecret?: Secret | undefined;
  /** The restored journal is the current one from here. */
  readonly onRestored: () => void;
  /** Opens the restored journal with what was typed here; answers why where it does not open. */
  readonly onOpen: (secret: Secret) => Promise<string | undefined>;
  readonly onBack: () => void;
}) {
  const list = useQueryOf('backup.list', {}, { isAskedAnew: true });
  const [chosen, setChosen] = useState<string | undefined>(initialName);
  const [file, setFile] = useState('');
  const [secret, setSecret] = useState<Secret>(initialSecret ?? noSecret);
  const [restored, setRestored] = useState<Value<'backup.restore'>>();
  const restore = useMutationOf('backup.restore');
  const cancel = useMutationOf('backup.cancel');
  const running = useRunningJob();
  const backups = list.data?.backups ?? [];
  const name = chosen ?? backups[0]?.name ?? anotherFile;
  const isReady = !isBlank(secret) && (name !== anotherFile || file.trim() !== '');

  async function submit(): Promise<void> {
    await saveEverything();
    const from: Params<'backup.restore'>['from'] =
      name === anotherFile ? { type: 'file', file } : { type: 'name', name };
    const answer = await restore.run({ from, secret });
    if (!answer.ok) return;
    setRestored(answer.value);
    if (answer.value.isCurrent) onRestored();
  }

  if (restored) return <Restored restored={restored} onOpen={() => onOpen(secret)} onBack={onBack} />;
  if (restore.isPending) {
    const { done, total } = running?.job === 'restore' ? running : { done: 0, total: 0 };
    return (
      <GatePage key="restoring" title="Restoring the backup">
        <p className={styles.lead}>
          It is read into a folder of its own and checked there. Nothing is written over.
        </p>
        <Progress
          label="Bringing the journal back"
          done={done}
          total={total}
          action={<Button onPress={() => void cancel.run({})}>Cancel</Button>}
        />
      </GatePage>
    );
  }
  return (
    <GatePage key="asking" title="Restore a backup">
      <p className={styles.lead}>
        A backup becomes a journal of its own, beside the ones you have. Nothing is written over: you can look
        at it and go back.
      </p>
      <form
        className={styles.form}
        autoComplete="off"
        onSubmit={(event) => {
          event.preventDefault();
          if (isReady) void submit();
        }}
      >
        {backups.length > 0 && (
          <RadioList
            label="Backup"
            value={name}
            onChange={setChosen}
            options={[
              ...backups.map((backup) => ({
                id: backup.name,
                name: sayInstant(backup.createdAt),
                detail: backupDetail(backup),
              })),
              { id: anotherFile, name: 'Another file', detail: 'a file that ends in .casebook' },
            ]}
          />
        )}
        {list.data && backups.length === 0 && (
          <p className={styles.hint}>There is no backup in {list.data.folder}.</p>
        )}
        {name === anotherFile && (
          <PathChoice
            what="backup"
            label="The backup’s file, with its folder"
            value={file}
            onChange={setFile}
          />
        )}
        <div>
          <SecretField
            secret={secret}
            onChange={setSecret}
            description="The one that opened the journal on the day of the backup."
          />
          <SecretToggle secret={secret} onChange={setSecret} />
        </div>
        {list.failure && <Notice tone="error">{list.failure.message}</Notice>}
        {restore.failure && (
          <Notice tone={restore.failure.code === 'cancelled' ? 'info' : 'error'}>
            {restore.failure.message}
          </Notice>
        )}
        <div className={styles.actions}>
          <Button type="submit" variant="primary" size="medium" isDisabled={!isReady}>
            Restore
          </Button>
          <Button variant="quiet" size="medium" onPress={onBack}>
            Back
          </Button>
        </div>
      </form>
    </GatePage>
  );
}
