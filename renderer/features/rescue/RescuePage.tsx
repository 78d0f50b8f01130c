import { useState } from 'react';
import { saveEverything, useMutationOf, useRunningJob, type Value } from '../../bridge/index.ts';
import {
  Button,
  GatePage,
  isBlank,
  Notice,
  noSecret,
  Progress,
  type Secret,
  SecretField,
  SecretToggle,
} from '../../ui/index.ts';
import { RescueReport } from './RescueReport.tsx';
import styles from './rescue.module.css';

/** Reads what can be read of a damaged journal into a new database: explained, begun, followed, and told at the end. */
export function RescuePage({
  initialSecret,
  onOpen,
  onRestore,
  onBack,
}: {
  /** What was typed already to open the journal. */
  readonly initialSecret?: Secret | undefined;
  /** Opens the rescued journal with what was typed here; answers why where it does not open. */
  readonly onOpen: (secret: Secret) => Promise<string | undefined>;
  readonly onRestore: () => void;
  readonly onBack: () => void;
}) {
  const [secret, setSecret] = useState<Secret>(initialSecret ?? noSecret);
  const [isProven] = useState(initialSecret !== undefined && !isBlank(initialSecret));
  const [report, setReport] = useState<Value<'vault.rescue'>>();
  const rescue = useMutationOf('vault.rescue');
  const cancel = useMutationOf('backup.cancel');
  const running = useRunningJob();

  async function begin(): Promise<void> {
    await saveEverything();
    const answer = await rescue.run({ secret });
    if (answer.ok) setReport(answer.value);
  }

  if (report) return <RescueReport report={report} onOpen={() => onOpen(secret)} onBack={onBack} />;
  if (rescue.isPending) {
    const { done, total } = running?.job === 'rescue' ? running : { done: 0, total: 0 };
    return (
      <GatePage key="reading" title="Rescuing the journal">
        <p className={styles.lead}>
          Every page of the damaged file is read by itself, and what is found goes into a new one. The damaged
          file is not changed.
        </p>
        <Progress
          label="Reading what can be read"
          done={done}
          total={total}
          action={<Button onPress={() => void cancel.run({})}>Cancel</Button>}
        />
      </GatePage>
    );
  }

  const wasWrong = rescue.failure?.code.startsWith('wrong-') ?? false;
  const asksForSecret = !isProven || wasWrong;
  return (
    <GatePage key="explaining" title="Rescue the journal">
      <p className={styles.lead}>
        A part of the journal’s file is damaged. Casebook can read everything around that part into a new file
        and tell you exactly what came back, what is uncertain, and what is lost.
      </p>
      <ul className={styles.points}>
        <li>The damaged file is kept beside the new one, as it is. Nothing is deleted.</li>
        <li>The passphrase and the recovery code stay the same.</li>
        <li>A backup, if there is one, may hold more: you can restore it afterwards too.</li>
      </ul>
      <form
        className={styles.form}
        autoComplete="off"
        onSubmit={(event) => {
          event.preventDefault();
          if (!isBlank(secret)) void begin();
        }}
      >
        {asksForSecret && (
          <div>
            <SecretField secret={secret} onChange={setSecret} autoFocus />
            <SecretToggle secret={secret} onChange={setSecret} />
          </div>
        )}
        {rescue.failure && (
          <Notice tone={rescue.failure.code === 'cancelled' ? 'info' : 'error'}>
            {rescue.failure.message}
          </Notice>
        )}
        <div className={styles.actions}>
          <Button type="submit" variant="primary" size="medium" isDisabled={isBlank(secret)}>
            Start the rescue
          </Button>
          <Button size="medium" onPress={onRestore}>
            Restore a backup instead
          </Button>
          <Button variant="quiet" size="medium" onPress={onBack}>
            Back
          </Button>
        </div>
      </form>
    </GatePage>
  );
}
